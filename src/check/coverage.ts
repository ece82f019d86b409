/** Which values a value map has, in a form that answers quickly: maps and lists of values may both be long. */
import type { ValueMap } from "../runtime/value-map.ts";

type Map = ValueMap<bigint | string>;

export interface Coverage {
  has(value: bigint | string): boolean;
}

const known = new WeakMap<Map, Coverage>();

export function coverageOf(map: Map): Coverage {
  const before = known.get(map);
  if (before !== undefined) return before;
  const coverage = readCoverage(map);
  known.set(map, coverage);
  return coverage;
}

function readCoverage({ entries }: Map): Coverage {
  // `..` is for all values that the map does not list.
  if (entries.some(({ kind }) => kind === "unclaimed")) return { has: () => true };
  const exact = new Set<bigint | string>();
  const ranges: { low: bigint; high: bigint }[] = [];
  for (const entry of entries) {
    if (entry.kind === "value") exact.add(entry.value);
    else if (entry.kind === "range" && typeof entry.low === "bigint" && typeof entry.high === "bigint")
      ranges.push({ low: entry.low, high: entry.high });
  }
  ranges.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0));
  const merged: { low: bigint; high: bigint }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range.low <= last.high) last.high = range.high > last.high ? range.high : last.high;
    else merged.push(range);
  }
  return {
    has(value) {
      if (exact.has(value)) return true;
      if (typeof value === "string") return false;
      let [from, to] = [0, merged.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        const range = merged[middle]!;
        if (value < range.low) to = middle;
        else if (value > range.high) from = middle + 1;
        else return true;
      }
      return false;
    },
  };
}
