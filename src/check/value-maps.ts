import { charValue, integerValue, isUnread, stringValue } from "../syntax/literals.ts";
import type { IntegerType, Method, Parameter, Property, Qualifier, Type } from "../schema/model.ts";
import { bitsOf, integerBounds, isIntegerType, parseEntry } from "../schema/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { type MapNames, typeOf, type WrittenEntry, type WrittenMap } from "./rule.ts";

const valueNames: MapNames = { values: "ValueMap", labels: "Values" };
const bitNames: MapNames = { values: "BitMap", labels: "BitValues" };
/** Qualifiers have the names of their declarations, which are always there for these. */
export const mapQualifiers: ReadonlySet<string> = new Set(["ValueMap", "Values", "BitMap", "BitValues"]);

/** The value maps that an element writes; those that it inherits as a whole have been checked where they are written. */
export function writtenMaps(element: Property | Parameter | Method): readonly WrittenMap[] {
  const type = typeOf(element);
  if (type === null) return [];
  const maps: WrittenMap[] = [];
  for (const names of [valueNames, bitNames]) {
    const values = element.qualifiers.get(names.values);
    const labels = element.qualifiers.get(names.labels);
    if (values?.isInherited === false || labels?.isInherited === false)
      maps.push(new LazyMap(type, values, labels, names));
  }
  return maps;
}

class LazyMap implements WrittenMap {
  readonly type: Type;
  readonly values: Qualifier | undefined;
  readonly labels: Qualifier | undefined;
  readonly names: MapNames;
  readonly integerType: IntegerType | null;
  #entries: readonly WrittenEntry[] | undefined;
  #isInOrder: boolean | undefined;

  constructor(type: Type, values: Qualifier | undefined, labels: Qualifier | undefined, names: MapNames) {
    this.type = type;
    this.values = values;
    this.labels = labels;
    this.names = names;
    const isInteger = values?.isInherited === false && type.kind === "intrinsic" && isIntegerType(type.name);
    this.integerType = isInteger ? type.name : null;
  }

  get entries(): readonly WrittenEntry[] {
    return (this.#entries ??= this.#nodes().flatMap((node) => {
      const text = textOf(node);
      return text === null ? [] : [readEntry(text, node)];
    }));
  }

  get isInOrder(): boolean {
    const { integerType: type } = this;
    if (type === null) return true;
    return (this.#isInOrder ??= isAscending(this.#nodes(), highestIn(type, this.names)));
  }

  #nodes(): readonly ast.Value[] {
    return this.integerType === null || this.values === undefined ? [] : writtenElements(this.values);
  }
}

function highestIn(type: IntegerType, { values }: MapNames): number {
  return values === "BitMap" ? bitsOf(type) - 1 : Number(integerBounds(type).high);
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

/** The texts of all elements of a list; empty for one that is not to be read. */
export function elementTexts(qualifier: Qualifier): string[] {
  return writtenElements(qualifier).map((node) => textOf(node) ?? "");
}

const unbounded = { low: -(1n << 64n), high: 1n << 64n };

function readEntry(text: string, node: ast.Value): WrittenEntry {
  const entry = parseEntry(text, null, unbounded);
  if (entry?.kind === "value") return { text, kind: "value", low: entry.value, high: entry.value, node };
  const { low, high } = entry?.kind === "range" ? entry : unbounded;
  return { text, kind: entry?.kind ?? "none", low, high, node };
}

export function isOpen({ low, high }: WrittenEntry): boolean {
  return low === unbounded.low || high === unbounded.high;
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
export function writtenLabels({ labels }: WrittenMap): { readonly text: string; readonly node: ast.Value }[] {
  if (labels === undefined || labels.isInherited) return [];
  return writtenElements(labels).map((node) => ({ text: textOf(node) ?? "", node }));
}
