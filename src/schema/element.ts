/** What qualifiers say about an element, read once into the fields of the model. */
import type { ValueMap } from "../runtime/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { integerValue } from "../syntax/literals.ts";
import type { ArrayShape, Deprecation, Element, Limits, Qualifier, Type, Value } from "./model.ts";
import type { NameMap } from "./name-map.ts";
import { elementsOf, textOf } from "./value.ts";
import { entryText, readBitMap, readValueMap } from "./value-map.ts";

type Qualifiers = NameMap<Qualifier>;

/** What the qualifiers of an element say one by one. */
export interface Facts {
  deprecated: Deprecation | null;
  units: string | null;
  limits: Limits;
  arrayType: string | null;
  isKey: boolean;
  isRequired: boolean;
  isReadable: boolean;
  isWritable: boolean;
  isIn: boolean;
  isOut: boolean;
  isStatic: boolean;
}

const noLimits: Limits = {
  minValue: null,
  maxValue: null,
  minLength: null,
  maxLength: null,
  minCardinality: null,
  maxCardinality: null,
};

/** What each qualifier sets, by its folded name. */
const factReaders: ReadonlyMap<string, (facts: Facts, value: Value) => void> = new Map(
  Object.entries({
    deprecated: (facts, value) => (facts.deprecated = readDeprecation(value)),
    units: (facts, value) => (facts.units = textOf(value)),
    punit: (facts, value) => (facts.units ??= textOf(value)),
    arraytype: (facts, value) => (facts.arrayType = textOf(value)),
    key: (facts, value) => (facts.isKey = isTrue(value)),
    required: (facts, value) => (facts.isRequired = isTrue(value)),
    read: (facts, value) => (facts.isReadable = isTrue(value)),
    write: (facts, value) => (facts.isWritable = isTrue(value)),
    in: (facts, value) => (facts.isIn = isTrue(value)),
    out: (facts, value) => (facts.isOut = isTrue(value)),
    static: (facts, value) => (facts.isStatic = isTrue(value)),
    minvalue: (facts, value) => (facts.limits = { ...facts.limits, minValue: integerOf(value) }),
    maxvalue: (facts, value) => (facts.limits = { ...facts.limits, maxValue: integerOf(value) }),
    minlen: (facts, value) => (facts.limits = { ...facts.limits, minLength: sizeOf(value) }),
    maxlen: (facts, value) => (facts.limits = { ...facts.limits, maxLength: sizeOf(value) }),
    min: (facts, value) => (facts.limits = { ...facts.limits, minCardinality: sizeOf(value) }),
    max: (facts, value) => (facts.limits = { ...facts.limits, maxCardinality: sizeOf(value) }),
  } satisfies Record<string, (facts: Facts, value: Value) => void>),
);

/** Read and In are true where they are not written, the others false (DSP0004 5.6.3). */
export function readFacts(qualifiers: Qualifiers): Facts {
  const facts: Facts = {
    deprecated: null,
    units: null,
    limits: noLimits,
    arrayType: null,
    isKey: false,
    isRequired: false,
    isReadable: true,
    isWritable: false,
    isIn: true,
    isOut: false,
    isStatic: false,
  };
  qualifiers.forEach((qualifier, name) => factReaders.get(name)?.(facts, qualifier.value));
  return facts;
}

function isTrue(value: Value): boolean {
  return value.kind === "boolean" && value.value;
}

function integerOf(value: Value): bigint | null {
  return value.kind === "integer" ? value.value : null;
}

function sizeOf(value: Value): number | null {
  return value.kind === "integer" ? Number(value.value) : null;
}

/** Deprecated is a list of replacements in CIM and a boolean in WMI. */
export function readDeprecation(value: Value | undefined): Deprecation | null {
  if (value === undefined || value.kind === "null" || (value.kind === "boolean" && !value.value)) return null;
  return {
    replacements: elementsOf(value)
      .filter((element) => element.kind === "string")
      .map(entryText),
  };
}

/** Whether a boolean qualifier of a class is there and true. */
export function hasTrue(qualifiers: Qualifiers, name: string): boolean {
  const value = qualifiers.get(name)?.value;
  return value !== undefined && isTrue(value);
}

/** @param arrayType the value of the ArrayType qualifier. */
export function readArray(node: ast.ArraySpecifier | null, arrayType: string | null): ArrayShape | null {
  if (node === null) return null;
  const order = arrayType?.toLowerCase();
  return {
    size: node.size === null ? null : Number(integerValue(node.size)),
    order: order === "ordered" ? "Ordered" : order === "indexed" ? "Indexed" : "Bag",
  };
}

/** The value map of an element. Where both qualifiers are inherited it is the very map of what the element overrides. */
export function readMaps(
  type: Type,
  qualifiers: Qualifiers,
  overridden: {
    readonly valueMap: ValueMap<bigint | string> | null;
    readonly bitMap?: ValueMap<bigint | string> | null;
  } | null,
): Pick<Element, "valueMap" | "bitMap"> {
  return {
    valueMap: readMap(qualifiers, "ValueMap", "Values", overridden?.valueMap, (values, labels) =>
      readValueMap(type, values, labels),
    ),
    bitMap: readMap(qualifiers, "BitMap", "BitValues", overridden?.bitMap, (positions, labels) =>
      readBitMap(type, positions, labels),
    ),
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
  if (inherited !== null && inherited !== undefined && values?.isInherited !== false && labels?.isInherited !== false)
    return inherited;
  return read(given(values), given(labels));
}

function given(qualifier: Qualifier | undefined): Value | null {
  return qualifier === undefined || qualifier.value.kind === "null" ? null : qualifier.value;
}
