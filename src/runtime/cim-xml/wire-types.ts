/** What the values of a message are, by the classes that are known: a message tells texts, numbers and truth values apart, and no more. */
import { DateTime } from "../datetime.ts";
import {
  allProperties,
  type ClassDescriptor,
  type ElementDescriptor,
  lineage,
  type PropertyDescriptor,
  type TypeDescriptor,
} from "../descriptor.ts";
import { bindProperty, type Binding } from "../embedded/binding.ts";
import { defaultLimits, membersBy, rememberClass } from "../embedded/embedded-instance.ts";
import { readLiteral } from "../embedded/literals.ts";
import type { EmbeddedMember } from "../embedded/members.ts";
import { EmbeddedError, type RawInstance, type RawValue } from "../embedded/raw.ts";
import { type KeyValue, type Reference, reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";

export class WireTypes {
  /** By names in lower case: the classes that were given, and all above them. */
  readonly classes: ReadonlyMap<string, ClassDescriptor>;
  readonly members: EmbeddedMember;
  protected readonly binding: Binding;

  constructor(classes: Iterable<ClassDescriptor>) {
    const known = [...classes].flatMap(lineage);
    this.classes = new Map(known.map((cls) => [cls.name.toLowerCase(), cls]));
    const findClass = (className: string): ClassDescriptor | undefined =>
      this.classes.get(className.toLowerCase());
    this.members = membersBy(findClass);
    this.binding = { findClass, limits: defaultLimits, remember: rememberClass };
  }

  /** The name of an instance with the keys that its class has; that of an unknown class stays as it is. */
  nameOf(name: Reference): Reference {
    const cls = this.classes.get(name.className.toLowerCase());
    if (cls === undefined) return name;
    return reference(cls.name, this.keysOf(name) as Record<string, KeyValue>, name);
  }

  keysOf({ className, keys }: Reference): Members {
    const cls = this.classes.get(className.toLowerCase());
    if (cls === undefined) return keys;
    const own = allProperties(cls).filter(({ isKey }) => isKey);
    return Object.fromEntries(
      Object.entries(keys).map(([given, value]): [string, unknown] => {
        // The short form for a class with one key leaves its name out.
        const isShort = given === "" && own.length === 1;
        const key = own.find(({ name }) => isShort || name.toLowerCase() === given.toLowerCase());
        return key === undefined ? [given, value] : [key.name, this.#typedKey(value, key.type)];
      }),
    );
  }

  #typedKey(value: KeyValue, type: TypeDescriptor): unknown {
    if (typeof value === "object" && !(value instanceof DateTime)) return this.nameOf(value);
    // What is not of the type stays what it is, and validation says so.
    return typeof type === "string"
      ? (readLiteral({ kind: "text", text: String(value) }, type) ?? value)
      : value;
  }

  /** A value with the type of its property or parameter. Throws an EmbeddedError where it is not of the type. */
  valueOf(value: RawValue, type: string | null, element: ElementDescriptor): unknown {
    const spot = { depth: 1, path: element.name, offset: 0 };
    return this.typed(bindProperty({ type, value }, element, this.binding, spot));
  }

  /** References get the types of their keys; all else has its own. */
  protected typed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.typed(each));
    return isName(value) ? this.nameOf(value) : value;
  }

  /**
   * The properties of an instance from a server: those of the class with its types, others by the types that the message
   * names. Throws an EmbeddedError where a value is not of its type.
   * @param className the class that was asked for, for an instance of an unknown subclass
   */
  readInstance({ className: own, properties }: RawInstance, className: string): Members {
    const cls = this.classes.get(own.toLowerCase()) ?? this.classes.get(className.toLowerCase());
    const known = new Map<string, PropertyDescriptor>(
      cls === undefined ? [] : allProperties(cls).map((each) => [each.name.toLowerCase(), each]),
    );
    return Object.fromEntries(
      properties.map(({ name, type, value }): [string, unknown] => {
        const property = known.get(name.toLowerCase());
        return property === undefined
          ? [name, this.#untyped(value, type)]
          : [property.name, this.#readProperty(value, type, property)];
      }),
    );
  }

  /** An embedded instance of an unknown class stays the text that it is. */
  #readProperty(value: RawValue, type: string | null, property: PropertyDescriptor): unknown {
    try {
      return this.valueOf(value, type, property);
    } catch (error) {
      if (error instanceof EmbeddedError && error.kind === "class")
        return this.#untyped(value, type);
      throw error;
    }
  }

  #untyped(value: RawValue, type: string | null): unknown {
    if (value === null) return null;
    if (value.kind === "array") return value.elements.map((each) => this.#untyped(each, type));
    if (value.kind === "reference") return this.nameOf(value.reference);
    if (value.kind === "instance") return this.readInstance(value, value.className);
    const name = (type ?? "string").toLowerCase();
    return isIntrinsic(name) ? (readLiteral(value, name) ?? value.text) : value.text;
  }
}

const intrinsic = /^(?:[us]int(?:8|16|32|64)|real(?:32|64)|boolean|string|char16|datetime)$/;

function isIntrinsic(name: string): name is Parameters<typeof readLiteral>[1] {
  return intrinsic.test(name);
}

function isName(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "className" in value && "keys" in value;
}
