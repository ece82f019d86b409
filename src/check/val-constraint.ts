import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule, WrittenValue } from "./rule.ts";

type Limit = "MinValue" | "MaxValue" | "MinLen" | "MaxLen";

function broken(value: WrittenValue["value"], { limits }: WrittenValue["element"]): Limit | null {
  if (value.kind === "integer") {
    if (limits.minValue !== null && value.value < limits.minValue) return "MinValue";
    return limits.maxValue !== null && value.value > limits.maxValue ? "MaxValue" : null;
  }
  if (value.kind !== "string") return null;
  if (limits.minLength !== null && value.value.length < limits.minLength) return "MinLen";
  return limits.maxLength !== null && value.value.length > limits.maxLength ? "MaxLen" : null;
}

export const valConstraint: Rule = {
  code: "val-constraint",
  scalar(value, node, { element, type }, { report }) {
    if (type.kind !== "intrinsic" || (value.kind === "string") !== (type.name === "string")) return;
    const limit = broken(value, element);
    if (limit === null) return;
    const qualifier = element.qualifiers.get(limit);
    const notes = qualifier === undefined ? [] : [{ message: "the limit is given here", span: qualifier.node.span }];
    report(diagnostic("val-constraint", node.span, { name: element.name, limit }, notes));
  },
};
