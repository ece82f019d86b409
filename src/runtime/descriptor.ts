/**
 * What generated code knows about its classes at run time: frozen descriptors with the members that each class
 * declares itself, linked to the descriptor of the superclass. Other classes are named, not linked, so that the modules
 * of two classes that refer to each other do not import each other.
 */
import type { ValueMap } from "./value-map.ts";

export type IntegerType =
  "uint8" | "sint8" | "uint16" | "sint16" | "uint32" | "sint32" | "uint64" | "sint64";
export type IntrinsicType =
  IntegerType | "real32" | "real64" | "boolean" | "string" | "char16" | "datetime";

/** An intrinsic type by its name, or the class that is referred to or embedded; `null` where any class may stand. */
export type TypeDescriptor =
  | IntrinsicType
  | { readonly reference: string | null }
  /** `as`: carried as a string with the EmbeddedInstance qualifier (DMTF) or as an object (WMI). */
  | { readonly embedded: string | null; readonly as: "string" | "object" };

export interface ArrayDescriptor {
  /** `null` where the array may have any size. */
  readonly size: number | null;
  readonly order: "Bag" | "Ordered" | "Indexed";
}

/** MinValue, MaxValue, MinLen and MaxLen. Bounds are bigint where the type has 64 bits. */
export interface LimitsDescriptor {
  readonly minValue: number | bigint | null;
  readonly maxValue: number | bigint | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
}

/** A default as the schema writes it: datetimes and references are strings. */
export type DefaultValue = string | number | bigint | boolean | null | readonly DefaultValue[];

/** What properties and parameters have in common. */
export interface ElementDescriptor {
  readonly name: string;
  readonly type: TypeDescriptor;
  /** `null` for a scalar. */
  readonly array: ArrayDescriptor | null;
  /** Whether NULL is not a legal value. */
  readonly isRequired: boolean;
  readonly limits: LimitsDescriptor;
  readonly valueMap: ValueMap | null;
  /** Its entries are bit positions, 0 the lowest. */
  readonly bitMap: ValueMap | null;
  readonly default: DefaultValue;
  /** What to use in its place, empty where nothing is named; `null` where it is not deprecated. */
  readonly deprecated: readonly string[] | null;
}

export interface PropertyDescriptor extends ElementDescriptor {
  /** The class that introduced the property, which this one may override. */
  readonly origin: string;
  readonly isKey: boolean;
  readonly isReadable: boolean;
  readonly isWritable: boolean;
}

export interface ParameterDescriptor extends ElementDescriptor {
  readonly isIn: boolean;
  readonly isOut: boolean;
}

export interface MethodDescriptor {
  readonly name: string;
  readonly origin: string;
  readonly isStatic: boolean;
  /** `null` for void. */
  readonly returnType: TypeDescriptor | null;
  readonly returnArray: ArrayDescriptor | null;
  /** The return codes. */
  readonly valueMap: ValueMap | null;
  readonly parameters: readonly ParameterDescriptor[];
  readonly deprecated: readonly string[] | null;
}

export interface ClassDescriptor {
  readonly name: string;
  readonly superclass: ClassDescriptor | null;
  readonly namespaces: readonly string[];
  readonly version: string | null;
  readonly isAbstract: boolean;
  readonly isAssociation: boolean;
  readonly isIndication: boolean;
  readonly isTerminal: boolean;
  readonly deprecated: readonly string[] | null;
  /** The properties that the class declares or overrides itself. */
  readonly properties: readonly PropertyDescriptor[];
  readonly methods: readonly MethodDescriptor[];
}

type Short<T, Named extends keyof T, Lists = unknown> = Pick<T, Named> & Partial<T> & Lists;
type ShortElement = {
  readonly limits?: Partial<LimitsDescriptor>;
  readonly array?: Partial<ArrayDescriptor> | null;
};
type ShortProperty = Short<
  Omit<PropertyDescriptor, keyof ShortElement>,
  "name" | "type",
  ShortElement
