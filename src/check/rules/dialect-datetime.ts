import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { DateTime } from "../../runtime/datetime.ts";
import type { Rule } from "../rule.ts";

/** DSP0004 has asterisks from the right only, and no month 0. */
function isOfWmi(text: string): boolean {
  return (/\*.*\d/.test(text.slice(0, 21)) || /^0{14}\.0{6}[+-]/.test(text)) && DateTime.tryParse(text) !== null;
}

export const dialectDateTime: Rule = {
  code: "dialect-datetime",
  scalar(value, node, { type }, { report }) {
    if (value.kind !== "string" || type.kind !== "intrinsic" || type.name !== "datetime") return;
    if (isOfWmi(value.value)) report(diagnostic("dialect-datetime", node.span, { text: value.value }));
  },
};
