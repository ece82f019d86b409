/**
 * Calls providers on behalf of clients: finds the class and method without regard to case, checks what goes in and what
 * comes out, and turns whatever goes wrong into a CimError.
 */
import { CimError, CimStatus, issueSummary } from "./cim-error.ts";
import {
  allMethods,
  type ChangesOf,
  type ClassDescriptor,
  type InputOf,
  type InstanceOf,
  isSubclassOf,
  type MethodDescriptor,
  type MethodNameOf,
  type MethodTargetOf,
  type OutputOf,
  type TargetOf,
} from "./descriptor.ts";
import { asCimError, guardList, orAborted } from "./dispatcher-errors.ts";
import { changesInput, creationInput, keysInput } from "./dispatcher-instance.ts";
import { methodInput, type MethodOutput, methodOutput } from "./dispatcher-method.ts";
import { classOf, keysOf, ofClass, referenceTo } from "./instance.ts";
import { describeValue } from "./issue.ts";
import { isReference } from "./predicates.ts";
import { type AssociationEnds, ProviderRegistry } from "./provider-registry.ts";
import type { InstanceProvider } from "./provider.ts";
import { formatReference, type Reference } from "./reference.ts";
import type { Members } from "./schema-names.ts";

export interface OperationOptions {
  /** Aborting it ends the operation with CIM_ERR_FAILED, whether the provider heeds it or not. */
  readonly signal?: AbortSignal;
}

export interface MethodCall extends OperationOptions {
  readonly className: string;
  /** Of the instance that the method is called on; none for a static method. */
  readonly keys?: Readonly<Record<string, unknown>>;
  readonly method: string;
  readonly input?: unknown;
}

/** What a traversal of associations is limited to; names without regard to case. */
export interface AssociationFilter extends OperationOptions {
  /** The association class or one above it. */
  readonly associationClass?: string;
  readonly role?: string;
  readonly resultRole?: string;
}

export interface AssociatorFilter extends AssociationFilter {
  /** The class of what is associated, or one above it. */
  readonly resultClass?: string;
}

/** Every operation fails with a CimError and nothing else. */
export class Dispatcher {
  readonly registry: ProviderRegistry;

  constructor(providers: Iterable<InstanceProvider>) {
    this.registry =
      providers instanceof ProviderRegistry ? providers : new ProviderRegistry(providers);
  }

