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
import {
  asCimError,
  guardList,
  lookingAt,
  lookingAtAnswer,
  orAborted,
} from "./dispatcher-errors.ts";
import { changesInput, creationInput, keysInput } from "./dispatcher-instance.ts";
import { methodInput, type MethodOutput, methodOutput } from "./dispatcher-method.ts";
import { classOf, keysOf, ofClass, referenceTo } from "./instance.ts";
import { describeValue } from "./issue.ts";
import { isRecord, isReference } from "./predicates.ts";
import { type AssociationEnds, ProviderRegistry } from "./provider-registry.ts";
import type { InstanceProvider, ValueValidator } from "./provider.ts";
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
  async invoke(
    given: ClassDescriptor | MethodCall,
    target?: object | null,
    methodName?: string,
    input?: object,
    options?: OperationOptions,
  ): Promise<MethodOutput> {
    const { signal, method, place, operation, output } = lookingAt("The call", () => {
      if (methodName === undefined) return this.#methodCall(given as MethodCall);
      const named = this.#named(given, target ?? {});
      return this.#methodCall({ ...options, ...named, method: methodName, input });
    });
    const result = await run(place, signal, operation);
    return lookingAtAnswer(place, signal, () => methodOutput(method, result, place, output));
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
    options: OperationOptions = {},
  ): Promise<object> {
    const { provider, signal, checked } = lookingAt("The call", () =>
      this.#keyedCall(cls, target, options),
    );
    const { name } = provider.descriptor;
    const place = `getInstance of ${name}`;
    const instance = await run(place, signal, () => provider.getInstance(checked, { signal }));
    if (instance === null) throw new CimError(CimStatus.NOT_FOUND, `${name} has no such instance.`);
    return lookingAtAnswer(place, signal, () => this.#checked(provider, instance));
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
    options: OperationOptions = {},
  ): AsyncGenerator<object, void, undefined> {
    const { signal, className, providers } = lookingAt("The call", () => {
      const name = classNameOf(cls);
      return { signal: signalOf(options), className: name, providers: this.registry.under(name) };
    });
    if (providers.length === 0) throw unknownClass(className);
    for (const provider of providers) {
      const place = `enumerateInstances of ${provider.descriptor.name}`;
      const supplied = guardList(place, signal, () => provider.enumerateInstances({ signal }));
      const instances = providers.length === 1 ? supplied : whereSupported(supplied);
      for await (const instance of instances)
        yield lookingAtAnswer(place, signal, () => this.#checked(provider, instance));
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
    options: OperationOptions = {},
  ): Promise<Reference> {
    const { signal, provider, place, checked } = lookingAt("The call", () => {
      const maker = this.#provider(classNameOf(cls));
      const operation = `createInstance of ${maker.descriptor.name}`;
      return {
        signal: signalOf(options),
        provider: maker,
        place: operation,
        checked: creationInput(maker, instance, operation),
      };
    });
    const name = await run(place, signal, () => provider.createInstance(checked, { signal }));
    return lookingAtAnswer(place, signal, () => {
      if (isReference(name) && this.#isOfClass(name, provider.descriptor.name)) return name;
      throw notAName(place, name);
    });
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
    options: OperationOptions = {},
  ): Promise<void> {
    const { signal, provider, place, checked, checkedChanges } = lookingAt("The call", () => {
      const call = this.#keyedCall(cls, target, options);
      const operation = `modifyInstance of ${call.provider.descriptor.name}`;
      const input = changesInput(call.provider, changes, operation);
      return { ...call, place: operation, checkedChanges: input };
    });
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
    options: OperationOptions = {},
  ): Promise<void> {
    const { provider, signal, checked } = lookingAt("The call", () =>
      this.#keyedCall(cls, target, options),
    );
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
    const { signal, ends } = lookingAt("The call", () => this.#traversal(element, filter));
    for (const { provider, role } of ends) {
      const { name } = provider.descriptor;
      if (asked.size === asked.add(`${name}.${role.name}`).size) continue;
      const place = `references of ${name}`;
      const supplied = guardList(place, signal, () =>
        provider.references(role.name, element, { signal }),
      );
      for await (const association of whereSupported(supplied))
        yield lookingAtAnswer(place, signal, () => this.#checked(provider, association));
    }
  }

  /** The names of what is associated with an element, each once. Providers that do not support the question are passed over. */
  async *associatorNames(
    element: Reference,
    filter: AssociatorFilter = {},
  ): AsyncGenerator<Reference, void, undefined> {
    const given = new Set<string>();
    const { signal, ends, resultClass } = lookingAt("The call", () => ({
      ...this.#traversal(element, filter),
      resultClass: optionalText("resultClass", filter.resultClass),
    }));
    const isNew = (name: Reference): boolean => {
      const id = formatReference({ ...name, className: name.className.toLowerCase() });
      return given.size < given.add(id).size;
    };
    for (const { provider, role, resultRole } of ends) {
      const place = `associatorNames of ${provider.descriptor.name}`;
      const supplied = guardList(place, signal, () =>
        provider.associatorNames(role.name, element, resultRole.name, { signal }),
      );
      for await (const name of whereSupported(supplied)) {
        const isWanted = lookingAtAnswer(place, signal, () => {
          if (!isReference(name)) throw notAName(place, name);
          return (resultClass === undefined || this.#isOfClass(name, resultClass)) && isNew(name);
        });
        if (isWanted) yield name;
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

  /** The name of an instance that a dispatcher gave out, or that was made or read. INVALID_PARAMETER where its class is not known. */
  nameOf<Instance extends object>(instance: Instance): Reference<Instance> {
    const descriptor = classOf(instance);
    if (descriptor === undefined)
      throw new CimError(
        CimStatus.INVALID_PARAMETER,
        "Nothing says which class this instance belongs to.",
      );
    return lookingAt("The instance", () =>
      referenceTo(descriptor as ClassDescriptor<Instance>, keysOf(descriptor, instance)),
    );
  }

  /** The class and keys of the instance that an operation is about. */
  #named(cls: unknown, target: object): Pick<MethodCall, "className" | "keys"> {
    const className = classNameOf(cls);
    if (!isReference(target)) return { className, keys: target as Members };
    if (this.#isOfClass(target, className)) return target;
    throw new CimError(
      CimStatus.INVALID_CLASS,
      `${formatReference(target)} does not name an instance of ${className}.`,
    );
  }

  #methodCall(call: MethodCall): {
    readonly signal: AbortSignal;
    readonly method: MethodDescriptor;
    readonly place: string;
    readonly operation: () => unknown;
    readonly output: ValueValidator;
  } {
    if (!isRecord<MethodCall>(call)) throw wrongParameter("A call", "an object", call);
    const signal = signalOf(call);
    const { className, keys, method: methodName, input } = call;
    const provider = this.#provider(className);
    const { descriptor } = provider;
    const method = findMethod(descriptor, text("The name of a method", methodName));
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
    const operation = (): unknown => Reflect.apply(implementation, provider, [checked, context]);
    return { signal, method, place, operation, output: validators.output };
  }

  #keyedCall(
    cls: unknown,
    target: object,
    options: OperationOptions,
  ): {
    readonly signal: AbortSignal;
    readonly provider: InstanceProvider;
    readonly checked: Members;
  } {
    const { className, keys } = this.#named(cls, target);
    const provider = this.#provider(className);
    return { signal: signalOf(options), provider, checked: keysInput(provider, keys as Members) };
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

  #traversal(
    element: Reference,
    filter: AssociationFilter,
  ): { readonly signal: AbortSignal; readonly ends: readonly AssociationEnds[] } {
    if (!isRecord<Reference>(element)) throw wrongParameter("An element", "a reference", element);
    const className = text("The class of an element", element.className);
    const signal = signalOf(filter);
    const associationClass = optionalText("associationClass", filter.associationClass);
    const role = optionalText("role", filter.role);
    const resultRole = optionalText("resultRole", filter.resultRole);
    const ends = this.registry
      .associationsOf(className)
      .filter(
        (end) =>
          (associationClass === undefined ||
            isSubclassOf(end.provider.descriptor, associationClass)) &&
          (role === undefined || sameName(end.role.name, role)) &&
          (resultRole === undefined || sameName(end.resultRole.name, resultRole)),
      );
    return { signal, ends };
  }

  #provider(given: unknown): InstanceProvider {
    const className = text("The name of a class", given);
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

const never: AbortSignal = new AbortController().signal;

function classNameOf(cls: unknown): string {
  return text("The name of a class", isRecord<ClassDescriptor>(cls) ? cls.name : cls);
}

/** The signal of an operation's options, which need not have one. */
function signalOf(options: OperationOptions): AbortSignal {
  if (!isRecord<OperationOptions>(options)) throw wrongParameter("Options", "an object", options);
  const { signal = never } = options;
  if (signal instanceof AbortSignal) return signal;
  throw wrongParameter("A signal", "an AbortSignal", signal);
}

function text(what: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw wrongParameter(what, "a string", value);
}

function optionalText(what: string, value: unknown): string | undefined {
  return value === undefined ? undefined : text(what, value);
}

function wrongParameter(what: string, expected: string, value: unknown): CimError {
  return new CimError(
    CimStatus.INVALID_PARAMETER,
    `${what} is ${expected}, not ${describeValue(value)}.`,
  );
}

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
