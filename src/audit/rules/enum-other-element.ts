import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { withinClass } from "../../bindings/element-names.ts";
import type { BoundEnum, BoundMember } from "../bound-enum.ts";
import { memberFix } from "../member-fix.ts";
import type { AuditRule } from "../rule.ts";

/** A member of one element's enum where another element's value belongs: the same number may mean something else there. */
export const enumOtherElement: AuditRule = {
  code: "enum-other-element",
  value({ node, member: written, expected, isBound }, context) {
    const [of] = expected;
    if (written === null || of === undefined || isBound || expected.includes(written.of)) return;
    const meant = of.members.find(({ value }) => value === written.member.value) ?? null;
    const isSameMeaning = meant !== null && isSameLabel(meant, written.member);
    // An override has an enum of its own beside that of the class above.
    if (isSameMeaning && elementName(of) === elementName(written.of)) return;
    const fix = isSameMeaning ? memberFix(node, of, meant, context) : null;
    const help = { value: String(written.member.value), meaning: meant?.label ?? null };
    context.report(
      diagnostic(
        "enum-other-element",
        context.span(node),
        { what: `${written.of.name}.${written.member.name}`, from: null, element: of.element, help },
        [],
        fix,
      ),
    );
  },
  expression({ node, of, expected }, { report, span }) {
    const [first] = expected;
    // Elements that have some meanings in common may be compared: what is asked for and what is.
    if (first === undefined || expected.some((candidate) => haveMeaningInCommon(of, candidate))) return;
    report(
      diagnostic("enum-other-element", span(node), {
        what: node.getText(),
        from: of.element,
        element: first.element,
        help: null,
      }),
    );
  },
};

function haveMeaningInCommon(one: BoundEnum, other: BoundEnum): boolean {
  return one.members.some((member) =>
    other.members.some((candidate) => candidate.value === member.value && isSameLabel(candidate, member)),
  );
}

function isSameLabel(a: BoundMember, b: BoundMember): boolean {
  return a.label.toLowerCase() === b.label.toLowerCase();
}

/** `RequestStateChange()` of `CIM_ConcreteJob.RequestStateChange()`. */
function elementName({ element }: BoundEnum): string {
  return withinClass(element).toLowerCase();
}
