/** Which values a ValueMap or BitMap has, as conditions on a `value` whose type is known. */
import type { IntegerType } from "../../schema/model.ts";
import { mergedRanges } from "../../runtime/value-map.ts";
import { bitsOf, integerBounds, isIntegerType } from "../../schema/value-map.ts";
import { integerLiteral, stringLiteral } from "../module/literals.ts";
import type { ValueEnum } from "../enums/value-enums.ts";

/** The condition that a value map puts on an integer of a type or on a string; `null` where it allows every value. */
export function valueCondition(valueEnum: ValueEnum, type: string): string | null {
  if (valueEnum.base === "string") return textCondition(valueEnum);
  if (hasUnclaimed(valueEnum) || !isInteger(type)) return null;
  const bounds = integerBounds(type);
  const isBig = valueEnum.base === "bigint";
  const conditions = mergedRanges(valueEnum.map.entries).map(({ low, high }) => {
    if (low === high) return `value === ${integerLiteral(low, isBig)}`;
    const parts: string[] = [];
    if (low > bounds.low) parts.push(`value >= ${integerLiteral(low, isBig)}`);
    if (high < bounds.high) parts.push(`value <= ${integerLiteral(high, isBig)}`);
    return parts.length === 2 ? `(${parts.join(" && ")})` : (parts[0] ?? "");
  });
  if (conditions.includes("")) return null;
  return conditions.length === 0 ? "false" : conditions.join(" || ");
}

/** Whether a map has `..`, and so all values. */
function hasUnclaimed({ map }: ValueEnum): boolean {
  return map.entries.some(({ kind }) => kind === "unclaimed");
}

function textCondition(valueEnum: ValueEnum): string | null {
  if (hasUnclaimed(valueEnum)) return null;
  const texts = valueEnum.map.entries.flatMap((entry) =>
    entry.kind === "value" && typeof entry.value === "string" ? [entry.value] : [],
  );
  return [...new Set(texts)].map((text) => `value === ${stringLiteral(text)}`).join(" || ") || "false";
}

/** The condition that a bit map puts on an integer: no bit is set that it lacks. `null` where it has them all. */
export function bitCondition(valueEnum: ValueEnum, type: string): string | null {
  if (!isInteger(type) || hasUnclaimed(valueEnum)) return null;
  const width = BigInt(bitsOf(type));
  let claimed = 0n;
  for (const { low, high } of mergedRanges(valueEnum.map.entries)) {
    for (let bit = low; bit <= high && bit < width; bit++) claimed |= 1n << bit;
  }
  const unclaimed = BigInt.asUintN(Number(width), ~claimed);
  if (unclaimed === 0n) return null;
  const big = width === 64n ? "n" : "";
  return `(value & 0x${unclaimed.toString(16)}${big}) === 0${big}`;
}

function isInteger(type: string): type is IntegerType {
  return isIntegerType(type as IntegerType);
}
