/** ValueMap/Values and BitMap/BitValues as values (DSP0004 5.6.3). */
import type { ValueMap, ValueMapEntry } from "../runtime/value-map.ts";
import { integerForm, integerOf } from "../runtime/mof-literals.ts";
import type { IntegerType, IntrinsicType, Type, Value } from "./model.ts";
import { elementsOf } from "./value.ts";

interface Bounds {
  readonly low: bigint;
  readonly high: bigint;
}

const bits: Readonly<Record<IntegerType, number>> = {
  uint8: 8,
  sint8: 8,
  uint16: 16,
  sint16: 16,
  uint32: 32,
  sint32: 32,
  uint64: 64,
  sint64: 64,
};

/** How many bits a type has. */
export function bitsOf(type: IntegerType): number {
  return bits[type];
}

export function isIntegerType(name: IntrinsicType): name is IntegerType {
  return name in bits;
}

const boundsOfTypes = Object.fromEntries(
  Object.entries(bits).map(([type, count]): [string, Bounds] => {
    const half = 1n << BigInt(count - 1);
    return [type, type.startsWith("u") ? { low: 0n, high: 2n * half - 1n } : { low: -half, high: half - 1n }];
  }),
) as Readonly<Record<IntegerType, Bounds>>;

export function integerBounds(type: IntegerType): Bounds {
  return boundsOfTypes[type];
}

/**
 * The map that two qualifiers make up. Without values the labels stand for 0, 1, 2, … on integers and for themselves on
 * strings; without as many labels as values the labels are unknown. `null` where the type has no value maps.
 * Entries that are none are left out.
 */
export function readValueMap(type: Type, values: Value | null, labels: Value | null): ValueMap<bigint | string> | null {
  if (type.kind !== "intrinsic") return null;
  if (type.name === "string" || type.name === "char16") return { entries: pair(values, labels, textEntry, textEntry) };
  if (!isIntegerType(type.name)) return null;
  const bounds = integerBounds(type.name);
  return integerMap(values, labels, bounds);
}

/** BitMap and BitValues of an integer: the values are bit positions. */
export function readBitMap(
  type: Type,
  positions: Value | null,
  labels: Value | null,
): ValueMap<bigint | string> | null {
  if (type.kind !== "intrinsic" || !isIntegerType(type.name)) return null;
  const bounds = { low: 0n, high: BigInt(bits[type.name]) - 1n };
  return integerMap(positions, labels, bounds);
}

/** Lists that are exchanged are taken as they are meant. */
function integerMap(values: Value | null, labels: Value | null, bounds: Bounds): ValueMap<bigint | string> {
  const isExchanged = values !== null && labels !== null && areExchanged(textsOf(values), textsOf(labels));
  const [entries, names] = isExchanged ? [labels, values] : [values, labels];
  return { entries: pair(entries, names, (text, label) => parseEntry(text, label, bounds), indexEntry) };
}

/** Whether the values of a map on an integer stand where its labels belong, and the labels where its values do. */
export function areExchanged(values: readonly string[], labels: readonly string[]): boolean {
  return (
    values.length > 0 &&
    values.length === labels.length &&
    labels.every(isEntry) &&
    !values.some((text) => text === "" || isEntry(text))
  );
}

function textsOf(list: Value): string[] {
  return elementsOf(list).map(entryText);
}

type MakeEntry = (text: string, label: string | null, index: number) => ValueMapEntry<bigint | string> | null;

function pair(
  values: Value | null,
  labels: Value | null,
  fromValue: MakeEntry,
  fromLabel: MakeEntry,
): ValueMapEntry<bigint | string>[] {
  const labelTexts = labels === null ? [] : textsOf(labels);
  if (values === null)
    return labelTexts.map((label, index) => fromLabel(label, label, index)).filter((entry) => entry !== null);
  const texts = textsOf(values);
  const isPaired = texts.length === labelTexts.length;
  return texts
    .map((text, index) => fromValue(text, isPaired ? (labelTexts[index] ?? null) : null, index))
    .filter((entry) => entry !== null);
}

/** WMI writes entries as numbers too. */
export function entryText(value: Value): string {
  switch (value.kind) {
    case "string":
    case "char16":
      return value.value;
    case "integer":
      return value.value.toString();
    case "bare":
      return value.text;
    default:
      return "";
  }
}

function textEntry(text: string, label: string | null): ValueMapEntry<string> {
  return text === ".." ? { kind: "unclaimed", text, label } : { kind: "value", text, value: text, label };
}

function indexEntry(_text: string, label: string | null, index: number): ValueMapEntry<bigint> {
  return { kind: "value", text: index.toString(), value: BigInt(index), label };
}

const singleEntry = new RegExp(`^\\s*${integerForm}\\s*$`);
const rangeEntry = new RegExp(`^\\s*(${integerForm})?\\s*\\.\\.\\s*(${integerForm})?\\s*$`);

/** Whether a text is an entry on an integer: `5`, `a..b`, `a..`, `..b` or `..`, each number decimal, hex, octal or binary. */
export function isEntry(text: string): boolean {
  return singleEntry.test(text) || rangeEntry.test(text);
}

/** The entry that a text is, or `null`; `bounds` are those of the type. */
export function parseEntry(text: string, label: string | null, bounds: Bounds): ValueMapEntry<bigint> | null {
  if (singleEntry.test(text)) return { kind: "value", text, value: integerOf(text.trim()), label };
  const range = rangeEntry.exec(text);
  if (range === null) return null;
  const [, low, high] = range;
  if (low === undefined && high === undefined) return { kind: "unclaimed", text, label };
  return {
    kind: "range",
    text,
    low: low === undefined ? bounds.low : integerOf(low),
    high: high === undefined ? bounds.high : integerOf(high),
    label,
  };
}

/** Whether two maps say the same, entry by entry; how their numbers are written does not count. */
export function isSameMap(a: ValueMap<bigint | string> | null, b: ValueMap<bigint | string> | null): boolean {
  if (a === b || a === null || b === null) return a === b;
  return (
    a.entries.length === b.entries.length &&
    a.entries.every((entry, index) => entryKey(entry) === entryKey(b.entries[index]))
  );
}

function entryKey(entry: ValueMapEntry<bigint | string> | undefined): string {
  if (entry === undefined) return "";
  const values = entry.kind === "value" ? [entry.value] : entry.kind === "range" ? [entry.low, entry.high] : [];
  return JSON.stringify([entry.kind, ...values.map(String), entry.label]);
}
