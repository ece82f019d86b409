/** Holds what a text says against the descriptor of its class, and gives its values exact types. */
import {
  allProperties,
  type ClassDescriptor,
  type ElementDescriptor,
  isSubclassOf,
  type TypeDescriptor,
} from "../descriptor.ts";
import { parseReference } from "../reference.ts";
import { readLiteral } from "./literals.ts";
import { textType } from "./members.ts";
import { readMofInstance } from "./mof.ts";
import {
  EmbeddedError,
  type EmbeddedLimits,
  type RawInstance,
  type RawLiteral,
  type RawProperty,
  type RawValue,
} from "./raw.ts";
import { readXmlInstance } from "./xml.ts";

/** Finds a class by its name, without regard to case. */
export type FindClass = (name: string) => ClassDescriptor | undefined;

export interface BoundInstance {
  readonly descriptor: ClassDescriptor;
  /** All properties of the class, those that the text does not name as NULL. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The properties that the text names, as the schema spells them. */
  readonly given: ReadonlySet<string>;
}

/** What stays the same all the way down. */
export interface Binding {
  readonly findClass: FindClass;
  readonly limits: EmbeddedLimits;
  /** Told of every instance inside of another one. */
  readonly remember: (instance: BoundInstance) => void;
}

/** What stands at one place: how deep, and what leads there. */
export interface Spot {
  readonly depth: number;
  readonly path: string;
  readonly offset: number;
}

/**
 * Reads a text of either form: XML begins with "<".
 * @param className the class that the instance must be of, or below; `null` for any
 */
export function bindText(
  text: string,
  className: string | null,
  binding: Binding,
  spot: Spot = { depth: 1, path: "", offset: 0 },
): BoundInstance {
  const { maxLength, maxDepth } = binding.limits;
  if (text.length > maxLength)
    throw new EmbeddedError(
      "text",
      `it is longer than ${maxLength} characters`,
      spot.offset,
      spot.path,
    );
  const depthLeft = maxDepth - spot.depth + 1;
  if (depthLeft < 1) throw tooDeep(spot);
  const raw = /^[\ufeff\s]*</.test(text)
    ? readXmlInstance(text, depthLeft)
    : readMofInstance(text.replace(/^\ufeff/, ""), depthLeft);
  return bindInstance(raw, className, binding, spot);
}

export function bindInstance(
  raw: RawInstance,
  className: string | null,
  binding: Binding,
  spot: Spot,
): BoundInstance {
  if (spot.depth > binding.limits.maxDepth) throw tooDeep(spot);
  const descriptor = binding.findClass(raw.className);
  const fail = (message: string): never => {
    throw new EmbeddedError("class", message, raw.offset, spot.path);
  };
  if (descriptor === undefined) return fail(`the class "${raw.className}" is unknown`);
  if (className !== null && !isSubclassOf(descriptor, className))
    return fail(`expected an instance of ${className}, found one of ${descriptor.name}`);
  if (descriptor.isAbstract) return fail(`${descriptor.name} is abstract and has no instances`);

  const properties = new Map(
    allProperties(descriptor).map((property) => [property.name.toLowerCase(), property]),
  );
  const values: Record<string, unknown> = Object.fromEntries(
    [...properties.values()].map(({ name }) => [name, null]),
  );
  const given = new Set<string>();
  for (const stated of raw.properties) {
    const property = properties.get(stated.name.toLowerCase());
    const path = spot.path === "" ? stated.name : `${spot.path}.${stated.name}`;
    if (property === undefined)
      throw new EmbeddedError(
        "property",
        `${descriptor.name} has no property "${stated.name}"`,
        stated.offset,
        path,
      );
    if (given.has(property.name))
      throw new EmbeddedError("property", "it is given twice", stated.offset, path);
    given.add(property.name);
    values[property.name] = bindProperty(stated, property, binding, {
      ...spot,
      path,
      offset: stated.offset,
    });
  }
  return { descriptor, values, given };
}

