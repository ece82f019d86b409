/**
 * Instances as clients have them that know no schema, as WMI's scripting interface gives them out: object paths, datetimes
 * and 64-bit integers are texts, and so are embedded instances, in CIM-XML.
 */
import { CimError, CimStatus } from "../../../runtime/cim-error.ts";
import { DateTime } from "../../../runtime/datetime.ts";
import {
  allMethods,
  allProperties,
  type ClassDescriptor,
  type ElementDescriptor,
  type MethodDescriptor,
} from "../../../runtime/descriptor.ts";
import type { AssociatorFilter, Dispatcher } from "../../../runtime/dispatcher.ts";
import {
  type FindClass,
  readEmbedded,
  writeEmbedded,
} from "../../../runtime/embedded/embedded-instance.ts";
import { isReference } from "../../../runtime/predicates.ts";
import { formatReference, parseReference, type Reference } from "../../../runtime/reference.ts";
import type { Members } from "../../../runtime/schema-names.ts";
import { isAt } from "../store/object-store.ts";
import { isInstanceValue } from "../value-path.ts";
import { UnreadableInstance } from "./service-values.ts";

/** An instance with its path under `__PATH`. */
export type TextInstance = Readonly<Record<string, unknown>>;

/** Answers a call with an embedded instance that cannot be read; `null` where nobody can. */
export type AnswerUnreadable = (
  className: string,
  method: string,
  input: Members,
) => Members | null;

export class TextClient {
  readonly #dispatcher: Dispatcher;
  readonly #place: Pick<Reference, "host" | "namespace">;
  readonly #findClass: FindClass;
  readonly #answerUnreadable: AnswerUnreadable;
  /** The texts that embedded instances were read from: they are given out as they came. */
  readonly #texts = new WeakMap<object, string>();

  constructor(
    dispatcher: Dispatcher,
    place: Pick<Reference, "host" | "namespace">,
    findClass: FindClass,
    answerUnreadable: AnswerUnreadable = () => null,
  ) {
    this.#dispatcher = dispatcher;
    this.#place = place;
    this.#findClass = findClass;
    this.#answerUnreadable = answerUnreadable;
  }

  /** Throws NOT_FOUND where there is no such instance. */
  async get(path: string): Promise<TextInstance> {
    const { className, keys } = this.#named(path);
    return this.#instanceText(await this.#dispatcher.getInstance(className, keys));
  }