  /**
   * Calls a method; the return value and the out-parameters are those of the schema.
   * @param target the instance that the method is called on; `null` for a static method
   */
  invoke<Class extends ClassDescriptor, Name extends MethodNameOf<Class>>(
    cls: Class,
    target: MethodTargetOf<Class, Name>,
    method: Name,
    input: InputOf<Class, Name>,
    options?: OperationOptions,
  ): Promise<OutputOf<Class, Name>>;
  invoke(call: MethodCall): Promise<MethodOutput>;
  invoke(
    call: ClassDescriptor | MethodCall,
    target?: object | null,
    method?: string,
    input?: object,
    options?: OperationOptions,
  ): Promise<MethodOutput> {
    if (!("name" in call)) return this.#invoke(call);
    const { className, keys } = this.#named(call, target ?? {});
    return this.#invoke({
      className,
      keys: { ...keys },
      method: String(method),
      input,
      ...options,
    });
  }

  async #invoke({
    className,
    keys,
    method: methodName,
    input,
    signal = never,
  }: MethodCall): Promise<MethodOutput> {
    const provider = this.#provider(className);
    const { descriptor } = provider;
    const method = findMethod(descriptor, methodName);
    const place = `${descriptor.name}.${method.name}()`;
    const validators = ownEntry(provider.validators.methods, method.name);
    const implementation: unknown = Reflect.get(
      provider,
      ownEntry(provider.renamedMethods, method.name) ?? method.name,
    );
    if (validators === null || typeof implementation !== "function") {
      throw new CimError(
        CimStatus.NOT_SUPPORTED,
        `${descriptor.name} does not support ${method.name}.`,
      );
    }
    const checked = methodInput(
      method,
      input,
      place,
      validators.input,
      provider.acceptsUnmappedValues,
    );
    const context = method.isStatic
      ? { signal }
      : { signal, keys: keysInput(provider, keys ?? {}) };
    const result = await run(
      place,
      signal,
      () => Reflect.apply(implementation, provider, [checked, context]) as unknown,
    );
    return methodOutput(method, result, place, validators.output);
  }

  /** Throws NOT_FOUND where there is no such instance. */
  getInstance<Class extends ClassDescriptor>(
    cls: Class,
    target: TargetOf<Class>,
    options?: OperationOptions,
  ): Promise<InstanceOf<Class>>;
  getInstance(className: string, keys: Members, options?: OperationOptions): Promise<object>;
  async getInstance(
    cls: string | ClassDescriptor,
    target: object,
    { signal = never }: OperationOptions = {},
  ): Promise<object> {
    const { className, keys } = this.#named(cls, target);
    const provider = this.#provider(className);
    const place = `getInstance of ${provider.descriptor.name}`;
    const checked = keysInput(provider, keys);
    const instance = await run(place, signal, () => provider.getInstance(checked, { signal }));
    if (instance === null)
      throw new CimError(CimStatus.NOT_FOUND, `${provider.descriptor.name} has no such instance.`);
    return this.#checked(provider, instance);
  }

  /**
   * The instances of a class and of all below it, one provider after the other; those that do not support it are passed
   * over, unless there is no other. Leaving the loop ends the provider's.
   */
  enumerateInstances<Class extends ClassDescriptor>(
    cls: Class,
    options?: OperationOptions,
  ): AsyncGenerator<InstanceOf<Class>, void, undefined>;
  enumerateInstances(
    className: string,
    options?: OperationOptions,
  ): AsyncGenerator<object, void, undefined>;
  async *enumerateInstances(
    cls: string | ClassDescriptor,
    { signal = never }: OperationOptions = {},
  ): AsyncGenerator<object, void, undefined> {
    const className = classNameOf(cls);
    const providers = this.registry.under(className);
    if (providers.length === 0) throw unknownClass(className);
    for (const provider of providers) {
      const place = `enumerateInstances of ${provider.descriptor.name}`;
      const supplied = guardList(place, signal, () => provider.enumerateInstances({ signal }));
      const instances = providers.length === 1 ? supplied : whereSupported(supplied);
      for await (const instance of instances) yield this.#checked(provider, instance);
    }
  }

  /** Makes an instance; what is left out is for the provider to choose. */
  createInstance<Class extends ClassDescriptor>(
    cls: Class,
    instance: Partial<InstanceOf<Class>>,
    options?: OperationOptions,
  ): Promise<Reference<InstanceOf<Class>>>;
  createInstance(
    className: string,
    instance: Members,
    options?: OperationOptions,
  ): Promise<Reference>;
  async createInstance(
    cls: string | ClassDescriptor,
    instance: object,
    { signal = never }: OperationOptions = {},
  ): Promise<Reference> {
    const provider = this.#provider(classNameOf(cls));
    const place = `createInstance of ${provider.descriptor.name}`;
    const checked = creationInput(provider, instance, place);
    const name = await run(place, signal, () => provider.createInstance(checked, { signal }));
    if (isReference(name) && this.#isOfClass(name, provider.descriptor.name)) return name;
    throw notAName(place, name);
  }

  /** Changes some properties. One that clients may not write is an INVALID_PARAMETER. */
  modifyInstance<Class extends ClassDescriptor>(
    cls: Class,
    target: TargetOf<Class>,
    changes: ChangesOf<Class>,
    options?: OperationOptions,
  ): Promise<void>;
  modifyInstance(
    className: string,
    keys: Members,
    changes: Members,
    options?: OperationOptions,
  ): Promise<void>;
  async modifyInstance(
    cls: string | ClassDescriptor,
    target: object,
    changes: object,
    { signal = never }: OperationOptions = {},
  ): Promise<void> {
    const { className, keys } = this.#named(cls, target);
    const provider = this.#provider(className);
    const place = `modifyInstance of ${provider.descriptor.name}`;
    const checked = keysInput(provider, keys);
    const checkedChanges = changesInput(provider, changes, place);
    await run(place, signal, () => provider.modifyInstance(checked, checkedChanges, { signal }));
  }

  deleteInstance<Class extends ClassDescriptor>(
    cls: Class,
    target: TargetOf<Class>,
    options?: OperationOptions,
  ): Promise<void>;
  deleteInstance(className: string, keys: Members, options?: OperationOptions): Promise<void>;
  async deleteInstance(
    cls: string | ClassDescriptor,
    target: object,
    { signal = never }: OperationOptions = {},
  ): Promise<void> {
    const { className, keys } = this.#named(cls, target);
    const provider = this.#provider(className);
    const checked = keysInput(provider, keys);
    await run(`deleteInstance of ${provider.descriptor.name}`, signal, () =>
      provider.deleteInstance(checked, { signal }),
    );
  }

  /** The associations that an element takes part in. Providers that do not support the question are passed over. */
  async *references(
    element: Reference,
    filter: AssociationFilter = {},
  ): AsyncGenerator<object, void, undefined> {
    const asked = new Set<string>();
    for (const { provider, role } of this.#ends(element, filter)) {
      const { name } = provider.descriptor;
      if (asked.size === asked.add(`${name}.${role.name}`).size) continue;
      const { signal = never } = filter;
      const supplied = guardList(`references of ${name}`, signal, () =>
        provider.references(role.name, element, { signal }),
      );
      for await (const association of whereSupported(supplied))
        yield this.#checked(provider, association);
    }
  }

  /** The names of what is associated with an element, each once. Providers that do not support the question are passed over. */
  async *associatorNames(
    element: Reference,
    filter: AssociatorFilter = {},
  ): AsyncGenerator<Reference, void, undefined> {
    const given = new Set<string>();
    const { signal = never, resultClass } = filter;
    for (const { provider, role, resultRole } of this.#ends(element, filter)) {
      const supplied = guardList(`associatorNames of ${provider.descriptor.name}`, signal, () =>
        provider.associatorNames(role.name, element, resultRole.name, { signal }),
      );
      for await (const name of whereSupported(supplied)) {
        if (!isReference(name))
          throw notAName(`associatorNames of ${provider.descriptor.name}`, name);
        const isWanted = resultClass === undefined || this.#isOfClass(name, resultClass);
        const id = formatReference({ ...name, className: name.className.toLowerCase() });
        if (isWanted && given.size < given.add(id).size) yield name;
      }
    }
  }

  /** What is associated with an element, as its providers have it. What is gone by the time that it is asked for is passed over. */
  async *associators(
    element: Reference,
    filter: AssociatorFilter = {},
  ): AsyncGenerator<object, void, undefined> {
    for await (const { className, keys } of this.associatorNames(element, filter)) {
      try {
        yield await this.getInstance(className, keys, filter);
      } catch (error) {
        if (!(error instanceof CimError && error.status === CimStatus.NOT_FOUND)) throw error;
      }
    }
  }

  /** The name of an instance that a dispatcher gave out, or that was made or read. Throws a RangeError where its class is not known. */
  nameOf<Instance extends object>(instance: Instance): Reference<Instance> {
    const descriptor = classOf(instance);
    if (descriptor === undefined)
      throw new RangeError("Nothing says which class this instance belongs to.");
    return referenceTo(descriptor as ClassDescriptor<Instance>, keysOf(descriptor, instance));
  }

  /** The class and keys of the instance that an operation is about. */
  #named(cls: string | ClassDescriptor, target: object): Named {
    const className = classNameOf(cls);
    if (!isReference(target)) return { className, keys: target };
    if (this.#isOfClass(target, className)) return target;
    throw new CimError(
      CimStatus.INVALID_CLASS,
      `${formatReference(target)} does not name an instance of ${className}.`,
    );
  }

  #isOfClass({ className }: Reference, wanted: string): boolean {
    const cls = this.registry.classOf(className);
    return cls === undefined ? sameName(className, wanted) : isSubclassOf(cls, wanted);
  }

  #checked(provider: InstanceProvider, instance: object): object {
    const { descriptor, validators } = provider;
    const { issues } = validators.instance.validate(instance);
    if (issues.length > 0) {
      const message = `The provider of ${descriptor.name} returned a wrong instance: ${issueSummary(issues)}`;
      throw new CimError(CimStatus.FAILED, message, { issues });
    }
    return ofClass(descriptor, instance);
  }

  #ends(
    { className }: Reference,
    { associationClass, role, resultRole }: AssociationFilter,
  ): AssociationEnds[] {
    return this.registry
      .associationsOf(className)
      .filter(
        (ends) =>
          (associationClass === undefined ||
            isSubclassOf(ends.provider.descriptor, associationClass)) &&
          (role === undefined || sameName(ends.role.name, role)) &&
          (resultRole === undefined || sameName(ends.resultRole.name, resultRole)),
      );
  }

  #provider(className: string): InstanceProvider {
    const provider = this.registry.get(className);
    if (provider !== undefined) return provider;
    const cls = this.registry.classOf(className);
    if (cls === undefined) throw unknownClass(className);
    throw new CimError(
      CimStatus.NOT_SUPPORTED,
      `${cls.name} has no provider of its own; only its subclasses have one.`,
    );
  }
}

