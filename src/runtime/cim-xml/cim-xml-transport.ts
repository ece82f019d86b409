/** A client's operations on a server that speaks CIM-XML. */
import type { ClassDescriptor } from "../descriptor.ts";
import { TransportError } from "../client/transport-error.ts";
import type {
  CimTransport,
  FoundInstance,
  MethodTarget,
  OperationSettings,
  ReadSettings,
  TraversalFilter,
} from "../client/transport.ts";
import { allProperties } from "../descriptor.ts";
import { EmbeddedError, type RawInstance } from "../embedded/raw.ts";
import { writeXmlInstance } from "../embedded/xml-text.ts";
import type { Reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import { HttpConnection, type HttpOptions, serverUrl } from "./http-connection.ts";
import type { NamedInstance } from "./intrinsic-operations.ts";
import { readMethodResponse, wireForm, writeMethodCall } from "./method-call.ts";
import { WireTypes } from "./wire-types.ts";
import { XmlError } from "./xml-tree.ts";

export interface CimXmlOptions extends HttpOptions {
  /** The classes that the program knows; instances of others are read by the types that the server names. */
  readonly classes: Iterable<ClassDescriptor>;
}

export class CimXmlTransport implements CimTransport {
  readonly #connection: HttpConnection;
  readonly #types: WireTypes;

  /** @param url `https://host`, with a port where it is not 5988 or 5989. Throws a TypeError for what is not a URL. */
  constructor(url: string, options: CimXmlOptions) {
    this.#connection = new HttpConnection(serverUrl(url), options);
    this.#types = new WireTypes(options.classes);
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
    // Servers of old leave out what is inherited unless they are asked for it.
    const parameters = { ClassName: className, LocalOnly: false, ...propertyList(settings) };
    const instances = await this.#connection.call(
      "EnumerateInstances",
      namespace,
      parameters,
      signal,
    );
    for (const instance of instances) yield this.#found(instance, className, settings);
  }

  async *enumerateNames(
    className: string,
    { namespace, signal }: OperationSettings,
  ): AsyncIterable<Reference> {
    const parameters = { ClassName: className };
    const names = await this.#connection.call(
      "EnumerateInstanceNames",
      namespace,
      parameters,
      signal,
    );
    for (const name of names) yield this.#types.nameOf(name);
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
    const parameters = { ObjectName: name, ...associatorFilter(filter), ...propertyList(settings) };
    const instances = await this.#connection.call("Associators", namespace, parameters, signal);
    for (const instance of instances)
      yield this.#found(instance, instance.path.className, settings);
  }

  async *associatorNames(
    name: Reference,
    filter: TraversalFilter,
    { namespace, signal }: OperationSettings,
  ): AsyncIterable<Reference> {
    const parameters = { ObjectName: name, ...associatorFilter(filter) };
    const names = await this.#connection.call("AssociatorNames", namespace, parameters, signal);
    for (const each of names) yield this.#types.nameOf(each);
  }

  async *references(
    name: Reference,
    filter: TraversalFilter,
    settings: ReadSettings,
  ): AsyncIterable<FoundInstance> {
    const { namespace, signal } = settings;
    const parameters = { ObjectName: name, ...referenceFilter(filter), ...propertyList(settings) };
    const instances = await this.#connection.call("References", namespace, parameters, signal);
    for (const instance of instances)
      yield this.#found(instance, instance.path.className, settings);
  }

  async *referenceNames(
    name: Reference,
    filter: TraversalFilter,
    { namespace, signal }: OperationSettings,
  ): AsyncIterable<Reference> {
    const parameters = { ObjectName: name, ...referenceFilter(filter) };
    const names = await this.#connection.call("ReferenceNames", namespace, parameters, signal);
    for (const each of names) yield this.#types.nameOf(each);
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
