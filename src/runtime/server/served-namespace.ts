/** One namespace as a server has it: its dispatcher, and the classes that its clients may name. */
import { CimError, CimStatus } from "../cim-error.ts";
import {
  allProperties,
  type ClassDescriptor,
  isSubclassOf,
  lineage,
  type TypeDescriptor,
} from "../descriptor.ts";
import type { Dispatcher } from "../dispatcher.ts";
import { bindInstance, bindProperty, type Binding } from "../embedded/binding.ts";
import { defaultLimits, membersBy, rememberClass } from "../embedded/embedded-instance.ts";
import { readLiteral } from "../embedded/literals.ts";
import { EmbeddedError, type RawInstance, type RawValue } from "../embedded/raw.ts";
import type { ElementDescriptor } from "../descriptor.ts";
import { type KeyValue, type Reference, reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import { DateTime } from "../datetime.ts";
import type { EmbeddedMember } from "../embedded/members.ts";

export class ServedNamespace {
  readonly name: string;
  readonly dispatcher: Dispatcher;
  /** By names in lower case: the classes of the providers and all above them, and those that stand in instances. */
  readonly classes: ReadonlyMap<string, ClassDescriptor>;
  readonly members: EmbeddedMember;
  readonly #binding: Binding;

  /** @param classes more than those of the providers, such as the classes of embedded instances */
  constructor(name: string, dispatcher: Dispatcher, classes: Iterable<ClassDescriptor> = []) {
    this.name = name;
    this.dispatcher = dispatcher;
    const provided = [...dispatcher.registry].map(({ descriptor }) => descriptor);
    const known = [...provided, ...classes].flatMap(lineage);
    this.classes = new Map(known.map((cls) => [cls.name.toLowerCase(), cls]));
    const findClass = (className: string): ClassDescriptor | undefined =>
      this.classes.get(className.toLowerCase());
    this.members = membersBy(findClass);
    this.#binding = { findClass, limits: defaultLimits, remember: rememberClass };
  }

  /** Throws a CimError where the namespace has no such class. */
  classOf(className: string, status: CimStatus = CimStatus.INVALID_CLASS): ClassDescriptor {
    const cls = this.classes.get(className.toLowerCase());
    if (cls !== undefined) return cls;
    throw new CimError(status, `${this.name} has no class ${JSON.stringify(className)}.`);
  }

  /** The classes right below one, or all below it; `null` is above the roots. */
  classesBelow(className: string | null, isDeep: boolean): ClassDescriptor[] {
    const top = className === null ? null : this.classOf(className);
    return [...this.classes.values()].filter((cls) =>
      isDeep
        ? top === null || (cls !== top && isSubclassOf(cls, top.name))
        : (cls.superclass?.name ?? null) === (top?.name ?? null),
    );
  }

  /** The keys of a name as the class types them: a message tells texts, numbers and truth values apart, and no more. */
  keysOf({ className, keys }: Reference): Members {
    const named = allProperties(this.classOf(className)).filter(({ isKey }) => isKey);
    return Object.fromEntries(
      Object.entries(keys).map(([given, value]): [string, unknown] => {
        // The short form for a class with one key leaves its name out.
        const isShort = given === "" && named.length === 1;
        const key = named.find(({ name }) => isShort || name.toLowerCase() === given.toLowerCase());
        return key === undefined ? [given, value] : [key.name, this.#typedKey(value, key.type)];
      }),
    );
  }

  /** The name of an instance with typed keys. */
  nameOf(name: Reference): Reference {
    const cls = this.classes.get(name.className.toLowerCase());
    if (cls === undefined) return name;
    return reference(cls.name, this.keysOf(name) as Record<string, KeyValue>, name);
  }

  #typedKey(value: KeyValue, type: TypeDescriptor): unknown {
    if (typeof value === "object" && !(value instanceof DateTime)) return this.nameOf(value);
    // What is not of the type stays what it is, and validation says so.
    return typeof type === "string"
      ? (readLiteral({ kind: "text", text: String(value) }, type) ?? value)
      : value;
  }

  /** The properties that an instance of a message gives, with the types of its class. */
  instanceOf(raw: RawInstance): { readonly className: string; readonly values: Members } {
    this.classOf(raw.className);
    const { descriptor, values, given } = refusing(() =>
      bindInstance(raw, null, this.#binding, { depth: 1, path: "", offset: 0 }),
    );
    return {
      className: descriptor.name,
      values: Object.fromEntries([...given].map((name) => [name, this.#typed(values[name])])),
    };
  }

  /** A value of a message with the type of its property or parameter. */
  valueOf(value: RawValue, type: string | null, element: ElementDescriptor): unknown {
    const spot = { depth: 1, path: element.name, offset: 0 };
    return this.#typed(refusing(() => bindProperty({ type, value }, element, this.#binding, spot)));
  }

  /** References get the types of their keys; all else has its own. */
  #typed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.#typed(each));
    return isName(value) ? this.nameOf(value) : value;
  }
}

function isName(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "className" in value && "keys" in value;
}

const statusOfFault = {
  text: CimStatus.INVALID_PARAMETER,
  class: CimStatus.INVALID_CLASS,
  property: CimStatus.NO_SUCH_PROPERTY,
  type: CimStatus.TYPE_MISMATCH,
} as const;

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error;
    const place = error.path === "" ? "" : `${error.path}: `;
    throw new CimError(statusOfFault[error.kind], `${place}${error.message}.`, { cause: error });
  }
}
