/** Operations on instances, typed by the classes of generated code, over any transport. */
import { CimError, CimStatus } from "../cim-error.ts";
import {
  allMethods,
  allProperties,
  type ClassDescriptor,
  type MethodDescriptor,
} from "../descriptor.ts";
import { type KeyValue, type Reference, reference } from "../reference.ts";
import { completeRecord, type Members, underSchemaNames } from "../schema-names.ts";
import type {
  CimTransport,
  FoundInstance,
  OperationSettings,
  ReadSettings,
  TraversalFilter,
} from "./transport.ts";

export interface CallOptions {
  /** Overrides the client's. */
  readonly namespace?: string;
  readonly signal?: AbortSignal;
}

/** `select` has the properties that are read, of which the result then has no others. */
export interface ReadOptions<T extends object, Name extends keyof T> extends CallOptions {
  readonly select?: readonly (Name & string)[];
}

/** An instance that was read, with its name: the name has the class that it is of, which may be a subclass. */
export interface NamedValues<T extends object> {
  readonly name: Reference<T>;
  readonly values: T;
}

export interface CimClientOptions {
  /** Where a call does not say another. */
  readonly namespace: string;
}

export class CimClient {
  readonly #transport: CimTransport;
  readonly #namespace: string;

  constructor(transport: CimTransport, { namespace }: CimClientOptions) {
    this.#transport = transport;
    this.#namespace = namespace;
  }

