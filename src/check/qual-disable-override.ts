import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Qualifier } from "../schema/model.ts";
import type { NameMap } from "../schema/name-map.ts";
import type { Rule } from "./rule.ts";
import { isSameValue } from "./same-value.ts";

function check(own: NameMap<Qualifier>, inherited: NameMap<Qualifier> | undefined, report: Report): void {
  if (inherited === undefined) return;
  for (const { name, value, node, isInherited } of own) {
    if (isInherited) continue;
    const before = inherited.get(name);
    if (before === undefined || before.flavors.overridable || !before.flavors.toSubclass || isSameValue(before.value, value)) continue;
    // A key that is taken back has its own code.
    if (name.toLowerCase() === "key") continue;
    report(diagnostic("qual-disable-override", node.span, { name }, [{ message: "the inherited value is given here", span: before.node.span }]));
  }
}

export const qualDisableOverride: Rule = {
  code: "qual-disable-override",
  class({ qualifiers, superclass }, { report }) {
    check(qualifiers, superclass?.qualifiers, report);
  },
  property({ qualifiers, overridden }, { report }) {
    check(qualifiers, overridden?.qualifiers, report);
  },
  method({ qualifiers, overridden, parameters }, { report }) {
    if (overridden === null) return;
    check(qualifiers, overridden.qualifiers, report);
    for (const parameter of parameters) check(parameter.qualifiers, overridden.parameters.get(parameter.name)?.qualifiers, report);
  },
};
