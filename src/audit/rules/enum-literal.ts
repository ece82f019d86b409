import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { memberFix } from "../member-fix.ts";
import type { AuditRule } from "../rule.ts";

/** A constant with the value of a member has to be written as the member. */
export const enumLiteral: AuditRule = {
  code: "enum-literal",
  value(placed, context) {
    const { node, text, value, expected, member, isLiteral } = placed;
    if (member !== null) return;
    for (const of of expected) {
      const meant = of.members.find((candidate) => candidate.value === value);
      if (meant === undefined) continue;
      const fix = isLiteral ? memberFix(node, of, meant, context) : null;
      context.report(
        diagnostic(
          "enum-literal",
          context.span(node),
          { text, element: of.element, member: `${of.name}.${meant.name}` },
          [],
          fix,
        ),
      );
      return;
    }
  },
};
