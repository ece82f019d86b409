import { charValue, integerValue, isUnread, stringValue } from "../syntax/literals.ts";
import type { Method, Parameter, Property, Qualifier } from "../schema/model.ts";
import { isIntegerType, parseEntry } from "../schema/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { type MapNames, type MapQualifiers, typeOf } from "./rule.ts";

const valueNames: MapNames = { values: "ValueMap", labels: "Values" };
const bitNames: MapNames = { values: "BitMap", labels: "BitValues" };
/** Qualifiers have the names of their declarations, which are always there for these. */
export const mapQualifiers: ReadonlySet<string> = new Set(["ValueMap", "Values", "BitMap", "BitValues"]);

/** The value maps that an element writes; those that it inherits as a whole have been checked where they are written. */
export function writtenMaps(element: Property | Parameter | Method): readonly MapQualifiers[] {
  const type = typeOf(element);
  if (type === null) return [];
  const found: MapQualifiers[] = [];
  for (const names of [valueNames, bitNames]) {
    const values = element.qualifiers.get(names.values);
    const labels = element.qualifiers.get(names.labels);
    if (values?.isInherited === false || labels?.isInherited === false) found.push({ type, values, labels, names });
  }
  return found;
}

/** The elements of a list as they are written. */
export function writtenElements({ node: { value } }: Qualifier): readonly ast.Value[] {
  if (value === null || value.kind === "NullLiteral") return [];
  return value.kind === "ArrayValue" ? value.elements : [value];
}

/** The text of an entry or label; `null` for words without quotes and what cannot be read, which have their own codes. */
function textOf(node: ast.Value): string | null {
  if (node.kind === "NullLiteral" && isUnread(node)) return null;
  if (node.kind === "StringLiteral") return stringValue(node);
  if (node.kind === "CharLiteral") return charValue(node);
  return node.kind === "IntegerLiteral" ? integerValue(node).toString() : node.kind === "BareText" ? null : "";
}

/** An entry of a ValueMap or BitMap on an integer as it is written; an open end is the bound of all integers. */
export interface WrittenEntry {
  readonly text: string;
  /** `none` where the text is no entry. */
  readonly kind: "value" | "range" | "unclaimed" | "none";
  readonly low: bigint;
  readonly high: bigint;
  readonly node: ast.Value;
}

const unbounded = { low: -(1n << 64n), high: 1n << 64n };

/** Several rules in a row ask for the entries of one map. */
let lastEntries: { readonly map: MapQualifiers; readonly entries: readonly WrittenEntry[] } | undefined;

/** The entries of a map on an integer that the element itself writes. */
export function writtenEntries(map: MapQualifiers): readonly WrittenEntry[] {
  if (lastEntries?.map !== map) lastEntries = { map, entries: readEntries(map) };
  return lastEntries.entries;
}

function readEntries({ type, values }: MapQualifiers): WrittenEntry[] {
  if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) return [];
  const entries: WrittenEntry[] = [];
  for (const node of writtenElements(values)) {
    const text = textOf(node);
    if (text !== null) entries.push(readEntry(text, node));
  }
  return entries;
}

function readEntry(text: string, node: ast.Value): WrittenEntry {
  // Nearly all entries are decimal numbers.
  if (/^(?:0|[1-9][0-9]*)$/.test(text)) {
    const value = BigInt(text);
    return { text, kind: "value", low: value, high: value, node };
  }
  const entry = parseEntry(text, null, unbounded);
  if (entry?.kind === "value") return { text, kind: "value", low: entry.value, high: entry.value, node };
  const { low, high } = entry?.kind === "range" ? entry : unbounded;
  return { text, kind: entry?.kind ?? "none", low, high, node };
}

export function isOpen({ low, high }: WrittenEntry): boolean {
  return low === unbounded.low || high === unbounded.high;
}

/** The labels that an element writes, each with its place. */
export function writtenLabels({ labels }: MapQualifiers): { readonly text: string; readonly node: ast.Value }[] {
  if (labels === undefined || labels.isInherited) return [];
  return writtenElements(labels).map((node) => ({ text: textOf(node) ?? "", node }));
}
