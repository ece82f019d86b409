import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Qualifier } from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import type { Rule } from "../rule.ts";
import { isSameValue } from "../same-value.ts";

function check(qualifiers: NameMap<Qualifier>, inherited: NameMap<Qualifier> | undefined, report: Report): void {
  if (inherited === undefined) return;
  qualifiers.forEach((qualifier) => {
    const { name, isInherited, node } = qualifier;
    const before = isInherited ? undefined : inherited.get(name);
    // A key that is taken back has its own code.
    if (before === undefined || before.flavors.overridable || !before.flavors.toSubclass || name === "Key") return;
    if (isSameValue(before.value, qualifier.value)) return;
    report(
      diagnostic("qual-disable-override", node.span, { name }, [
        { message: "the inherited value is given here", span: before.node.span },
      ]),
    );
  });
}

export const qualDisableOverride: Rule = {
  code: "qual-disable-override",
  class({ qualifiers, superclass }, { report }) {
    check(qualifiers, superclass?.qualifiers, report);
  },
  override(member, overridden, { report }) {
    check(member.qualifiers, overridden.qualifiers, report);
    if (member.kind !== "method" || overridden.kind !== "method") return;
    for (const { name, qualifiers } of member.parameters.values())
      check(qualifiers, overridden.parameters.get(name)?.qualifiers, report);
  },
};
