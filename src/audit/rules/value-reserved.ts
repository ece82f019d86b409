import { labelOf } from "../../runtime/value-map.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";
import { membershipOf } from "../membership.ts";

/** What is reserved has no meaning yet; the next version of the schema may give it one. */
export const valueReserved: AuditRule = {
  code: "value-reserved",
  value({ node, value, member, expected, isBound }, context) {
    const of = expected.find((candidate) => membershipOf(value, candidate) === "reserved");
    const isMeant = expected.some((candidate) => ["member", "open"].includes(membershipOf(value, candidate)));
    if (of?.map == null || member !== null || isBound || isMeant) return;
    const label = labelOf(of.map, value) ?? "";
    context.report(
      diagnostic("value-reserved", context.span(node), { value: String(value), element: of.element, label }),
    );
  },
};
