/**
 * What generated code knows about its classes at run time: frozen descriptors with the members that each class
 * declares itself, linked to the descriptor of the superclass. Other classes are named, not linked, so that the modules
 * of two classes that refer to each other do not import each other.
 */
import type { Reference } from "./reference.ts";
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

declare const types: unique symbol;

/** What a call of a method takes and gives back. */
export interface MethodType<
  Input extends object = object,
  Output extends object = object,
  Kind extends "instance" | "static" = "instance",
> {
  readonly input: Input;
  readonly output: Output;
  readonly kind: Kind;
}

/**
 * A class: what it declares, and the types of its instances, their keys, what can be changed in them, their methods, and
 * the names of properties that must have a value and have a default.
 * Generated code exports one with the name of each class, beside the interface of that name.
 */
export interface ClassDescriptor<
  Instance extends object = object,
  Keys extends object = object,
  Changes extends object = object,
  Methods extends object = object,
  Defaults extends string = never,
> {
  /** Never present: it carries the types. */
  readonly [types]?: {
    readonly instance: Instance;
    readonly keys: Keys;
    readonly changes: Changes;
    readonly methods: Methods;
    /** A parameter, so that a class with defaults is a `ClassDescriptor` like any other. */
    readonly hasDefault: (name: Defaults) => void;
  };
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

type Types<Class extends ClassDescriptor> = NonNullable<Class[typeof types]>;

/** What an instance of a class is. */
export type InstanceOf<Class extends ClassDescriptor> = Types<Class>["instance"];
/** The keys that name an instance of a class. */
export type KeysOf<Class extends ClassDescriptor> = Types<Class>["keys"];
/** What can be changed in an instance of a class. */
export type ChangesOf<Class extends ClassDescriptor> = Types<Class>["changes"];
/** The methods of a class with their `MethodType`s. */
export type MethodsOf<Class extends ClassDescriptor> = Types<Class>["methods"];
/** The names of the methods of a class. */
export type MethodNameOf<Class extends ClassDescriptor> = keyof MethodsOf<Class> & string;
type MethodOf<Class extends ClassDescriptor, Name extends MethodNameOf<Class>> =
  MethodsOf<Class>[Name] extends MethodType<infer Input, infer Output, infer Kind>
    ? MethodType<Input, Output, Kind>
    : MethodType;
/** What a method of a class takes; parameters that may be NULL may be left out. */
export type InputOf<Class extends ClassDescriptor, Name extends MethodNameOf<Class>> = Given<
  MethodOf<Class, Name>["input"]
>;
/** What a method of a class gives back. */
export type OutputOf<Class extends ClassDescriptor, Name extends MethodNameOf<Class>> = MethodOf<
  Class,
  Name
>["output"];
/** What says which instance of a class is meant: its keys, or a reference to it, which may be one of a class below. */
export type TargetOf<Class extends ClassDescriptor> = KeysOf<Class> | Reference<InstanceOf<Class>>;
/** The instance that a method is called on; `null` for a static method. */
export type MethodTargetOf<
  Class extends ClassDescriptor,
  Name extends MethodNameOf<Class>,
> = MethodOf<Class, Name>["kind"] extends "static" ? null : TargetOf<Class>;

type DefaultsOf<Class extends ClassDescriptor> = Parameters<Types<Class>["hasDefault"]>[0];

/** What a caller writes for a new instance of a class: members that may be NULL or have a default may be left out. */
export type CreationOf<Class extends ClassDescriptor> = Given<
  Omit<InstanceOf<Class>, DefaultsOf<Class>>
> &
  Partial<Pick<InstanceOf<Class>, DefaultsOf<Class> & keyof InstanceOf<Class>>>;

/** What a caller writes for `T`: members that may be NULL may be left out, which means NULL. */
export type Given<T> = { [Name in keyof T as null extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as null extends T[Name] ? Name : never]?: T[Name];
};

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
  Omit<ClassDescriptor, "properties" | "methods" | typeof types>,
  "name" | "superclass",
  { readonly properties?: readonly ShortProperty[]; readonly methods?: readonly ShortMethod[] }
>;

/** Fills in the defaults (nothing special, readable, a parameter is `In`) and freezes the whole descriptor. */
export function describeClass<
  Instance extends object,
  Keys extends object,
  Changes extends object,
  Methods extends object,
  Defaults extends string,
>(description: ClassDescription): ClassDescriptor<Instance, Keys, Changes, Methods, Defaults> {
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