/** The value of a property or parameter. Throws an EmbeddedError of the kind `type`. */
export function bindProperty(
  { type, value }: Pick<RawProperty, "type" | "value">,
  property: ElementDescriptor,
  binding: Binding,
  spot: Spot,
): unknown {
  if (type !== null && !isTypeOf(type.toLowerCase(), property.type))
    throw wrongType(property, `"${type}"`, spot);
  if (value === null) return null;
  if (value.kind !== "array") {
    if (property.array !== null) throw wrongType(property, "a single value", spot);
    return bindScalar(value, property, binding, spot);
  }
  if (property.array === null) throw wrongType(property, "a list", spot);
  return value.elements.map((element, index) =>
    bindScalar(element, property, binding, { ...spot, path: `${spot.path}[${index}]` }),
  );
}

/** What the schema calls an object may travel as a string too. */
function isTypeOf(written: string, type: TypeDescriptor): boolean {
  const own = textType(type);
  return written === own || (own === "object" && written === "string");
}

function bindScalar(
  value: RawValue,
  property: ElementDescriptor,
  binding: Binding,
  spot: Spot,
): unknown {
  if (value === null) return null;
  if (value.kind === "array") throw wrongType(property, "a list", spot);
  const { type } = property;
  if (typeof type === "string") {
    const read =
      value.kind === "instance" || value.kind === "reference" ? null : readLiteral(value, type);
    return read ?? fail(value, property, spot);
  }
  if ("reference" in type) return bindReference(value, property, spot);
  if (value.kind === "reference") throw wrongType(property, "a reference", spot);
  const inner = { ...spot, depth: spot.depth + 1 };
  const instance =
    value.kind === "instance"
      ? bindInstance(value, type.embedded, binding, inner)
      : bindEmbeddedText(value, property, type.embedded, binding, inner);
  binding.remember(instance);
  return instance.values;
}

function bindEmbeddedText(
  value: RawLiteral,
  property: ElementDescriptor,
  className: string | null,
  binding: Binding,
  spot: Spot,
): BoundInstance {
  if (value.kind !== "text" && value.kind !== "string") return fail(value, property, spot);
  try {
    return bindText(value.text, className, binding, spot);
  } catch (error) {
    // Offsets in a text inside of the text mean nothing to whoever has the outer one.
    throw error instanceof EmbeddedError
      ? new EmbeddedError(error.kind, error.message, spot.offset, error.path || spot.path)
      : error;
  }
}

function bindReference(
  value: Exclude<RawValue, null>,
  property: ElementDescriptor,
  spot: Spot,
): unknown {
  if (value.kind === "reference") return value.reference;
  if (value.kind !== "string" && value.kind !== "text") throw wrongType(property, "no path", spot);
  try {
    return parseReference(value.text);
  } catch {
    return fail(value, property, spot);
  }
}

function typeName(type: TypeDescriptor): string {
  if (typeof type === "string") return type;
  if ("reference" in type)
    return `a reference${type.reference === null ? "" : ` to ${type.reference}`}`;
  return `an instance${type.embedded === null ? "" : ` of ${type.embedded}`}`;
}

function wrongType(
  { type, array }: ElementDescriptor,
  received: string,
  { path, offset }: Spot,
): EmbeddedError {
  return new EmbeddedError(
    "type",
    `expected ${array === null ? "" : "a list, each "}${typeName(type)}, found ${received}`,
    offset,
    path,
  );
}

function fail(
  value: Exclude<RawValue, null>,
  { type }: ElementDescriptor,
  { path, offset }: Spot,
): never {
  const received = "text" in value ? shortened(value.text) : `an ${value.kind}`;
  throw new EmbeddedError("type", `expected ${typeName(type)}, found ${received}`, offset, path);
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function tooDeep({ offset, path }: Spot): EmbeddedError {
  return new EmbeddedError("text", "instances are nested too deeply", offset, path);
}
