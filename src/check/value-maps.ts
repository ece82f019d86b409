import type { Method, Parameter, Property, Qualifier, Type } from "../schema/model.ts";
import { typeOf } from "./rule.ts";

/** A pair of qualifiers that make up a value map, of which the element writes at least one. */
export interface MapQualifiers {
  readonly type: Type;
  readonly values: Qualifier | undefined;
  readonly labels: Qualifier | undefined;
  readonly names: MapNames;
}

export type MapNames = { readonly values: "ValueMap"; readonly labels: "Values" } | { readonly values: "BitMap"; readonly labels: "BitValues" };

const mapNames: readonly MapNames[] = [
  { values: "ValueMap", labels: "Values" },
  { values: "BitMap", labels: "BitValues" },
];

/** The value maps that an element writes; those that it inherits as a whole have been checked where they are written. */
export function writtenMaps(element: Property | Parameter | Method): readonly MapQualifiers[] {
  const type = typeOf(element);
  if (type === null) return [];
  const found: MapQualifiers[] = [];
  for (const names of mapNames) {
    const values = element.qualifiers.get(names.values);
    const labels = element.qualifiers.get(names.labels);
    if (values?.isInherited === false || labels?.isInherited === false) found.push({ type, values, labels, names });
  }
  return found;
}