interface Named {
  readonly className: string;
  readonly keys: object;
}

function classNameOf(cls: string | ClassDescriptor): string {
  return typeof cls === "string" ? cls : cls.name;
}

const never: AbortSignal = new AbortController().signal;

function run<T>(place: string, signal: AbortSignal, operation: () => T | Promise<T>): Promise<T> {
  return orAborted(signal, async () => operation()).catch((error: unknown) => {
    throw asCimError(error, place, signal);
  });
}

/** A table has what Object.prototype has too, and a method may be named so. */
function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

function findMethod(descriptor: ClassDescriptor, name: string): MethodDescriptor {
  const method = allMethods(descriptor).find((candidate) => sameName(candidate.name, name));
  if (method !== undefined) return method;
  throw new CimError(
    CimStatus.METHOD_NOT_FOUND,
    `${descriptor.name} has no method ${JSON.stringify(name)}.`,
  );
}

/** Of several providers that could have an answer, one without support is not an error. */
async function* whereSupported<T>(list: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  try {
    yield* list;
  } catch (error) {
    if (!(error instanceof CimError && error.status === CimStatus.NOT_SUPPORTED)) throw error;
  }
}

/** A provider's answer that does not name an instance: its mistake, not the client's. */
function notAName(place: string, given: unknown): CimError {
  const received = isReference(given)
    ? `the name of an instance of ${given.className}`
    : describeValue(given);
  return new CimError(
    CimStatus.FAILED,
    `The provider of ${place} returned ${received}, which does not name an instance of its class.`,
  );
}

function unknownClass(className: string): CimError {
  return new CimError(
    CimStatus.INVALID_CLASS,
    `No provider knows the class ${JSON.stringify(className)}.`,
  );
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
