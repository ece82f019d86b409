import { integerValue } from "../syntax/literals.ts";
import type { Method, Parameter, Property, Qualifier, Type } from "../schema/model.ts";
import { elementsOf } from "../schema/value.ts";
import { entryText, isIntegerType, parseEntry } from "../schema/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { typeOf } from "./rule.ts";

/** A pair of qualifiers that make up a value map, of which the element writes at least one. */
export interface MapQualifiers {
  readonly type: Type;
  readonly values: Qualifier | undefined;
  readonly labels: Qualifier | undefined;
  readonly names: MapNames;
}

export type MapNames = { readonly values: "ValueMap"; readonly labels: "Values" } | { readonly values: "BitMap"; readonly labels: "BitValues" };

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

/** An entry of a ValueMap or BitMap on an integer as it is written; an open end is the bound of all integers. */
export interface WrittenEntry {
  readonly text: string;
  readonly kind: "value" | "range" | "unclaimed";
  readonly low: bigint;
  readonly high: bigint;
  readonly node: ast.Value | ast.Qualifier;
}

const unbounded = { low: -(1n << 64n), high: 1n << 64n };

const entriesOf = new WeakMap<MapQualifiers, readonly WrittenEntry[]>();

/** The entries of a map on an integer that the element itself writes; what is no entry has its own code and is left out. */
export function writtenEntries(map: MapQualifiers): readonly WrittenEntry[] {
  const known = entriesOf.get(map);
  if (known !== undefined) return known;
  const entries = readEntries(map);
  entriesOf.set(map, entries);
  return entries;
}

function readEntries({ type, values }: MapQualifiers): WrittenEntry[] {
  if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) return [];
  const { node } = values;
  const nodes = node.value?.kind === "ArrayValue" ? node.value.elements : [];
  const entries: WrittenEntry[] = [];
  for (const [index, element] of elementsOf(values.value).entries()) {
    if (element.kind === "bare") continue;
    const text = entryText(element);
    const at = nodes[index] ?? node;
    if (/^[0-9]+$/.test(text)) {
      const value = integerValue({ text });
      entries.push({ text, kind: "value", low: value, high: value, node: at });
      continue;
    }
    const entry = parseEntry(text, null, unbounded);
    if (entry === null) continue;
    const bounds = entry.kind === "value" ? { low: entry.value, high: entry.value } : entry.kind === "range" ? entry : unbounded;
    entries.push({ text, kind: entry.kind, low: bounds.low, high: bounds.high, node: at });
  }
  return entries;
}

export function isOpen({ low, high }: WrittenEntry): boolean {
  return low === unbounded.low || high === unbounded.high;
}

/** The labels that an element writes, each with its place. */
export function writtenLabels({ labels }: MapQualifiers): { readonly text: string; readonly node: ast.Value | ast.Qualifier }[] {
  if (labels === undefined || labels.isInherited) return [];
  const nodes = labels.node.value?.kind === "ArrayValue" ? labels.node.value.elements : [];
  return elementsOf(labels.value).map((element, index) => ({ text: entryText(element), node: nodes[index] ?? labels.node }));
}
