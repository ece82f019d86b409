import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { AuditRule } from "./rule.ts";
import { standingOf } from "./standing.ts";

/** A value that no entry of the value map covers cannot come, and must not be sent. */
export const valueUnknown: AuditRule = {
  code: "value-unknown",
  value({ node, value, expected, isBound }, context) {
    const [of] = expected;
    if (of === undefined || isBound || expected.some((candidate) => standingOf(value, candidate) !== "unknown")) return;
    context.report(diagnostic("value-unknown", context.span(node), { value: String(value), element: of.element }));
  },
};
