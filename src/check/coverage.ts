/** Which values a value map has, in a form that answers quickly: maps and lists of values may both be long. */
import { covers, mergedRanges, type ValueMap } from "../runtime/value-map.ts";

type Map = ValueMap<bigint | string>;

export interface Coverage {
  /** @param high of the range that begins with the value, where it is one */
  has(value: bigint | string, high?: bigint | string): boolean;
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
  const texts = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === "value" && typeof entry.value === "string") texts.add(entry.value);
  }
  const ranges = mergedRanges(entries);
  return {
    has: (value, high = value) =>
      typeof value === "bigint" && typeof high === "bigint" ? covers(ranges, value, high) : texts.has(String(value)),
  };
}
