import { diagnostic } from "../diagnostics/diagnostic.ts";
import { integerBounds, isIntegerType } from "../schema/value-map.ts";
import { type Rule, valueNodeOf } from "./rule.ts";

export const valRange: Rule = {
  code: "val-range",
  scalar(value, node, { element: { name }, type }, { report }) {
    if (value.kind !== "integer" || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    const { low, high } = integerBounds(type.name);
    if (value.value < low || value.value > high) report(diagnostic("val-range", node.span, { name, type: type.name, low, high }));
  },
  qualifier(qualifier, _element, { report }) {
    const { declaration, node } = qualifier;
    if (node.value?.kind !== "IntegerLiteral" || declaration === null || !isIntegerType(declaration.type)) return;
    const { value } = qualifier;
    const { low, high } = integerBounds(declaration.type);
    if (value.kind === "integer" && (value.value < low || value.value > high)) {
      report(diagnostic("val-range", valueNodeOf(qualifier).span, { name: declaration.name, type: declaration.type, low, high }));
    }
  },
};
