import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";
import { membershipOf } from "../membership.ts";

/** A value that no entry of the value map covers cannot come, and must not be sent. */
export const valueUnknown: AuditRule = {
  code: "value-unknown",
  value({ node, value, member, expected, isBound }, context) {
    const [of] = expected;
    // Of members of other enums that is what has to be said.
    if (
      of === undefined ||
      member !== null ||
      isBound ||
      expected.some((candidate) => membershipOf(value, candidate) !== "unknown")
    )
      return;
    context.report(diagnostic("value-unknown", context.span(node), { value: String(value), element: of.element }));
  },
};
