import type { Model, Qualifier, Type } from "../schema/model.ts";
import type { NameMap } from "../schema/name-map.ts";

/** A pair of qualifiers that make up a value map, as one element writes or inherits them. */
export interface MapQualifiers {
  readonly type: Type;
  readonly values: Qualifier | undefined;
  readonly labels: Qualifier | undefined;
  readonly names: { readonly values: "ValueMap" | "BitMap"; readonly labels: "Values" | "BitValues" };
}

/** The value maps of all declared elements, those that are inherited as a whole left out. */
export function* declaredMaps({ classes }: Model): Generator<MapQualifiers> {
  for (const item of classes) {
    for (const property of item.properties) if (property.declaringClass === item) yield* mapsOf(property.type, property.qualifiers);
    for (const method of item.methods) {
      if (method.declaringClass !== item) continue;
      if (method.returnType !== null) yield* mapsOf(method.returnType, method.qualifiers);
      for (const parameter of method.parameters) yield* mapsOf(parameter.type, parameter.qualifiers);
    }
  }
}

function* mapsOf(type: Type, qualifiers: NameMap<Qualifier>): Generator<MapQualifiers> {
  for (const names of [{ values: "ValueMap", labels: "Values" }, { values: "BitMap", labels: "BitValues" }] as const) {
    const values = qualifiers.get(names.values);
    const labels = qualifiers.get(names.labels);
    if (values?.isInherited === false || labels?.isInherited === false) yield { type, values, labels, names };
  }
}
