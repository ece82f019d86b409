import { charValue, integerValue, isUnread, stringValue } from "../syntax/literals.ts";
import type { Method, Parameter, Property, Qualifier } from "../schema/model.ts";
import { bitsOf, integerBounds, isIntegerType, parseEntry } from "../schema/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { type IntegerMap, type MapNames, type MapQualifiers, typeOf, type WrittenEntry } from "./rule.ts";

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

const unbounded = { low: -(1n << 64n), high: 1n << 64n };

/** The entries of a map on an integer that the element itself writes. */
export function writtenEntries({ type, values }: MapQualifiers): WrittenEntry[] {
  if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) return [];
  const entries: WrittenEntry[] = [];
  for (const node of writtenElements(values)) {
    const text = textOf(node);
    if (text !== null) entries.push(readEntry(text, node));
  }
  return entries;
}

function readEntry(text: string, node: ast.Value): WrittenEntry {
  const entry = parseEntry(text, null, unbounded);
  if (entry?.kind === "value") return { text, kind: "value", low: entry.value, high: entry.value, node };
  const { low, high } = entry?.kind === "range" ? entry : unbounded;
  return { text, kind: entry?.kind ?? "none", low, high, node };
}

export function isOpen({ low, high }: WrittenEntry): boolean {
  return low === unbounded.low || high === unbounded.high;
}

/**
 * The map on an integer whose entries have to be looked at; `null` where they are decimal numbers and closed ranges of
 * them in ascending order within the type, and one `..` for the rest at most. Nearly all are, which their text shows
 * without a value being read.
 */
export function doubtfulMap({ type, values, names }: MapQualifiers): IntegerMap | null {
  if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) return null;
  const highest = names.values === "BitMap" ? bitsOf(type.name) - 1 : Number(integerBounds(type.name).high);
  return isAscending(writtenElements(values), highest) ? null : { type: type.name, names };
}

function isAscending(elements: readonly ast.Value[], highest: number): boolean {
  let last = -1;
  let hasRest = false;
  for (let index = 0; index < elements.length; index++) {
    const node = elements[index]!;
    if (node.kind !== "StringLiteral" || node.rest.length > 0) return false;
    const quoted = node.first;
    const dots = quoted.indexOf("..");
    if (dots === 1 && quoted.length === 4 && !hasRest) {
      hasRest = true;
      continue;
    }
    const end = quoted.length - 1;
    const low = decimalIn(quoted, 1, dots < 0 ? end : dots);
    const high = dots < 0 ? low : decimalIn(quoted, dots + 2, end);
    if (low <= last || high < low || high > highest) return false;
    last = high;
  }
  return true;
}

/** The decimal number between two offsets; -1 where there is none, or one that is too long for a double. */
function decimalIn(text: string, start: number, end: number): number {
  if (start >= end || end - start > 15 || (end - start > 1 && text[start] === "0")) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The labels that an element writes, each with its place. */
export function writtenLabels({ labels }: MapQualifiers): { readonly text: string; readonly node: ast.Value }[] {
  if (labels === undefined || labels.isInherited) return [];
  return writtenElements(labels).map((node) => ({ text: textOf(node) ?? "", node }));
}
