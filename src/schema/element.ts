/** What qualifiers say about an element, read once into the fields of the model. */
import type { ValueMap } from "../runtime/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { integerValue } from "../syntax/literals.ts";
import type { ArrayShape, Deprecation, Element, Limits, Qualifier, Type, Value } from "./model.ts";
import type { NameMap } from "./name-map.ts";
import { elementsOf, textOf } from "./value.ts";
import { entryText, readBitMap, readValueMap } from "./value-map.ts";

type Qualifiers = NameMap<Qualifier>;

/** The fields of an element that follow from its qualifiers alone. */
export type QualifierFacts = Pick<Element, "description" | "deprecated" | "isRequired" | "limits" | "units">;

export function readFacts(qualifiers: Qualifiers): QualifierFacts {
  return {
    description: textOf(qualifiers.get("Description")?.value),
    deprecated: readDeprecation(qualifiers),
    isRequired: isTrue(qualifiers, "Required") || isTrue(qualifiers, "Key"),
    limits: readLimits(qualifiers),
    units: textOf(qualifiers.get("Units")?.value) ?? textOf(qualifiers.get("PUnit")?.value),
  };
}

/** Whether a boolean qualifier is there and true; `otherwise` where it is not there. */
export function isTrue(qualifiers: Qualifiers, name: string, otherwise = false): boolean {
  const value = qualifiers.get(name)?.value;
  return value?.kind === "boolean" ? value.value : otherwise;
}

/** Deprecated is a list of replacements in CIM and a boolean in WMI. */
export function readDeprecation(qualifiers: Qualifiers): Deprecation | null {
  const value = qualifiers.get("Deprecated")?.value;
  if (value === undefined || value.kind === "null" || (value.kind === "boolean" && !value.value)) return null;
  return { replacements: elementsOf(value).filter((element) => element.kind === "string").map(entryText) };
}

const noLimits: Limits = { minValue: null, maxValue: null, minLength: null, maxLength: null, minCardinality: null, maxCardinality: null };

function readLimits(qualifiers: Qualifiers): Limits {
  const integer = (name: string): bigint | null => {
    const value = qualifiers.get(name)?.value;
    return value?.kind === "integer" ? value.value : null;
  };
  const size = (name: string): number | null => {
    const value = integer(name);
    return value === null ? null : Number(value);
  };
  const limits: Limits = {
    minValue: integer("MinValue"), maxValue: integer("MaxValue"), minLength: size("MinLen"), maxLength: size("MaxLen"),
    minCardinality: size("Min"), maxCardinality: size("Max"),
  };
  return Object.values(limits).every((limit) => limit === null) ? noLimits : limits;
}

export function readArray(node: ast.ArraySpecifier | null, qualifiers: Qualifiers): ArrayShape | null {
  if (node === null) return null;
  const order = textOf(qualifiers.get("ArrayType")?.value)?.toLowerCase();
  return {
    size: node.size === null ? null : Number(integerValue(node.size)),
    order: order === "ordered" ? "Ordered" : order === "indexed" ? "Indexed" : "Bag",
  };
}

/** The value map of an element. Where both qualifiers are inherited it is the very map of what the element overrides. */
export function readMaps(
  type: Type,
  qualifiers: Qualifiers,
  overridden: { readonly valueMap: ValueMap<bigint | string> | null; readonly bitMap?: ValueMap<bigint | string> | null } | null,
): Pick<Element, "valueMap" | "bitMap"> {
  return {
    valueMap: readMap(qualifiers, "ValueMap", "Values", overridden?.valueMap, (values, labels) => readValueMap(type, values, labels)),
    bitMap: readMap(qualifiers, "BitMap", "BitValues", overridden?.bitMap, (positions, labels) => readBitMap(type, positions, labels)),
  };
}

function readMap(
  qualifiers: Qualifiers,
  valuesName: string,
  labelsName: string,
  inherited: ValueMap<bigint | string> | null | undefined,
  read: (values: Value | null, labels: Value | null) => ValueMap<bigint | string> | null,
): ValueMap<bigint | string> | null {
  const values = qualifiers.get(valuesName);
  const labels = qualifiers.get(labelsName);
  if (values === undefined && labels === undefined) return null;
  if (inherited !== null && inherited !== undefined && values?.isInherited !== false && labels?.isInherited !== false) return inherited;
  return read(given(values), given(labels));
}

function given(qualifier: Qualifier | undefined): Value | null {
  return qualifier === undefined || qualifier.value.kind === "null" ? null : qualifier.value;
}
