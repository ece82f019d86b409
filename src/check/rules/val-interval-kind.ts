import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { DateTime } from "../../runtime/datetime.ts";
import { textOf } from "../../schema/value.ts";
import type { Rule } from "../rule.ts";

export const valIntervalKind: Rule = {
  code: "val-interval-kind",
  scalar(value, node, { element: { name, qualifiers }, type }, { report }) {
    if (value.kind !== "string" || type.kind !== "intrinsic" || type.name !== "datetime") return;
    const subType = textOf(qualifiers.get("SubType")?.value)?.toLowerCase();
    if (subType !== "interval" && subType !== "timestamp") return;
    const parsed = DateTime.tryParse(value.value);
    if (parsed === null || parsed.isInterval === (subType === "interval")) return;
    report(diagnostic("val-interval-kind", node.span, { name, isInterval: parsed.isInterval }));
  },
};
