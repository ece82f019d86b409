/**
 * Classes as the descriptors of generated code know them, for clients that ask for them: types, keys and what has to be
 * known to call methods. Descriptors have no descriptions.
 */
import type {
  DeclaredClass,
  DeclaredElement,
  DeclaredMethod,
  DeclaredProperty,
  DeclaredQualifier,
  DeclaredValue,
  QualifierType,
  Scope,
} from "../cim-xml/declarations.ts";
import {
  type ClassDescriptor,
  type DefaultValue,
  type ElementDescriptor,
  lineage,
  type MethodDescriptor,
  type PropertyDescriptor,
  type TypeDescriptor,
} from "../descriptor.ts";
import { writeXmlLiteral } from "../embedded/literals.ts";
import type { ValueMap } from "../value-map.ts";

/** What DeepInheritance and the like ask for. */
export interface ClassParts {
  readonly localOnly: boolean;
  readonly includeQualifiers: boolean;
  readonly includeClassOrigin: boolean;
  /** In lower case; `null` for all. */
  readonly properties: ReadonlySet<string> | null;
}

/** A class with its members, those of its superclasses marked as such. */
export function describedClass(descriptor: ClassDescriptor, parts: ClassParts): DeclaredClass {
  const line = parts.localOnly ? [descriptor] : lineage(descriptor).reverse();
  const isFromHere = (cls: ClassDescriptor): boolean => cls === descriptor;
  const properties = merged(line, (cls) =>
    cls.properties
      .filter(({ name }) => parts.properties === null || parts.properties.has(name.toLowerCase()))
      .map((property) => describedProperty(property, !isFromHere(cls), parts)),
  );
  const methods = merged(line, (cls) =>
    cls.methods.map((method) => describedMethod(method, !isFromHere(cls), parts)),
  );
  return {
    name: descriptor.name,
    superclass: descriptor.superclass?.name ?? null,
    qualifiers: parts.includeQualifiers ? classQualifiers(descriptor) : [],
    properties,
    methods,
  };
}

/** From the root down, an override in place of what it overrides. */
function merged<M extends { readonly name: string }>(
  line: readonly ClassDescriptor[],
  membersOf: (cls: ClassDescriptor) => readonly M[],
): M[] {
  const members = new Map<string, M>();
  for (const cls of line)
    for (const member of membersOf(cls)) members.set(member.name.toLowerCase(), member);
  return [...members.values()];
}

function describedProperty(
  property: PropertyDescriptor,
  isPropagated: boolean,
  { includeQualifiers, includeClassOrigin }: ClassParts,
): DeclaredProperty {
  return {
    ...describedElement(property),
    qualifiers: includeQualifiers
      ? [
          ...flag("Key", property.isKey),
          ...flag("Write", property.isWritable),
          ...(property.isReadable ? [] : [qualifier("Read", "FALSE")]),
          ...elementQualifiers(property),
        ]
      : [],
    classOrigin: includeClassOrigin ? property.origin : null,
    isPropagated,
    value: defaultText(property.default),
  };
}

function describedMethod(
  method: MethodDescriptor,
  isPropagated: boolean,
  { includeQualifiers, includeClassOrigin }: ClassParts,
): DeclaredMethod {
  return {
    name: method.name,
    returnType: method.returnType === null ? null : typeName(method.returnType),
    qualifiers: includeQualifiers
      ? [
          ...flag("Static", method.isStatic),
          ...deprecation(method.deprecated),
          ...valueMapQualifiers(method.valueMap, "ValueMap", "Values"),
        ]
      : [],
    classOrigin: includeClassOrigin ? method.origin : null,
    isPropagated,
    parameters: method.parameters.map((parameter) => ({
      ...describedElement(parameter),
      qualifiers: includeQualifiers
        ? [
            ...(parameter.isIn ? flag("In", true) : [qualifier("In", "FALSE")]),
            ...flag("Out", parameter.isOut),
            ...elementQualifiers(parameter),
          ]
        : [],
    })),
  };
}

function describedElement({
  name,
  type,
  array,
}: ElementDescriptor): Omit<DeclaredElement, "qualifiers"> {
  const isReference = typeof type === "object" && "reference" in type;
  return {
    name,
    type: isReference ? null : typeName(type),
    referenceClass: isReference ? type.reference : null,
    array: array === null ? null : { size: array.size },
  };
}

/** Embedded instances travel as strings. */
function typeName(type: TypeDescriptor): string {
  return typeof type === "string" ? type : "string";
}

function classQualifiers(cls: ClassDescriptor): DeclaredQualifier[] {
  return [
    ...flag("Association", cls.isAssociation),
    ...flag("Indication", cls.isIndication),
    ...flag("Abstract", cls.isAbstract),
    ...flag("Terminal", cls.isTerminal),
    ...deprecation(cls.deprecated),
    ...(cls.version === null ? [] : [qualifier("Version", cls.version)]),
  ];
}

