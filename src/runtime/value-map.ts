/**
 * Value maps: what the ValueMap/Values or BitMap/BitValues qualifiers say about a value (DSP0004 5.6.3).
 * A value map is data; the functions beside it answer questions about it.
 */

/** A value that a map can hold: `number` up to 32 bits, `bigint` for 64 bits, `string` for string-valued maps. */
export type MappedValue = number | bigint | string;

/** One entry, `text` as the schema writes it. The label is `null` where the schema gives values only. */
export type ValueMapEntry<T extends MappedValue = MappedValue> =
  | { readonly kind: "value"; readonly text: string; readonly value: T; readonly label: string | null }
  /** `a..b`, `a..`, `..b`: inclusive bounds; an open end is the bound of the type. */
  | { readonly kind: "range"; readonly text: string; readonly low: T; readonly high: T; readonly label: string | null }
  /** `..`: all values that no other entry claims. */
  | { readonly kind: "unclaimed"; readonly text: string; readonly label: string | null };

/** The entries in the order of the schema. */
export interface ValueMap<T extends MappedValue = MappedValue> {
  readonly entries: readonly ValueMapEntry<T>[];
}

/** What a value map says about one value; `none`: the map does not have it. */
export type Classification =
  | { readonly kind: "exact" | "range" | "unclaimed"; readonly label: string | null }
  | { readonly kind: "none" };

/** Looks a value up. An exact entry wins over a range, a range over `..`, an earlier range over a later one. */
export function classify<T extends MappedValue>(map: ValueMap<T>, value: T): Classification {
  let range: ValueMapEntry<T> | undefined;
  let unclaimed: ValueMapEntry<T> | undefined;
  for (const entry of map.entries) {
    if (entry.kind === "value") {
      if (entry.value === value) return { kind: "exact", label: entry.label };
    } else if (entry.kind === "range") {
      if (range === undefined && entry.low <= value && value <= entry.high) range = entry;
    } else {
      unclaimed ??= entry;
    }
  }
  if (range !== undefined) return { kind: "range", label: range.label };
  if (unclaimed !== undefined) return { kind: "unclaimed", label: unclaimed.label };
  return { kind: "none" };
}
