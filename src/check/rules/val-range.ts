import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IntrinsicType, Value } from "../../schema/model.ts";
import { integerBounds, isIntegerType } from "../../schema/value-map.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

/** IEEE 754: the greatest numbers of 32 and 64 bits. */
const greatest = { real32: (2 - 2 ** -23) * 2 ** 127, real64: Number.MAX_VALUE } as const;

/** The bounds that a number is beyond; `null` where it fits, or has no place in the type at all. */
function exceeded(value: Value, type: IntrinsicType): { low: bigint | number; high: bigint | number } | null {
  if (value.kind !== "integer" && value.kind !== "real") return null;
  if (type === "real32" || type === "real64") {
    const number = Number(value.value);
    const isBeyond = type === "real32" ? !Number.isFinite(Math.fround(number)) : !Number.isFinite(number);
    return isBeyond ? { low: -greatest[type], high: greatest[type] } : null;
  }
  if (value.kind === "real" || !isIntegerType(type)) return null;
  const { low, high } = integerBounds(type);
  return value.value < low || value.value > high ? { low, high } : null;
}

export const valRange: Rule = {
  code: "val-range",
  scalar(value, node, { element: { name }, type }, { report }) {
    const bounds = type.kind === "intrinsic" ? exceeded(value, type.name) : null;
    if (bounds !== null && type.kind === "intrinsic")
      report(diagnostic("val-range", node.span, { name, type: type.name, ...bounds }));
  },
  qualifiersOf({ name, type }) {
    if (!isIntegerType(type) && type !== "real32" && type !== "real64") return null;
    return (qualifier, _element, { report }) => {
      const bounds = qualifier.node.value === null ? null : exceeded(qualifier.value, type);
      if (bounds !== null) report(diagnostic("val-range", valueNodeOf(qualifier).span, { name, type, ...bounds }));
    };
  },
};
