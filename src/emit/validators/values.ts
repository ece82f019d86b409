/** Which values a ValueMap or BitMap has, as conditions on a `value` whose type is known. */
import type { IntegerType } from "../../schema/model.ts";
import { integerBounds, isIntegerType } from "../../schema/value-map.ts";
import { integerLiteral, stringLiteral } from "../module/literals.ts";
import type { ValueEnum } from "../enums/value-enums.ts";

interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

/** The values of a map as ranges that neither overlap nor touch; `null` where it has them all or holds strings. */
function valueRanges({ map, base }: ValueEnum): Range[] | null {
  if (base === "string" || map.entries.some(({ kind }) => kind === "unclaimed")) return null;
  const ranges = map.entries.flatMap((entry): Range[] => {
    if (entry.kind === "unclaimed") return [];
    const [low, high] = entry.kind === "value" ? [entry.value, entry.value] : [entry.low, entry.high];
    return typeof low === "bigint" && typeof high === "bigint" && low <= high ? [{ low, high }] : [];
  });
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0))) {
    const last = merged.at(-1);
    if (last === undefined || range.low > last.high + 1n) merged.push(range);
    else if (range.high > last.high) merged[merged.length - 1] = { low: last.low, high: range.high };
  }
  return merged;
}

/** The condition that a value map puts on an integer of a type or on a string; `null` where it allows every value. */
export function valueCondition(valueEnum: ValueEnum, type: string): string | null {
  if (valueEnum.base === "string") return textCondition(valueEnum);
  const ranges = valueRanges(valueEnum);
  if (ranges === null || !isInteger(type)) return null;
  const bounds = integerBounds(type);
  const isBig = valueEnum.base === "bigint";
  const conditions = ranges.map(({ low, high }) => {
    if (low === high) return `value === ${integerLiteral(low, isBig)}`;
    const parts: string[] = [];
    if (low > bounds.low) parts.push(`value >= ${integerLiteral(low, isBig)}`);
    if (high < bounds.high) parts.push(`value <= ${integerLiteral(high, isBig)}`);
    return parts.length === 2 ? `(${parts.join(" && ")})` : (parts[0] ?? "");
  });
  if (conditions.includes("")) return null;
  return conditions.length === 0 ? "false" : conditions.join(" || ");
}

function textCondition({ map }: ValueEnum): string | null {
  if (map.entries.some(({ kind }) => kind === "unclaimed")) return null;
  const texts = map.entries.flatMap((entry) =>
    entry.kind === "value" && typeof entry.value === "string" ? [entry.value] : [],
  );
  return [...new Set(texts)].map((text) => `value === ${stringLiteral(text)}`).join(" || ") || "false";
}

/** The condition that a bit map puts on an integer: no bit is set that it lacks. `null` where it has them all. */
export function bitCondition({ map }: ValueEnum, type: string): string | null {
  if (!isInteger(type) || map.entries.some(({ kind }) => kind === "unclaimed")) return null;
  const width = BigInt(/\d+/.exec(type)?.[0] ?? 0);
  let claimed = 0n;
  for (const entry of map.entries) {
    if (entry.kind === "unclaimed") continue;
    const [low, high] = entry.kind === "value" ? [entry.value, entry.value] : [entry.low, entry.high];
    if (typeof low !== "bigint" || typeof high !== "bigint") continue;
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
