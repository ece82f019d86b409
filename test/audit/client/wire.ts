/**
 * Between the JSON of the gateway and the types of the bindings. Numbers of up to 32 bits are JSON numbers, 64-bit
 * integers decimal digits in a string; datetimes and references are strings; embedded instances are objects with their
 * class under `__CLASS`.
 */
import {
  allMethods,
  allProperties,
  type ClassDescriptor,
  DateTime,
  type ElementDescriptor,
  formatReference,
  parseReference,
  type Reference,
} from "../../../generated/index.js";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Descriptors of the classes that may be embedded, by name. */
export type ClassLookup = (className: string) => ClassDescriptor | undefined;

export function lookupOf(...descriptors: readonly ClassDescriptor[]): ClassLookup {
  const byName = new Map(descriptors.map((descriptor) => [descriptor.name.toLowerCase(), descriptor]));
  return (name) => byName.get(name.toLowerCase());
}

export class WireError extends Error {
  override readonly name = "WireError";
}

/** The instance with all properties of its class, `null` where the host sends none. */
export function decodeInstance<T extends object>(
  descriptor: ClassDescriptor,
  json: JsonObject,
  classes: ClassLookup,
): T {
  const entries = allProperties(descriptor).map((property) => [
    property.name,
    decodeElement(property, json[property.name] ?? null, classes),
  ]);
  return Object.fromEntries(entries) as T;
}

export function encodeInstance(descriptor: ClassDescriptor, instance: object, classes: ClassLookup): JsonObject {
  const values = new Map<string, unknown>(Object.entries(instance));
  const entries = allProperties(descriptor)
    .filter(({ name }) => (values.get(name) ?? null) !== null)
    .map((property) => [property.name, encodeElement(property, values.get(property.name), classes)]);
  return { __CLASS: descriptor.name, ...Object.fromEntries(entries) };
}

export function encodeInput(
  descriptor: ClassDescriptor,
  method: string,
  input: object,
  classes: ClassLookup,
): JsonObject {
  const values = new Map<string, unknown>(Object.entries(input));
  const parameters = methodOf(descriptor, method).parameters.filter(({ isIn }) => isIn);
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.name, encodeElement(parameter, values.get(parameter.name), classes)]),
  );
}

/** The output parameters and `ReturnValue`. A host that answers without a return code is broken. */
export function decodeOutput<O extends object>(
  descriptor: ClassDescriptor,
  method: string,
  json: JsonObject,
  classes: ClassLookup,
): O {
  const { ReturnValue: code, ...rest } = json;
  if (typeof code !== "number" || !Number.isInteger(code) || code < 0 || code > 0xffff_ffff) {
    throw new WireError(`${descriptor.name}.${method}() came back without a return code.`);
  }
  const outputs = methodOf(descriptor, method).parameters.filter(({ isOut }) => isOut);
  const entries = outputs.map((parameter) => [
    parameter.name,
    decodeElement(parameter, rest[parameter.name] ?? null, classes),
  ]);
  return { ReturnValue: code, ...Object.fromEntries(entries) };
}

function methodOf(descriptor: ClassDescriptor, name: string) {
  const found = allMethods(descriptor).find((method) => method.name === name);
  if (found === undefined) throw new WireError(`${descriptor.name} has no method ${name}.`);
  return found;
}

function decodeElement(element: ElementDescriptor, value: JsonValue, classes: ClassLookup): unknown {
  if (value === null) return null;
  if (element.array === null) return decodeScalar(element, value, classes);
  if (!Array.isArray(value)) throw new WireError(`${element.name} is not an array.`);
  return value.map((item: JsonValue) => decodeScalar(element, item, classes));
}

function decodeScalar({ name, type }: ElementDescriptor, value: JsonValue, classes: ClassLookup): unknown {
  if (typeof type === "object" && "embedded" in type) {
    if (!isJsonObject(value)) throw new WireError(`${name} is not an embedded instance.`);
    const className = typeof value["__CLASS"] === "string" ? value["__CLASS"] : type.embedded;
    const descriptor = className === null ? undefined : (classes(className) ?? classes(type.embedded ?? ""));
    if (descriptor === undefined)
      throw new WireError(`${name} embeds ${className ?? "an instance"}, which this client does not know.`);
    return decodeInstance(descriptor, value, classes);
  }
  if (typeof type === "object") {
    if (typeof value !== "string") throw new WireError(`${name} is not an object path.`);
    return parseReference(value);
  }
  switch (type) {
    case "uint64":
    case "sint64":
      return typeof value === "string" || typeof value === "number" ? BigInt(value) : unexpected(name, type);
    case "datetime":
      return typeof value === "string" ? DateTime.parse(value) : unexpected(name, type);
    case "string":
    case "char16":
      return typeof value === "string" ? value : unexpected(name, type);
    case "boolean":
      return typeof value === "boolean" ? value : unexpected(name, type);
    case "uint8":
    case "sint8":
    case "uint16":
    case "sint16":
    case "uint32":
    case "sint32":
    case "real32":
    case "real64":
      return typeof value === "number" ? value : unexpected(name, type);
  }
}

function unexpected(name: string, type: string): never {
  throw new WireError(`${name} is no ${type}.`);
}

function encodeElement(element: ElementDescriptor, value: unknown, classes: ClassLookup): JsonValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => encodeScalar(element, item, classes));
  return encodeScalar(element, value, classes);
}

function encodeScalar({ name, type }: ElementDescriptor, value: unknown, classes: ClassLookup): JsonValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint" || value instanceof DateTime) return value.toString();
  if (typeof type === "object" && "reference" in type) return formatReference(value as Reference);
  const descriptor = typeof type === "object" && type.embedded !== null ? classes(type.embedded) : undefined;
  if (descriptor === undefined || typeof value !== "object" || value === null)
    throw new WireError(`${name} cannot be sent.`);
  return encodeInstance(descriptor, value, classes);
}
