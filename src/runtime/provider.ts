/**
 * What generated providers are made of. An operation that a provider does not override answers CIM_ERR_NOT_SUPPORTED.
 */
import { CimError, CimStatus } from "./cim-error.ts";
import type { ClassDescriptor } from "./descriptor.ts";
import type { Issue } from "./issue.ts";
import type { Reference } from "./reference.ts";

/** What an operation is told beside its input. */
export interface OperationContext {
  /** Aborted where the caller no longer waits for an answer. */
  readonly signal: AbortSignal;
}

/** What a method of an instance is told beside its input. */
export interface MethodContext<Keys extends object> extends OperationContext {
  /** The keys of the instance that the method is called on. */
  readonly keys: Keys;
}

/** Says what is wrong with a value. `open`: values that no value map has are right. */
export interface ValueValidator {
  validate(
    value: unknown,
    options?: { readonly open?: boolean },
  ): { readonly issues: readonly Issue[] };
}

/** What checks the input of a method, and its output with the return value. */
export interface MethodValidators {
  readonly input: ValueValidator;
  readonly output: ValueValidator;
}

/** What checks that which goes into a provider and comes out of it. */
export interface ProviderValidators {
  readonly instance: ValueValidator;
  /** `null` where the class has no keys. */
  readonly keys: ValueValidator | null;
  readonly changes: ValueValidator;
  /** By the names that the schema gives the methods. */
  readonly methods: Readonly<Record<string, MethodValidators>>;
}

/** Instances of one class. `Changes` has the properties that a client may write. */
export abstract class InstanceProvider<
  Instance extends object = object,
  Keys extends object = object,
  Changes extends object = object,
> {
  abstract readonly descriptor: ClassDescriptor;

  abstract readonly validators: ProviderValidators;

  /** MOF methods whose name a member of this class has, and the name that the provider gives them. */
  readonly renamedMethods: Readonly<Record<string, string>> = {};

  /** Whether methods are called with values that no value map has, to answer with a code; else such calls fail with INVALID_PARAMETER. */
  readonly acceptsUnmappedValues: boolean = false;

  /** The instance with these keys, or `null` where there is none. */
  getInstance(_keys: Keys, _context: OperationContext): Promise<Instance | null> {
    return this.notSupported("getInstance");
  }

  /** All instances of the class itself; those of subclasses have providers of their own. */
  enumerateInstances(_context: OperationContext): AsyncIterable<Instance> {
    return this.notSupportedList("enumerateInstances");
  }

  /** Makes an instance of what the client gives, and names it. */
  createInstance(
    _instance: Partial<Instance>,
    _context: OperationContext,
  ): Promise<Reference<Instance>> {
    return this.notSupported("createInstance");
  }

  /** Changes the given properties and no others. Throws CIM_ERR_NOT_FOUND where there is no such instance. */
  modifyInstance(_keys: Keys, _changes: Changes, _context: OperationContext): Promise<void> {
    return this.notSupported("modifyInstance");
  }

  /** Throws CIM_ERR_NOT_FOUND where there is no such instance. */
  deleteInstance(_keys: Keys, _context: OperationContext): Promise<void> {
    return this.notSupported("deleteInstance");
  }

  /** The answer of an operation or method that is not written. */
  protected notSupported(operation: string): Promise<never> {
    return Promise.reject(this.#unsupported(operation));
  }

  /** As `notSupported`, for an operation that gives back a list: it fails when the list is read. */
  protected notSupportedList(operation: string): AsyncIterable<never> {
    const next = (): Promise<never> => this.notSupported(operation);
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }

  #unsupported(operation: string): CimError {
    return new CimError(
      CimStatus.NOT_SUPPORTED,
      `${this.descriptor.name} does not support ${operation}.`,
    );
  }
}

/** Instances of an association class. `Roles` has the class at the end of each reference. */
export abstract class AssociationProvider<
  Instance extends object = object,
  Keys extends object = object,
  Changes extends object = object,
  Roles extends { readonly [Role in keyof Roles]: object } = Readonly<Record<string, object>>,
> extends InstanceProvider<Instance, Keys, Changes> {
  /** The associations that have the element in the role. */
  references<Role extends keyof Roles & string>(
    _role: Role,
    _element: Reference<Roles[Role]>,
    _context: OperationContext,
  ): AsyncIterable<Instance> {
    return this.notSupportedList("references");
  }

  /** What stands at the other end, `resultRole`, of those associations. Follows `references` unless it is overridden. */
  async *associatorNames<
    Role extends keyof Roles & string,
    ResultRole extends keyof Roles & string,
  >(
    role: Role,
    element: Reference<Roles[Role]>,
    resultRole: ResultRole,
    context: OperationContext,
  ): AsyncIterable<Reference<Roles[ResultRole]>> {
    for await (const association of this.references(role, element, context)) {
      const end = (association as Readonly<Record<string, unknown>>)[resultRole];
      if (end !== null && end !== undefined) yield end as Reference<Roles[ResultRole]>;
    }
  }
}
