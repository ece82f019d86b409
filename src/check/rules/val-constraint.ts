import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule, WrittenValue } from "../rule.ts";

type Broken = { readonly limit: "MinValue" | "MaxValue" | "MinLen" | "MaxLen"; readonly bound: bigint | number };

function broken(
  value: WrittenValue["value"],
  { limits: { minValue, maxValue, minLength, maxLength } }: WrittenValue["element"],
): Broken | null {
  if (value.kind === "integer" || value.kind === "real") {
    if (minValue !== null && value.value < minValue) return { limit: "MinValue", bound: minValue };
    return maxValue !== null && value.value > maxValue ? { limit: "MaxValue", bound: maxValue } : null;
  }
  if (value.kind !== "string") return null;
  if (minLength !== null && value.value.length < minLength) return { limit: "MinLen", bound: minLength };
  return maxLength !== null && value.value.length > maxLength ? { limit: "MaxLen", bound: maxLength } : null;
}

export const valConstraint: Rule = {
  code: "val-constraint",
  scalar(value, node, { element, type }, { report }) {
    if (type.kind !== "intrinsic" || (value.kind === "string") !== (type.name === "string")) return;
    const violation = broken(value, element);
    if (violation === null) return;
    const qualifier = element.qualifiers.get(violation.limit);
    const notes = qualifier === undefined ? [] : [{ message: "the limit is given here", span: qualifier.node.span }];
    report(diagnostic("val-constraint", node.span, { name: element.name, ...violation }, notes));
  },
};
