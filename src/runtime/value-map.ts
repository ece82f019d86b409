/**
 * Value maps: what the ValueMap/Values or BitMap/BitValues qualifiers say about a value (DSP0004 5.6.3).
 * A value map is data; the functions beside it answer questions about it. Whose values an entry leaves free, which entry
 * has a value and which values all entries cover is decided here and nowhere else.
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

/** Whom the values of an entry belong to: to whoever uses the schema, to vendors, or to nobody yet. */
export type Standing = "named" | "vendor" | "reserved";

/** Inclusive bounds of integers. */
export interface IntegerRange {
  readonly low: bigint;
  readonly high: bigint;
}

/** Inclusive bounds under one label. */
export interface LabeledRange<T extends MappedValue = MappedValue> {
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
  return Object.freeze({
    entries: Object.freeze(rows.map((row) => Object.freeze(entryOfRow(row)))),
  });
}

function entryOfRow<T extends MappedValue, E extends T>(
  row: ValueMapRow<T, E>,
): ValueMapEntry<T, E> {
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

/**
 * The entry that has a value: an exact entry wins over a range, a range over `..`, an earlier range over a later one.
 * `null` where the map does not have the value.
 */
export function entryOf<T extends MappedValue>(
  map: ValueMap<T>,
  value: T,
): ValueMapEntry<T> | null {
  let range: ValueMapEntry<T> | undefined;
  let unclaimed: ValueMapEntry<T> | undefined;
  for (const entry of map.entries) {
    if (entry.kind === "value") {
      if (entry.value === value) return entry;
    } else if (entry.kind === "range") {
      if (range === undefined && entry.low <= value && value <= entry.high) range = entry;
    } else {
      unclaimed ??= entry;
    }
  }
  return range ?? unclaimed ?? null;
}

/** What the entry that has a value says about it. */
export function classify<T extends MappedValue>(map: ValueMap<T>, value: T): Classification {
  const entry = entryOf(map, value);
  if (entry === null) return { kind: "none" };
  return { kind: entry.kind === "value" ? "exact" : entry.kind, label: entry.label };
}

/** The label of a value, be it exact, in a range or unclaimed; `null` where the map has none for it. */
export function labelOf<T extends MappedValue>(map: ValueMap<T>, value: T): string | null {
  return entryOf(map, value)?.label ?? null;
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

/**
 * Whom the values of an entry belong to, as its label says. DSP0004 leaves the words to the schema; these are the ones
 * that DMTF's schemas 2.5 to 2.49 and providers' own write. A range or `..` names no value, so that each mention counts:
 * "Vendor Reserved", "Vendor Specific" and "Reserved for Mfgs" leave it to vendors, "DMTF Reserved", "Method_Reserved",
 * "DMTF Rserved" and "Reserved" to nobody. A single value is a name unless its label says nothing else: "Reserved (V.58)"
 * and "SMBIOS Reserved" are reserved, "Vendor Unique" is a vendor's, and "Reserved for Sparing" and "Vendor Class
 * Identifier" are names. Who gives no label reserves nothing.
 */
export function standingOf({ kind, label }: Pick<ValueMapEntry, "kind" | "label">): Standing {
  if (label === null) return "named";
  const [vendors, reserves] =
    kind === "value" ? [wholeVendor, wholeReserved] : [saysVendor, saysReserved];
  if (vendors.test(label)) return "vendor";
  return reserves.test(label) ? "reserved" : "named";
}

const saysVendor = /(?<![a-z])(?:vendor|manufacturer|mfg)/i;
const saysReserved = /(?<![a-z])re?served/i;
const wholeVendor = /^vendor[\W_]+(?:defined|reserved|specific|specified|unique)$/i;
const wholeReserved = /(?<![a-z])re?served(?:\s*\(.*\))?$/i;

/** The ranges that are left to vendors. `..` has no bounds and so is none of them. */
export function vendorRanges<T extends MappedValue>(map: ValueMap<T>): LabeledRange<T>[] {
  return rangesOf(map, "vendor");
}

/** The ranges that nobody may use yet. `..` has no bounds and so is none of them. */
export function reservedRanges<T extends MappedValue>(map: ValueMap<T>): LabeledRange<T>[] {
  return rangesOf(map, "reserved");
}

function rangesOf<T extends MappedValue>(map: ValueMap<T>, standing: Standing): LabeledRange<T>[] {
  const ranges: LabeledRange<T>[] = [];
  for (const entry of map.entries) {
    if (entry.kind !== "range" || entry.label === null || standingOf(entry) !== standing) continue;
    ranges.push({ low: entry.low, high: entry.high, label: entry.label });
  }
  return ranges;
}

/**
 * Makes a vendor's own value on purpose: gives it the type of the enum that cannot name it.
 * Throws a RangeError where the schema does not leave the value to vendors.
 */
export function vendor<T extends MappedValue, E extends T>(map: ValueMap<T, E>, value: T): E {
  const entry = entryOf(map, value);
  if (entry !== null && entry.kind !== "value" && standingOf(entry) === "vendor") return value as E;
  throw new RangeError(
    `${value} is ${entryText(entry)}, not a value for vendors: ${vendorSpace(map)}.`,
  );
}

function entryText(entry: ValueMapEntry | null): string {
  if (entry === null) return "not in the value map";
  if (entry.label !== null) return `"${entry.label}" in the value map`;
  return `${entry.kind === "value" ? "exact" : entry.kind} in the value map`;
}

function vendorSpace(map: ValueMap): string {
  const ranges = vendorRanges(map).map((range) => `${range.low}..${range.high}`);
  if (map.entries.some((entry) => entry.kind === "unclaimed" && standingOf(entry) === "vendor")) {
    ranges.push("all values that the map does not list");
  }
  return ranges.length === 0
    ? "the map leaves none to them"
    : `the map leaves them ${ranges.join(", ")}`;
}

/**
 * The integers that entries list, in ascending order, as few ranges as possible: those that overlap or touch are one.
 * Strings, ranges with a greater low than high, and `..` list none.
 */
export function mergedRanges(
  entries: readonly ValueMapEntry<bigint | string>[],
): readonly IntegerRange[] {
  const ranges: { readonly low: bigint; high: bigint }[] = [];
  for (const entry of entries) {
    if (entry.kind === "unclaimed") continue;
    const low = entry.kind === "value" ? entry.value : entry.low;
    const high = entry.kind === "value" ? entry.value : entry.high;
    if (typeof low === "bigint" && typeof high === "bigint" && low <= high)
      ranges.push({ low, high });
  }
  ranges.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0));
  const merged: typeof ranges = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last === undefined || range.low > last.high + 1n) merged.push(range);
    else if (range.high > last.high) last.high = range.high;
  }
  return merged;
}

/** Whether each integer from `low` to `high` is in one of the merged ranges. */
export function covers(ranges: readonly IntegerRange[], low: bigint, high: bigint): boolean {
  let [from, to] = [0, ranges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const range = ranges[middle]!;
    if (low < range.low) to = middle;
    else if (low > range.high) from = middle + 1;
    else return high <= range.high;
  }
  return false;
}