  /** The instances of a class and of all below it. */
  async list(className: string): Promise<TextInstance[]> {
    const instances: TextInstance[] = [];
    for await (const instance of this.#dispatcher.enumerateInstances(className))
      instances.push(this.#instanceText(instance));
    return instances;
  }

  /** What is associated with an instance. */
  async associators(path: string, filter: AssociatorFilter = {}): Promise<TextInstance[]> {
    const instances: TextInstance[] = [];
    for await (const instance of this.#dispatcher.associators(this.#named(path), filter))
      instances.push(this.#instanceText(instance));
    return instances;
  }

  async modify(path: string, changes: Members): Promise<void> {
    const { className, keys } = this.#named(path);
    const properties = allProperties(this.#classOf(className));
    await this.#dispatcher.modifyInstance(className, keys, this.#readMembers(changes, properties));
  }

  async delete(path: string): Promise<void> {
    const { className, keys } = this.#named(path);
    await this.#dispatcher.deleteInstance(className, keys);
  }

  /** Calls a method: `ReturnValue` and the out-parameters, NULL for those that it does not give. */
  async invoke(path: string, methodName: string, input: Members = {}): Promise<TextInstance> {
    const { className, keys } = this.#named(path);
    const cls = this.#classOf(className);
    const method = allMethods(cls).find(
      ({ name }) => name.toLowerCase() === methodName.toLowerCase(),
    );
    if (method === undefined)
      throw new CimError(
        CimStatus.METHOD_NOT_FOUND,
        `${cls.name} has no method ${JSON.stringify(methodName)}.`,
      );
    const values = this.#readMembers(input, method.parameters);
    const isUnreadable = Object.values(values)
      .flat()
      .some((value) => value instanceof UnreadableInstance);
    const output = isUnreadable
      ? this.#answerUnreadable(cls.name, method.name, values)
      : await this.#dispatcher.invoke({ className, keys, method: method.name, input: values });
    if (output === null)
      throw new CimError(
        CimStatus.INVALID_PARAMETER,
        `The input of ${cls.name}.${method.name}() has an instance that cannot be read.`,
      );
    return this.#outputText(method, output);
  }

  /** What a path names here. Throws NOT_FOUND where it leads to another host or namespace. */
  #named(path: string): Reference {
    const target = readPath(path);
    if (isAt(target, this.#place)) return target;
    throw new CimError(CimStatus.NOT_FOUND, `${path} leads to another host or namespace.`);
  }

  #outputText({ parameters }: MethodDescriptor, output: Members): TextInstance {
    const outs = parameters
      .filter(({ isOut }) => isOut)
      .map((parameter) => [parameter.name, this.#text(output[parameter.name] ?? null, parameter)]);
    return {
      ReturnValue: output["ReturnValue"] ?? null,
      ...(Object.fromEntries(outs) as TextInstance),
    };
  }

  #instanceText(instance: object): TextInstance {
    const name = this.#dispatcher.nameOf(instance);
    const texts = allProperties(this.#classOf(name.className)).map((property) => [
      property.name,
      this.#text((instance as Members)[property.name], property),
    ]);
    return {
      __PATH: pathText({ ...name, ...this.#place }),
      __CLASS: name.className,
      ...(Object.fromEntries(texts) as TextInstance),
    };
  }

  #text(value: unknown, element: ElementDescriptor): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.#text(each, element));
    if (value instanceof DateTime || typeof value === "bigint") return value.toString();
    if (isReference(value))
      return pathText(value.host === null ? { ...value, ...this.#place } : value);
    if (!isInstanceValue(value)) return value;
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const { type } = element;
    const cls =
      typeof type === "object" && "embedded" in type && type.embedded !== null
        ? this.#findClass(type.embedded)
        : undefined;
    if (cls === undefined)
      throw new CimError(
        CimStatus.FAILED,
        `Nothing tells of which class the instance in ${element.name} is.`,
      );
    return writeEmbedded(cls, value, "xml", this.#findClass);
  }

  #readMembers(given: Members, elements: readonly ElementDescriptor[]): Members {
    const known = new Map(elements.map((element) => [element.name.toLowerCase(), element]));
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        const element = known.get(name.toLowerCase());
        return [element?.name ?? name, element === undefined ? value : this.#read(value, element)];
      }),
    );
  }

  #read(value: unknown, element: ElementDescriptor): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.#read(each, element));
    const { type } = element;
    if (typeof value !== "string" || type === "string" || type === "char16") return value;
    if (type === "datetime") return DateTime.tryParse(value) ?? value;
    if (typeof type === "string")
      return type.endsWith("64") && /^-?\d+$/.test(value) ? BigInt(value) : value;
    if ("reference" in type) return orText(value, parseReference);
    const result = readEmbedded(value, type.embedded, this.#findClass);
    if (!result.ok) return new UnreadableInstance(result.fault);
    const values = withRequired(result.instance.descriptor, result.instance.values);
    this.#texts.set(values, value);
    return values;
  }

  #classOf(className: string): ClassDescriptor {
    const descriptor = this.#dispatcher.registry.classOf(className);
    if (descriptor === undefined)
      throw new CimError(
        CimStatus.INVALID_CLASS,
        `No provider knows the class ${JSON.stringify(className)}.`,
      );
    return descriptor;
  }
}

/** Clients leave out keys and names of instances that have none yet: as typed values these are empty, not NULL. */
function withRequired(descriptor: ClassDescriptor, values: Members): Members {
  const missing = allProperties(descriptor).filter(
    ({ name, type, isRequired }) => isRequired && type === "string" && values[name] === null,
  );
  return { ...values, ...Object.fromEntries(missing.map(({ name }) => [name, ""])) };
}

/** WMI prints keys in the order of their names. */
function pathText(target: Reference): string {
  const keys = Object.entries(target.keys).sort(([a], [b]) => (a < b ? -1 : 1));
  return formatReference({ ...target, keys: Object.fromEntries(keys) });
}

/** Throws INVALID_PARAMETER where the text is not a path. */
function readPath(path: string): Reference {
  try {
    return parseReference(path);
  } catch (error) {
    throw new CimError(CimStatus.INVALID_PARAMETER, (error as Error).message);
  }
}

/** What cannot be read stays a text, for validation to tell. */
function orText(text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text);
  } catch {
    return text;
  }
}
