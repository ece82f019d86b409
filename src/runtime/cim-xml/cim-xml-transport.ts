/** A client's operations on a server that speaks CIM-XML. */
import { CimError, CimStatus } from "../cim-error.ts";
import { TransportError } from "../client/transport-error.ts";
import type {
  CimTransport,
  FoundInstance,
  MethodTarget,
  OperationSettings,
  ReadSettings,
  TraversalFilter,
} from "../client/transport.ts";
import { allProperties, type ClassDescriptor } from "../descriptor.ts";
import { EmbeddedError, type RawInstance } from "../embedded/raw.ts";
import { writeXmlInstance } from "../embedded/xml-text.ts";
import type { Reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import { HttpConnection, type HttpOptions, serverUrl } from "./http-connection.ts";
import type { Batch, NamedInstance } from "./intrinsic-operations.ts";
import { readMethodResponse, wireForm, writeMethodCall } from "./method-call.ts";
import { WireTypes } from "./wire-types.ts";
import { XmlError } from "./xml-tree.ts";

export interface CimXmlOptions extends HttpOptions {
  /** The classes that the program knows; instances of others are read by the types that the server names. */
  readonly classes: Iterable<ClassDescriptor>;
  /** The most instances of one answer, where the server can give a part after the other; `null` asks for all at once. */
  readonly batchSize?: number | null;
}

const defaultBatchSize = 1000;

export class CimXmlTransport implements CimTransport {
  readonly #connection: HttpConnection;
  readonly #types: WireTypes;
  readonly #batchSize: number;
  /** Whether the server gives parts; it is asked until it says no. */
  #pulls: boolean;

  /** @param url `https://host`, with a port where it is not 5988 or 5989. Throws a TypeError for what is not a URL. */
  constructor(url: string, options: CimXmlOptions) {
    this.#connection = new HttpConnection(serverUrl(url), options);
    this.#types = new WireTypes(options.classes);
    this.#batchSize = options.batchSize ?? defaultBatchSize;
    this.#pulls = options.batchSize !== null;
  }

  async get(name: Reference, settings: ReadSettings): Promise<FoundInstance> {
    const { namespace, signal } = settings;
    const parameters = { InstanceName: name, LocalOnly: false, ...propertyList(settings) };
    const instance = await this.#connection.call("GetInstance", namespace, parameters, signal);
    return this.#found(
      { path: { ...name, className: instance.className }, instance },
      name.className,
      settings,
    );
  }

  async *enumerate(className: string, settings: ReadSettings): AsyncIterable<FoundInstance> {
    const { namespace, signal } = settings;
    const server = this.#connection;
    const asked = { ClassName: className, ...propertyList(settings) };
    const instances = this.#items(
      () => server.call("OpenEnumerateInstances", namespace, { ...asked, ...this.#part }, signal),
      "PullInstancesWithPath",
      // Servers of old leave out what is inherited unless they are asked for it.
      () => server.call("EnumerateInstances", namespace, { ...asked, LocalOnly: false }, signal),
      settings,
    );
    for await (const instance of instances) yield this.#found(instance, className, settings);
  }

  async *enumerateNames(className: string, settings: OperationSettings): AsyncIterable<Reference> {
    const { namespace, signal } = settings;
    const server = this.#connection;
    const asked = { ClassName: className };
    const names = this.#items(
      () =>
        server.call("OpenEnumerateInstancePaths", namespace, { ...asked, ...this.#part }, signal),
      "PullInstancePaths",
      () => server.call("EnumerateInstanceNames", namespace, asked, signal),
      settings,
    );
    for await (const name of names) yield this.#types.nameOf(name);
  }

  async create(
    descriptor: ClassDescriptor,
    values: Members,
    { namespace, signal }: OperationSettings,
  ): Promise<Reference> {
    const NewInstance = this.#write(descriptor, values);
    const name = await this.#connection.call("CreateInstance", namespace, { NewInstance }, signal);
    return this.#types.nameOf(name);
  }

  async modify(
    descriptor: ClassDescriptor,
    name: Reference,
    changes: Members,
    { namespace, signal }: OperationSettings,
  ): Promise<void> {
    const cls = this.#types.classes.get(name.className.toLowerCase()) ?? descriptor;
    const parameters = {
      ModifiedInstance: { path: name, instance: this.#write(cls, changes) },
      PropertyList: Object.keys(changes),
    };
    await this.#connection.call("ModifyInstance", namespace, parameters, signal);
  }

  async delete(name: Reference, { namespace, signal }: OperationSettings): Promise<void> {
    await this.#connection.call("DeleteInstance", namespace, { InstanceName: name }, signal);
  }

  async *associators(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance> {
    const { namespace, signal } = settings;
    const server = this.#connection;
    const asked = { ...associatorFilter(filter), ...propertyList(settings) };
    const instances = this.#items(
      () =>
        server.call(
          "OpenAssociatorInstances",
          namespace,
          { InstanceName: name, ...asked, ...this.#part },
          signal,
        ),
      "PullInstancesWithPath",
      () => server.call("Associators", namespace, { ObjectName: name, ...asked }, signal),
      settings,
    );
    for await (const instance of instances)
      yield this.#found(instance, instance.path.className, settings);
  }

  async *associatorNames(
    name: Reference,
    filter: TraversalFilter,
    settings: OperationSettings,
  ): AsyncIterable<Reference> {
    const { namespace, signal } = settings;
    const server = this.#connection;
    const asked = associatorFilter(filter);
    const names = this.#items(
      () =>
        server.call(
          "OpenAssociatorInstancePaths",
          namespace,
          { InstanceName: name, ...asked, ...this.#part },
          signal,
        ),
      "PullInstancePaths",
      () => server.call("AssociatorNames", namespace, { ObjectName: name, ...asked }, signal),
      settings,
    );
    for await (const each of names) yield this.#types.nameOf(each);
  }

  async *references(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance> {
    const { namespace, signal } = settings;
    const server = this.#connection;
    const asked = { ...referenceFilter(filter), ...propertyList(settings) };
    const instances = this.#items(
      () =>
        server.call(
          "OpenReferenceInstances",
          namespace,
          { InstanceName: name, ...asked, ...this.#part },
          signal,
        ),
      "PullInstancesWithPath",
      () => server.call("References", namespace, { ObjectName: name, ...asked }, signal),
      settings,
    );
    for await (const instance of instances)
      yield this.#found(instance, instance.path.className, settings);
  }

  async *referenceNames(
    name: Reference,
    filter: TraversalFilter,
    settings: OperationSettings,
  ): AsyncIterable<Reference> {
    const { namespace, signal } = settings;
    const server = this.#connection;
    const asked = referenceFilter(filter);
    const names = this.#items(
      () =>
        server.call(
          "OpenReferenceInstancePaths",
          namespace,
          { InstanceName: name, ...asked, ...this.#part },
          signal,
        ),
      "PullInstancePaths",
      () => server.call("ReferenceNames", namespace, { ObjectName: name, ...asked }, signal),
      settings,
    );
    for await (const each of names) yield this.#types.nameOf(each);
  }

  async invoke(
    { descriptor, method, instance }: MethodTarget,
    input: Members,
    { namespace, signal }: OperationSettings,
  ): Promise<Members> {
    const className = instance?.className ?? descriptor.name;
    const document = writeMethodCall(
      { namespace, className, instance },
      method,
      input,
      this.#types.members,
    );
    // The keys stand in the body; a header would have to escape them.
    const answer = await this.#connection.send(
      document,
      method.name,
      `${namespace}:${className}`,
      signal,
    );
    return readable(() => readMethodResponse(answer, method, this.#types));
  }

  close(): void {
    this.#connection.close();
  }

  get #part(): { readonly MaxObjectCount: number } {
    return { MaxObjectCount: this.#batchSize };
  }

  /** What an enumeration gives, a part after the other, or all at once from a server that does not do that. */
  async *#items<Item>(
    open: () => Promise<Batch<Item>>,
    pull: "PullInstancesWithPath" | "PullInstancePaths",
    whole: () => Promise<readonly Item[]>,
    { namespace, signal }: OperationSettings,
  ): AsyncGenerator<Item, void, undefined> {
    const first = this.#pulls ? await orUnsupported(open) : null;
    if (first === null) {
      const items = await whole();
      this.#pulls = false;
      return yield* items;
    }
    let { items, context } = first;
    try {
      for (;;) {
        yield* items;
        if (context === null) return;
        const parameters = { EnumerationContext: context, ...this.#part };
        const next = await this.#connection.call(pull, namespace, parameters, signal);
        ({ items, context } = next as Batch<unknown> as Batch<Item>);
      }
    } finally {
      // Whoever leaves early does not wait for the server to notice, nor hear of what it says to that.
      if (context !== null)
        await this.#connection
          .call("CloseEnumeration", namespace, { EnumerationContext: context })
          .catch(() => undefined);
    }
  }

  #write(descriptor: ClassDescriptor, values: Members): string {
    return writeXmlInstance(descriptor, values, this.#types.members, wireForm);
  }

  /** What a server leaves out of what was asked for is NULL. */
  #found(
    { path, instance }: NamedInstance,
    className: string,
    { select }: ReadSettings,
  ): FoundInstance {
    const given = readable(() => this.#types.readInstance(instance, className));
    const nulls = this.#expected(instance, className, select).map((name) => [name, null]);
    return {
      name: this.#types.nameOf(path),
      values: { ...(Object.fromEntries(nulls) as Members), ...given },
    };
  }

  #expected(
    { className: own }: RawInstance,
    className: string,
    select: readonly string[] | null,
  ): readonly string[] {
    if (select !== null) return select;
    const { classes } = this.#types;
    const cls = classes.get(own.toLowerCase()) ?? classes.get(className.toLowerCase());
    return cls === undefined ? [] : allProperties(cls).map(({ name }) => name);
  }
}

/** `null` where the server does not support an operation. */
async function orUnsupported<T>(operation: () => Promise<T>): Promise<T | null> {
  try {
    return await operation();
  } catch (error) {
    if (error instanceof CimError && error.status === CimStatus.NOT_SUPPORTED) return null;
    throw error;
  }
}

function propertyList({ select }: ReadSettings): { readonly PropertyList?: readonly string[] } {
  return select === null ? {} : { PropertyList: select };
}

function associatorFilter({ associationClass, resultClass, role, resultRole }: TraversalFilter): {
  readonly AssocClass?: string;
  readonly ResultClass?: string;
  readonly Role?: string;
  readonly ResultRole?: string;
} {
  return {
    ...(associationClass === undefined ? {} : { AssocClass: associationClass }),
    ...(resultClass === undefined ? {} : { ResultClass: resultClass }),
    ...(role === undefined ? {} : { Role: role }),
    ...(resultRole === undefined ? {} : { ResultRole: resultRole }),
  };
}

/** Among references the association is the result. */
function referenceFilter({ associationClass, role }: TraversalFilter): {
  readonly ResultClass?: string;
  readonly Role?: string;
} {
  return {
    ...(associationClass === undefined ? {} : { ResultClass: associationClass }),
    ...(role === undefined ? {} : { Role: role }),
  };
}

/** A value that is not of its type makes an answer that cannot be read. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EmbeddedError || error instanceof XmlError)) throw error;
    const place = error instanceof EmbeddedError && error.path !== "" ? `${error.path}: ` : "";
    throw new TransportError("answer", `The answer cannot be read: ${place}${error.message}.`, {
      cause: error,
      httpStatus: 200,
    });
  }
}
