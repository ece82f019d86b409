/**
 * Value maps: what the ValueMap/Values or BitMap/BitValues qualifiers say about a value (DSP0004 5.6.3).
 * A value map is data; the functions beside it answer questions about it.
 */

/** A value that a map can hold: `number` up to 32 bits, `bigint` for 64 bits, `string` for string-valued maps. */
export type MappedValue = number | bigint | string;

/** One entry, `text` as the schema writes it. The label is `null` where the schema gives values only. */
export type ValueMapEntry<T extends MappedValue = MappedValue, E extends T = T> =
  | {
      readonly kind: "value";
      readonly text: string;
      readonly value: E;
      readonly label: string | null;
    }
  /** `a..b`, `a..`, `..b`: inclusive bounds; an open end is the bound of the type. */
  | {
      readonly kind: "range";
      readonly text: string;
      readonly low: T;
      readonly high: T;
      readonly label: string | null;
    }
  /** `..`: all values that no other entry claims. */
  | { readonly kind: "unclaimed"; readonly text: string; readonly label: string | null };

/** The entries in the order of the schema. `E` is the enum whose members are the exact values. */
export interface ValueMap<T extends MappedValue = MappedValue, E extends T = T> {
  readonly entries: readonly ValueMapEntry<T, E>[];
}

/** What a value map says about one value; `none`: the map does not have it. */
export type Classification =
  | { readonly kind: "exact" | "range" | "unclaimed"; readonly label: string | null }
  | { readonly kind: "none" };

/** Inclusive bounds under one label. */
export interface LabelledRange<T extends MappedValue = MappedValue> {
  readonly low: T;
  readonly high: T;
  readonly label: string;
}

/**
 * An entry in the short form of generated code: a row with `value` is exact, one with `low` and `high` a range, one
 * with neither is `..`. `text` stands only where the schema writes the value in an unusual way (`0x10`, `5..`).
 */
export type ValueMapRow<T extends MappedValue, E extends T> =
  | { readonly value: E; readonly label: string | null; readonly text?: string }
  | { readonly low: T; readonly high: T; readonly label: string | null; readonly text?: string }
  | { readonly label: string | null };

/** Makes a frozen value map of its rows. */
export function valueMap<T extends MappedValue, E extends T = T>(
  rows: readonly ValueMapRow<T, E>[],
): ValueMap<T, E> {
  return Object.freeze({ entries: Object.freeze(rows.map((row) => Object.freeze(entryOf(row)))) });
}

function entryOf<T extends MappedValue, E extends T>(row: ValueMapRow<T, E>): ValueMapEntry<T, E> {
  const { label } = row;
  if ("value" in row)
    return { kind: "value", text: row.text ?? String(row.value), value: row.value, label };
  if ("low" in row) {
    return {
      kind: "range",
      text: row.text ?? `${row.low}..${row.high}`,
      low: row.low,
      high: row.high,
      label,
    };
  }
  return { kind: "unclaimed", text: "..", label };
}

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

/** The label of a value, be it exact, in a range or unclaimed; `null` where the map has none for it. */
export function labelOf<T extends MappedValue>(map: ValueMap<T>, value: T): string | null {
  const found = classify(map, value);
  return found.kind === "none" ? null : found.label;
}

/** The value with exactly this label; the first one where labels repeat, `null` where only a range has it. */
export function valueOf<T extends MappedValue, E extends T>(
  map: ValueMap<T, E>,
  label: string,
): E | null {
  for (const entry of map.entries) {
    if (entry.kind === "value" && entry.label === label) return entry.value;
  }
  return null;
}

/** Whether a value is one of the exact values, and so a member of the enum. */
export function isMember<T extends MappedValue, E extends T>(
  map: ValueMap<T, E>,
  value: T,
): value is E {
  return map.entries.some((entry) => entry.kind === "value" && entry.value === value);
}

/** The ranges that are left to vendors: those whose label says "vendor". */
export function vendorRanges<T extends MappedValue>(map: ValueMap<T>): LabelledRange<T>[] {
  return rangesWhere(map, saysVendor);
}

/** The ranges that nobody may use yet: those whose label says "reserved" and that are not a vendor's ("Vendor Reserved"). */
export function reservedRanges<T extends MappedValue>(map: ValueMap<T>): LabelledRange<T>[] {
  return rangesWhere(map, isReserved);
}

/** Whether a label says that nobody may use its values yet; "Vendor Reserved" leaves them to vendors. */
export function isReserved(label: string): boolean {
  return /reserved/i.test(label) && !saysVendor(label);
}

/**
 * Makes a vendor's own value on purpose: gives it the type of the enum that cannot name it.
 * Throws a RangeError where the schema does not leave the value to vendors.
 */
export function vendor<T extends MappedValue, E extends T>(map: ValueMap<T, E>, value: T): E {
  const found = classify(map, value);
  if (
    (found.kind === "range" || found.kind === "unclaimed") &&
    found.label !== null &&
    saysVendor(found.label)
  ) {
    return value as E;
  }
  throw new RangeError(
    `${value} is ${standing(found)}, not a value for vendors: ${vendorSpace(map)}.`,
  );
}

function saysVendor(label: string): boolean {
  return /vendor/i.test(label);
}

function rangesWhere<T extends MappedValue>(
  map: ValueMap<T>,
  accepts: (label: string) => boolean,
): LabelledRange<T>[] {
  const ranges: LabelledRange<T>[] = [];
  for (const entry of map.entries) {
    if (entry.kind !== "range" || entry.label === null || !accepts(entry.label)) continue;
    ranges.push({ low: entry.low, high: entry.high, label: entry.label });
  }
  return ranges;
}

function standing(found: Classification): string {
  if (found.kind === "none") return "not in the value map";
  return found.label === null
    ? `${found.kind} in the value map`
    : `"${found.label}" in the value map`;
}

function vendorSpace(map: ValueMap): string {
  const ranges = vendorRanges(map).map((range) => `${range.low}..${range.high}`);
  if (
    map.entries.some(
      (entry) => entry.kind === "unclaimed" && entry.label !== null && saysVendor(entry.label),
    )
  ) {
    ranges.push("all values that the map does not list");
  }
  return ranges.length === 0
    ? "the map leaves none to them"
    : `the map leaves them ${ranges.join(", ")}`;
}