  /**
   * The instance that a name or the keys of a class stand for. Throws a CimError with NOT_FOUND where there is none.
   * @param T the interface that mofc generates for the class
   */
  async get<T extends object, Name extends keyof T = keyof T>(
    descriptor: ClassDescriptor,
    keys: Reference | object,
    options: ReadOptions<T, Name> = {},
  ): Promise<NamedValues<Pick<T, Name>>> {
    return named(await this.#transport.get(nameOf(descriptor, keys), this.#reading(options)));
  }

  /** The instance that a name stands for, whatever its class. Throws as `get` does. */
  async read<T extends object, Name extends keyof T = keyof T>(
    name: Reference<T>,
    options: ReadOptions<T, Name> = {},
  ): Promise<NamedValues<Pick<T, Name>>> {
    return named(await this.#transport.get(name, this.#reading(options)));
  }

  /** The instances of a class and of its subclasses. Leaving the loop ends the enumeration. */
  async *enumerate<T extends object, Name extends keyof T = keyof T>(
    descriptor: ClassDescriptor,
    options: ReadOptions<T, Name> = {},
  ): AsyncGenerator<NamedValues<Pick<T, Name>>, void, undefined> {
    const instances = this.#transport.enumerate(descriptor.name, this.#reading(options));
    for await (const instance of instances) yield named(instance);
  }

  /** The first instance of an enumeration, or `null` where there is none. */
  async first<T extends object, Name extends keyof T = keyof T>(
    descriptor: ClassDescriptor,
    options: ReadOptions<T, Name> = {},
  ): Promise<NamedValues<Pick<T, Name>> | null> {
    for await (const instance of this.enumerate<T, Name>(descriptor, options)) return instance;
    return null;
  }

  /** The one instance of a class. Throws a CimError: NOT_FOUND where there is none, FAILED where there are more. */
  async single<T extends object, Name extends keyof T = keyof T>(
    descriptor: ClassDescriptor,
    options: ReadOptions<T, Name> = {},
  ): Promise<NamedValues<Pick<T, Name>>> {
    let only: NamedValues<Pick<T, Name>> | null = null;
    for await (const instance of this.enumerate<T, Name>(descriptor, options)) {
      if (only !== null)
        throw new CimError(CimStatus.FAILED, `There is more than one ${descriptor.name}.`);
      only = instance;
    }
    if (only === null) throw new CimError(CimStatus.NOT_FOUND, `There is no ${descriptor.name}.`);
    return only;
  }

  async *names<T extends object>(
    descriptor: ClassDescriptor,
    options: CallOptions = {},
  ): AsyncGenerator<Reference<T>, void, undefined> {
    yield* this.#transport.enumerateNames(
      descriptor.name,
      this.#settings(options),
    ) as AsyncIterable<Reference<T>>;
  }

  create<T extends object>(
    descriptor: ClassDescriptor,
    values: Partial<T>,
    options: CallOptions = {},
  ): Promise<Reference<T>> {
    const given = underSchemaNames(values, propertyNames(descriptor));
    return this.#transport.create(descriptor, given, this.#settings(options)) as Promise<
      Reference<T>
    >;
  }

  /** Changes the given properties and no others. */
  modify<T extends object>(
    descriptor: ClassDescriptor,
    keys: Reference | object,
    changes: Partial<T>,
    options: CallOptions = {},
  ): Promise<void> {
    const given = underSchemaNames(changes, propertyNames(descriptor));
    const name = nameOf(descriptor, keys);
    return this.#transport.modify(descriptor, name, given, this.#settings(options));
  }

  delete(
    descriptor: ClassDescriptor,
    keys: Reference | object,
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.delete(nameOf(descriptor, keys), this.#settings(options));
  }

  /** What is associated with an instance. */
  async *associators<T extends object, Name extends keyof T = keyof T>(
    name: Reference,
    { select, ...options }: ReadOptions<T, Name> & TraversalFilter = {},
  ): AsyncGenerator<NamedValues<Pick<T, Name>>, void, undefined> {
    const settings = this.#reading<T, Name>(
      select === undefined ? options : { ...options, select },
    );
    for await (const instance of this.#transport.associators(name, filterOf(options), settings))
      yield named(instance);
  }

  async *associatorNames<T extends object>(
    name: Reference,
    options: CallOptions & TraversalFilter = {},
  ): AsyncGenerator<Reference<T>, void, undefined> {
    const settings = this.#settings(options);
    yield* this.#transport.associatorNames(name, filterOf(options), settings) as AsyncIterable<
      Reference<T>
    >;
  }

  /** The associations that an instance takes part in. */
  async *references<T extends object, Name extends keyof T = keyof T>(
    name: Reference,
    { select, ...options }: ReadOptions<T, Name> & TraversalFilter = {},
  ): AsyncGenerator<NamedValues<Pick<T, Name>>, void, undefined> {
    const settings = this.#reading<T, Name>(
      select === undefined ? options : { ...options, select },
    );
    for await (const instance of this.#transport.references(name, filterOf(options), settings))
      yield named(instance);
  }

  async *referenceNames<T extends object>(
    name: Reference,
    options: CallOptions & TraversalFilter = {},
  ): AsyncGenerator<Reference<T>, void, undefined> {
    const settings = this.#settings(options);
    yield* this.#transport.referenceNames(name, filterOf(options), settings) as AsyncIterable<
      Reference<T>
    >;
  }

  /**
   * Calls a method. What it returns is under ReturnValue, beside the out-parameters.
   * @param keys of the instance; `null` for a static method
   */
  async invoke<Output extends object = Members>(
    descriptor: ClassDescriptor,
    keys: Reference | object | null,
    methodName: string,
    input: object = {},
    options: CallOptions = {},
  ): Promise<Output> {
    const method = methodOf(descriptor, methodName);
    const given = underSchemaNames(
      input,
      method.parameters.map(({ name }) => name),
    );
    const instance = keys === null ? null : nameOf(descriptor, keys);
    const target = { descriptor, method, instance };
    const output = await this.#transport.invoke(target, given, this.#settings(options));
    const outs = method.parameters.filter(({ isOut }) => isOut).map(({ name }) => name);
    const names = method.returnType === null ? outs : ["ReturnValue", ...outs];
    return completeRecord(output, names) as Output;
  }

  close(): void {
    this.#transport.close();
  }

  #settings({ namespace = this.#namespace, signal = never }: CallOptions): OperationSettings {
    return { namespace, signal };
  }

  #reading<T extends object, Name extends keyof T>(options: ReadOptions<T, Name>): ReadSettings {
    return { ...this.#settings(options), select: options.select ?? null };
  }
}

const never: AbortSignal = new AbortController().signal;

function named<T extends object>({ name, values }: FoundInstance): NamedValues<T> {
  return { name: name as Reference<T>, values: values as T };
}

function nameOf(descriptor: ClassDescriptor, keys: Reference | object): Reference {
  if ("className" in keys && "keys" in keys) return keys;
  return reference(
    descriptor.name,
    underSchemaNames(keys, propertyNames(descriptor)) as Record<string, KeyValue>,
  );
}

function propertyNames(descriptor: ClassDescriptor): string[] {
  return allProperties(descriptor).map(({ name }) => name);
}

function methodOf(descriptor: ClassDescriptor, name: string): MethodDescriptor {
  const wanted = name.toLowerCase();
  const method = allMethods(descriptor).find((each) => each.name.toLowerCase() === wanted);
  if (method !== undefined) return method;
  throw new CimError(
    CimStatus.METHOD_NOT_FOUND,
    `${descriptor.name} has no method ${JSON.stringify(name)}.`,
  );
}

function filterOf({
  associationClass,
  role,
  resultRole,
  resultClass,
}: TraversalFilter): TraversalFilter {
  return {
    ...(associationClass === undefined ? {} : { associationClass }),
    ...(role === undefined ? {} : { role }),
    ...(resultRole === undefined ? {} : { resultRole }),
    ...(resultClass === undefined ? {} : { resultClass }),
  };
}
