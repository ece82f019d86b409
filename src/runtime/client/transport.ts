/** What carries the operations of a client to where the instances are. A client is the same over each of them. */
import type { ClassDescriptor, MethodDescriptor } from "../descriptor.ts";
import type { Reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";

/** An instance and its name, which has its own class: that of a subclass where it is of one. */
export interface FoundInstance {
  readonly name: Reference;
  readonly values: Members;
}

export interface OperationSettings {
  readonly namespace: string;
  readonly signal: AbortSignal;
}

/** What is read of instances. */
export interface ReadSettings extends OperationSettings {
  /** The names of properties; `null` for all. */
  readonly select: readonly string[] | null;
}

/** What a traversal of associations is limited to. */
export interface TraversalFilter {
  readonly associationClass?: string;
  readonly role?: string;
  /** Of associators alone, as is the next. */
  readonly resultRole?: string;
  readonly resultClass?: string;
}

export interface MethodTarget {
  readonly descriptor: ClassDescriptor;
  readonly method: MethodDescriptor;
  /** `null` for a static method. */
  readonly instance: Reference | null;
}

/** Each operation fails with a CimError where the server reports an error, and with a TransportError where no answer comes. */
export interface CimTransport {
  get(name: Reference, settings: ReadSettings): Promise<FoundInstance>;
  enumerate(className: string, settings: ReadSettings): AsyncIterable<FoundInstance>;
  enumerateNames(className: string, settings: OperationSettings): AsyncIterable<Reference>;
  create(
    descriptor: ClassDescriptor,
    values: Members,
    settings: OperationSettings,
  ): Promise<Reference>;
  modify(
    descriptor: ClassDescriptor,
    name: Reference,
    changes: Members,
    settings: OperationSettings,
  ): Promise<void>;
  delete(name: Reference, settings: OperationSettings): Promise<void>;
  associators(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance>;
  associatorNames(
    name: Reference,
    filter: TraversalFilter,
    settings: OperationSettings,
  ): AsyncIterable<Reference>;
  references(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance>;
  referenceNames(
    name: Reference,
    filter: TraversalFilter,
    settings: OperationSettings,
  ): AsyncIterable<Reference>;
  /** The return value, under ReturnValue, and all out-parameters; NULL for those that are not given. */
  invoke(target: MethodTarget, input: Members, settings: OperationSettings): Promise<Members>;
  /** Ends what is kept open. */
  close(): void;
}
