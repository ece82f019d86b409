import { classify } from "../../runtime/value-map.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";
import { standingOf } from "../standing.ts";

/** What is reserved has no meaning yet; the next version of the schema may give it one. */
export const valueReserved: AuditRule = {
  code: "value-reserved",
  value({ node, value, member, expected, isBound }, context) {
    const of = expected.find((candidate) => standingOf(value, candidate) === "reserved");
    const isMeant = expected.some((candidate) => ["member", "open"].includes(standingOf(value, candidate)));
    if (of?.map == null || member !== null || isBound || isMeant) return;
    const entry = classify(of.map, value);
    const label = entry.kind === "none" ? "" : (entry.label ?? "");
    context.report(
      diagnostic("value-reserved", context.span(node), { value: String(value), element: of.element, label }),
    );
  },
};