function elementQualifiers(element: ElementDescriptor): DeclaredQualifier[] {
  const { type, limits } = element;
  const embedded = typeof type === "object" && "embedded" in type ? type.embedded : undefined;
  const numbers = [
    ["MinValue", limits.minValue],
    ["MaxValue", limits.maxValue],
    ["MinLen", limits.minLength],
    ["MaxLen", limits.maxLength],
  ] as const;
  return [
    ...flag("Required", element.isRequired),
    ...deprecation(element.deprecated),
    ...(embedded === null ? flag("EmbeddedObject", true) : []),
    ...(typeof embedded === "string" ? [qualifier("EmbeddedInstance", embedded)] : []),
    ...(element.array === null || element.array.order === "Bag"
      ? []
      : [qualifier("ArrayType", element.array.order)]),
    ...numbers.flatMap(([name, value]) => (value === null ? [] : [qualifier(name, String(value))])),
    ...valueMapQualifiers(element.valueMap, "ValueMap", "Values"),
    ...valueMapQualifiers(element.bitMap, "BitMap", "BitValues"),
  ];
}

function valueMapQualifiers(
  map: ValueMap | null,
  mapName: string,
  valuesName: string,
): DeclaredQualifier[] {
  if (map === null) return [];
  const texts = qualifier(
    mapName,
    map.entries.map(({ text }) => text),
  );
  const labels = map.entries.map(({ label }) => label);
  return labels.every((label) => label === null)
    ? [texts]
    : [
        texts,
        qualifier(
          valuesName,
          labels.map((label) => label ?? ""),
        ),
      ];
}

function deprecation(deprecated: readonly string[] | null): DeclaredQualifier[] {
  return deprecated === null ? [] : [qualifier("Deprecated", deprecated)];
}

function flag(name: string, isSet: boolean): DeclaredQualifier[] {
  return isSet ? [qualifier(name, "TRUE")] : [];
}

function qualifier(name: string, value: DeclaredValue): DeclaredQualifier {
  const type = describedQualifiers.find((each) => each.name === name);
  if (type === undefined) throw new RangeError(`The qualifier ${name} is not declared.`);
  const { isOverridable, toSubclass, isTranslatable } = type;
  return {
    name,
    type: type.type,
    value,
    isPropagated: false,
    isOverridable,
    toSubclass,
    isTranslatable,
  };
}

function defaultText(value: DefaultValue): DeclaredValue {
  if (value === null) return null;
  if (Array.isArray(value))
    return (value as readonly DefaultValue[]).map((each) =>
      each === null ? null : String(textOf(each)),
    );
  return textOf(value);
}

function textOf(value: DefaultValue): string {
  return writeXmlLiteral(value as string | number | bigint | boolean);
}

const anyElement = ["PROPERTY", "METHOD", "PARAMETER"] as const;
const everything = ["CLASS", "ASSOCIATION", "REFERENCE", ...anyElement, "INDICATION"] as const;
const classes = ["CLASS", "ASSOCIATION", "INDICATION"] as const;

/** The qualifiers that descriptors know of, as DSP0004 5.6.3 declares them. */
export const describedQualifiers: readonly QualifierType[] = [
  declared("Abstract", "boolean", classes, "restricted"),
  declared("ArrayType", "string", ["PROPERTY", "PARAMETER"], "fixed"),
  declared("Association", "boolean", ["ASSOCIATION"], "fixed"),
  declared("BitMap", "string[]", anyElement),
  declared("BitValues", "string[]", anyElement, "translatable"),
  declared("Deprecated", "string[]", everything, "restricted"),
  declared("EmbeddedInstance", "string", anyElement),
  declared("EmbeddedObject", "boolean", anyElement, "fixed"),
  declared("In", "boolean", ["PARAMETER"], "fixed"),
  declared("Indication", "boolean", ["CLASS", "INDICATION"], "fixed"),
  declared("Key", "boolean", ["REFERENCE", "PROPERTY"], "fixed"),
  declared("MaxLen", "uint32", anyElement),
  declared("MaxValue", "sint64", anyElement),
  declared("MinLen", "uint32", anyElement),
  declared("MinValue", "sint64", anyElement),
  declared("Out", "boolean", ["PARAMETER"], "fixed"),
  declared("Read", "boolean", ["PROPERTY"]),
  declared("Required", "boolean", ["REFERENCE", ...anyElement], "fixed"),
  declared("Static", "boolean", ["PROPERTY", "METHOD"], "fixed"),
  declared("Terminal", "boolean", classes),
  declared("ValueMap", "string[]", anyElement),
  declared("Values", "string[]", anyElement, "translatable"),
  declared("Version", "string", classes, "restricted", "translatable"),
  declared("Write", "boolean", ["PROPERTY"]),
];

/** @param flavors in which it differs from a qualifier that goes on to subclasses, which may change it */
function declared(
  name: string,
  type: string,
  scopes: readonly Scope[],
  ...flavors: readonly ("fixed" | "restricted" | "translatable")[]
): QualifierType {
  const isArray = type.endsWith("[]");
  return {
    name,
    type: isArray ? type.slice(0, -2) : type,
    array: isArray ? { size: null } : null,
    value: type !== "boolean" ? null : name === "In" || name === "Read" ? "TRUE" : "FALSE",
    scopes,
    isOverridable: !flavors.includes("fixed"),
    toSubclass: !flavors.includes("restricted"),
    isTranslatable: flavors.includes("translatable"),
  };
}
