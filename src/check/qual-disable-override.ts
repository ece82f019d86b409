import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Qualifier } from "../schema/model.ts";
import type { NameMap } from "../schema/name-map.ts";
import type { Rule } from "./rule.ts";
import { isSameValue } from "./same-value.ts";

function check({ name, value, node }: Qualifier, inherited: NameMap<Qualifier> | undefined, report: Report): void {
  const before = inherited?.get(name);
  if (before === undefined || before.flavors.overridable || !before.flavors.toSubclass || isSameValue(before.value, value)) return;
  // A key that is taken back has its own code.
  if (name === "Key") return;
  report(diagnostic("qual-disable-override", node.span, { name }, [{ message: "the inherited value is given here", span: before.node.span }]));
}

export const qualDisableOverride: Rule = {
  code: "qual-disable-override",
  qualifier(qualifier, element, { report }) {
    // What can be overridden says so in the flavors that it has from what it overrides.
    if (qualifier.flavors.overridable || !("kind" in element) || element.kind === "parameter") return;
    check(qualifier, (element.kind === "class" ? element.superclass : element.overridden)?.qualifiers, report);
  },
  method({ overridden, parameters }, { report }) {
    if (overridden === null) return;
    for (const { name, qualifiers } of parameters.values()) {
      const inherited = overridden.parameters.get(name)?.qualifiers;
      for (const qualifier of qualifiers.values()) if (!qualifier.isInherited) check(qualifier, inherited, report);
    }
  },
};