>;
type ShortParameter = Short<
  Omit<ParameterDescriptor, keyof ShortElement>,
  "name" | "type",
  ShortElement
>;
type ShortMethod = Short<
  Omit<MethodDescriptor, "parameters" | "returnArray">,
  "name" | "returnType",
  {
    readonly returnArray?: Partial<ArrayDescriptor> | null;
    readonly parameters?: readonly ShortParameter[];
  }
>;

/** A class descriptor in the short form of generated code: what is not given has its default. */
export type ClassDescription = Short<
  Omit<ClassDescriptor, "properties" | "methods">,
  "name" | "superclass",
  { readonly properties?: readonly ShortProperty[]; readonly methods?: readonly ShortMethod[] }
>;

/** Fills in the defaults (nothing special, readable, a parameter is `In`) and freezes the whole descriptor. */
export function describeClass(description: ClassDescription): ClassDescriptor {
  const origin = description.name;
  return freeze({
    namespaces: [],
    version: null,
    isAbstract: false,
    isAssociation: false,
    isIndication: false,
    isTerminal: false,
    deprecated: null,
    ...description,
    properties: (description.properties ?? []).map((property) => ({
      origin,
      isKey: false,
      isReadable: true,
      isWritable: false,
      ...describeElement(property),
    })),
    methods: (description.methods ?? []).map((method) => describeMethod(method, origin)),
  });
}

function describeMethod(method: ShortMethod, origin: string): MethodDescriptor {
  return {
    origin,
    isStatic: false,
    valueMap: null,
    deprecated: null,
    ...method,
    returnArray: describeArray(method.returnArray),
    parameters: (method.parameters ?? []).map((parameter) => ({
      isIn: true,
      isOut: false,
      ...describeElement(parameter),
    })),
  };
}

function describeElement<E extends ShortProperty | ShortParameter>(element: E) {
  return {
    isRequired: false,
    valueMap: null,
    bitMap: null,
    default: null,
    deprecated: null,
    ...element,
    limits: { minValue: null, maxValue: null, minLength: null, maxLength: null, ...element.limits },
    array: describeArray(element.array),
  };
}

function describeArray(array: Partial<ArrayDescriptor> | null | undefined): ArrayDescriptor | null {
  return array === null || array === undefined ? null : { size: null, order: "Bag", ...array };
}

/** Freezes all that is not frozen yet; the superclass and the value maps are. */
function freeze<T>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value) as object).forEach(freeze);
  return value;
}

/** The classes from a class up to its root, itself first. */
export function lineage(descriptor: ClassDescriptor): ClassDescriptor[] {
  const line: ClassDescriptor[] = [];
  for (let at: ClassDescriptor | null = descriptor; at !== null; at = at.superclass) line.push(at);
  return line;
}

/** Whether a class is the named one or below it; names are compared without regard to case. */
export function isSubclassOf(descriptor: ClassDescriptor, className: string): boolean {
  const wanted = className.toLowerCase();
  return lineage(descriptor).some((ancestor) => ancestor.name.toLowerCase() === wanted);
}

/** All properties, the root's first, an override in place of what it overrides. */
export function allProperties(descriptor: ClassDescriptor): PropertyDescriptor[] {
  return mergeByName(lineage(descriptor).map((ancestor) => ancestor.properties));
}

/** All methods, the root's first, an override in place of what it overrides. */
export function allMethods(descriptor: ClassDescriptor): MethodDescriptor[] {
  return mergeByName(lineage(descriptor).map((ancestor) => ancestor.methods));
}

function mergeByName<M extends { readonly name: string }>(
  fromSubclassUp: readonly (readonly M[])[],
): M[] {
  const merged = new Map<string, M>();
  for (const members of [...fromSubclassUp].reverse()) {
    for (const member of members) merged.set(member.name.toLowerCase(), member);
  }
  return [...merged.values()];
}
