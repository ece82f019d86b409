/** A client's operations on a dispatcher in the same program: what talks to a server is tested without a network. */
import type { ClassDescriptor } from "../descriptor.ts";
import type { Dispatcher } from "../dispatcher.ts";
import type { Reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import type {
  CimTransport,
  FoundInstance,
  MethodTarget,
  OperationSettings,
  ReadSettings,
  TraversalFilter,
} from "./transport.ts";

/** A dispatcher has no namespaces: each of them is served by it. */
export class InProcessTransport implements CimTransport {
  readonly #dispatcher: Dispatcher;

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  async get({ className, keys }: Reference, settings: ReadSettings): Promise<FoundInstance> {
    return this.#found(await this.#dispatcher.getInstance(className, keys, settings), settings);
  }

  async *enumerate(className: string, settings: ReadSettings): AsyncIterable<FoundInstance> {
    for await (const instance of this.#dispatcher.enumerateInstances(className, settings))
      yield this.#found(instance, settings);
  }

  async *enumerateNames(className: string, settings: OperationSettings): AsyncIterable<Reference> {
    for await (const instance of this.#dispatcher.enumerateInstances(className, settings))
      yield this.#dispatcher.nameOf(instance);
  }

  create(
    { name }: ClassDescriptor,
    values: Members,
    settings: OperationSettings,
  ): Promise<Reference> {
    return this.#dispatcher.createInstance(name, values, settings);
  }

  modify(
    _descriptor: ClassDescriptor,
    { className, keys }: Reference,
    changes: Members,
    settings: OperationSettings,
  ): Promise<void> {
    return this.#dispatcher.modifyInstance(className, keys, changes, settings);
  }

  delete({ className, keys }: Reference, settings: OperationSettings): Promise<void> {
    return this.#dispatcher.deleteInstance(className, keys, settings);
  }

  async *associators(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance> {
    for await (const instance of this.#dispatcher.associators(name, { ...filter, ...settings }))
      yield this.#found(instance, settings);
  }

  associatorNames(
    name: Reference,
    filter: TraversalFilter,
    { signal }: OperationSettings,
  ): AsyncIterable<Reference> {
    return this.#dispatcher.associatorNames(name, { ...filter, signal });
  }

  async *references(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance> {
    const { signal } = settings;
    for await (const instance of this.#dispatcher.references(name, { ...filter, signal }))
      yield this.#found(instance, settings);
  }

  async *referenceNames(
    name: Reference,
    filter: TraversalFilter,
    { signal }: OperationSettings,
  ): AsyncIterable<Reference> {
    for await (const instance of this.#dispatcher.references(name, { ...filter, signal }))
      yield this.#dispatcher.nameOf(instance);
  }

  async invoke(
    { descriptor, method, instance }: MethodTarget,
    input: Members,
    { signal }: OperationSettings,
  ): Promise<Members> {
    return this.#dispatcher.invoke({
      className: instance?.className ?? descriptor.name,
      method: method.name,
      input,
      signal,
      ...(instance === null ? {} : { keys: instance.keys }),
    });
  }

  close(): void {}

  #found(instance: object, { select }: ReadSettings): FoundInstance {
    const wanted = select === null ? null : new Set(select.map((name) => name.toLowerCase()));
    const values = Object.entries(instance).filter(
      ([name]) => wanted?.has(name.toLowerCase()) ?? true,
    );
    return { name: this.#dispatcher.nameOf(instance), values: Object.fromEntries(values) };
  }
}
