/** What a server does for each intrinsic operation: the content of IRETURNVALUE, or a CimError. */
import { CimError, CimStatus } from "../cim-error.ts";
import type { IntrinsicArguments, IntrinsicOperation } from "../cim-xml/intrinsic-operations.ts";
import { wireForm } from "../cim-xml/method-call.ts";
import { writeName, writePath } from "../cim-xml/object-path.ts";
import { writeClass, writeQualifierType } from "../cim-xml/write-declarations.ts";
import { element } from "../cim-xml/xml-text.ts";
import { allProperties, type ClassDescriptor, type PropertyDescriptor } from "../descriptor.ts";
import { writeValue, writeXmlInstance, type XmlForm } from "../embedded/xml-text.ts";
import { type Reference, reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import { describedClass, describedQualifiers } from "./described-classes.ts";
import type {
  EnumerationKind,
  EnumerationOwner,
  EnumerationPart,
  OpenEnumerations,
} from "./open-enumerations.ts";
import type { ServedNamespace } from "./served-namespace.ts";

/** Where an operation runs. */
export interface Setting {
  readonly namespace: ServedNamespace;
  /** How the server calls itself in paths that lead out of a namespace. */
  readonly host: string;
  /** `null` where nobody is asked who they are. */
  readonly user: string | null;
  readonly enumerations: OpenEnumerations;
  readonly signal: AbortSignal;
}

/** What an operation gives: the content of IRETURNVALUE, or that of the response where there are parameters beside it. */
export type Returned = string | { readonly response: string };

type Handler<Name extends IntrinsicOperation> = (
  given: IntrinsicArguments<Name>,
  setting: Setting,
) => Returned | Promise<Returned>;

export const intrinsicHandlers: { readonly [Name in IntrinsicOperation]: Handler<Name> } = {
  GetClass: (given, { namespace }) =>
    writeClass(
      describedClass(namespace.classOf(given.ClassName, CimStatus.NOT_FOUND), classParts(given)),
    ),
  EnumerateClasses: (given, { namespace }) =>
    namespace
      .classesBelow(given.ClassName ?? null, given.DeepInheritance ?? false)
      .map((cls) => writeClass(describedClass(cls, classParts(given))))
      .join(""),
  EnumerateClassNames: (given, { namespace }) =>
    namespace
      .classesBelow(given.ClassName ?? null, given.DeepInheritance ?? false)
      .map(({ name }) => element("CLASSNAME", { NAME: name }, ""))
      .join(""),
  GetQualifier({ QualifierName }) {
    const wanted = QualifierName.toLowerCase();
    const type = describedQualifiers.find(({ name }) => name.toLowerCase() === wanted);
    if (type !== undefined) return writeQualifierType(type);
    throw new CimError(
      CimStatus.NOT_FOUND,
      `There is no qualifier ${JSON.stringify(QualifierName)}.`,
    );
  },
  EnumerateQualifiers: () => describedQualifiers.map(writeQualifierType).join(""),

  async GetInstance(given, setting) {
    const instance = await getInstance(given.InstanceName, setting);
    return writeInstance(instance, given, setting);
  },
  async EnumerateInstances(given, setting) {
    const { namespace, signal } = setting;
    // The properties of subclasses come along unless they are not wanted.
    const own =
      (given.DeepInheritance ?? true) ? null : propertyNames(namespace.classOf(given.ClassName));
    const written: string[] = [];
    for await (const instance of namespace.dispatcher.enumerateInstances(given.ClassName, {
      signal,
    }))
      written.push(
        element(
          "VALUE.NAMEDINSTANCE",
          {},
          writeName(namespace.dispatcher.nameOf(instance)) +
            writeInstance(instance, given, setting, own),
        ),
      );
    return written.join("");
  },
  async EnumerateInstanceNames({ ClassName }, { namespace: { dispatcher }, signal }) {
    const names: string[] = [];
    for await (const instance of dispatcher.enumerateInstances(ClassName, { signal }))
      names.push(writeName(dispatcher.nameOf(instance)));
    return names.join("");
  },
  async CreateInstance({ NewInstance }, { namespace, signal }) {
    const { className, values } = namespace.instanceOf(NewInstance);
    return writeName(await namespace.dispatcher.createInstance(className, values, { signal }));
  },
  async ModifyInstance({ ModifiedInstance: { path, instance }, PropertyList }, setting) {
    const { values } = setting.namespace.instanceOf({ ...instance, className: path.className });
    refuseOtherKeys(setting.namespace.keysOf(path), values);
    await modify(
      path,
      namedIn(PropertyList, values, setting.namespace.classOf(path.className)),
      setting,
    );
    return "";
  },
  async DeleteInstance({ InstanceName }, { namespace, signal }) {
    const keys = namespace.keysOf(InstanceName);
    await namespace.dispatcher.deleteInstance(InstanceName.className, keys, { signal });
    return "";
  },

  async Associators(given, setting) {
    const { dispatcher } = setting.namespace;
    const associated = dispatcher.associators(
      elementOf(given.ObjectName, setting),
      associatorFilter(given, setting),
    );
    return writeObjects(associated, given, setting);
  },
  async AssociatorNames(given, setting) {
    const { dispatcher } = setting.namespace;
    const names: string[] = [];
    for await (const name of dispatcher.associatorNames(
      elementOf(given.ObjectName, setting),
      associatorFilter(given, setting),
    ))
      names.push(element("OBJECTPATH", {}, writeFullPath(name, setting)));
    return names.join("");
  },
  async References(given, setting) {
    return writeObjects(referencesTo(given, setting), given, setting);
  },
  async ReferenceNames(given, setting) {
    const names: string[] = [];
    for await (const instance of referencesTo(given, setting))
      names.push(
        element(
          "OBJECTPATH",
          {},
          writeFullPath(setting.namespace.dispatcher.nameOf(instance), setting),
        ),
      );
    return names.join("");
  },

  OpenEnumerateInstances(given, setting) {
    const { namespace } = setting;
    const own =
      (given.DeepInheritance ?? true) ? null : propertyNames(namespace.classOf(given.ClassName));
    return open("instances", given, setting, (ending) =>
      withPaths(
        namespace.dispatcher.enumerateInstances(given.ClassName, ending),
        given,
        setting,
        own,
      ),
    );
  },
  OpenEnumerateInstancePaths: (given, setting) =>
    open("paths", given, setting, (own) =>
      pathsOf(
        namesOf(setting.namespace.dispatcher.enumerateInstances(given.ClassName, own), setting),
        setting,
      ),
    ),
  OpenAssociatorInstances: (given, setting) =>
    open("instances", given, setting, (own) =>
      withPaths(
        setting.namespace.dispatcher.associators(elementOf(given.InstanceName, setting), {
          ...associatorFilter(given, setting),
          ...own,
        }),
        given,
        setting,
      ),
    ),
  OpenAssociatorInstancePaths: (given, setting) =>
    open("paths", given, setting, (own) =>
      pathsOf(
        setting.namespace.dispatcher.associatorNames(elementOf(given.InstanceName, setting), {
          ...associatorFilter(given, setting),
          ...own,
        }),
        setting,
      ),
    ),
  OpenReferenceInstances: (given, setting) =>
    open("instances", given, setting, (own) =>
      withPaths(
        referencesTo({ ...given, ObjectName: given.InstanceName }, { ...setting, ...own }),
        given,
        setting,
      ),
    ),
  OpenReferenceInstancePaths: (given, setting) =>
    open("paths", given, setting, (own) =>
      pathsOf(
        namesOf(
          referencesTo({ ...given, ObjectName: given.InstanceName }, { ...setting, ...own }),
          setting,
        ),
        setting,
      ),
    ),
  async PullInstancesWithPath({ EnumerationContext, MaxObjectCount }, setting) {
    return partOf(
      await setting.enumerations.pull(
        "instances",
        ownerOf(setting),
        EnumerationContext,
        MaxObjectCount,
      ),
    );
  },
  async PullInstancePaths({ EnumerationContext, MaxObjectCount }, setting) {
    return partOf(
      await setting.enumerations.pull(
        "paths",
        ownerOf(setting),
        EnumerationContext,
        MaxObjectCount,
      ),
    );
  },
  CloseEnumeration({ EnumerationContext }, setting) {
    setting.enumerations.close(ownerOf(setting), EnumerationContext);
    return "";
  },

  async GetProperty({ InstanceName, PropertyName }, setting) {
    const { namespace } = setting;
    const property = propertyOf(namespace.classOf(InstanceName.className), PropertyName);
    const instance = await getInstance(InstanceName, setting);
    return writeValue(
      property,
      (instance as Members)[property.name] ?? null,
      namespace.members,
      wireForm,
    );
  },
  async SetProperty({ InstanceName, PropertyName, NewValue }, setting) {
    const { namespace } = setting;
    const property = propertyOf(namespace.classOf(InstanceName.className), PropertyName);
    const value = namespace.valueOf(NewValue ?? null, null, property);
    await modify(InstanceName, { [property.name]: value }, setting);
    return "";
  },
};

const formWithOrigin: XmlForm = {
  ...wireForm,
  attributes: ({ origin }) => ({ CLASSORIGIN: origin }),
};

function classParts(given: {
  readonly LocalOnly?: boolean;
  readonly IncludeQualifiers?: boolean;
  readonly IncludeClassOrigin?: boolean;
  readonly PropertyList?: readonly string[];
}): Parameters<typeof describedClass>[1] {
  return {
    localOnly: given.LocalOnly ?? true,
    includeQualifiers: given.IncludeQualifiers ?? true,
    includeClassOrigin: given.IncludeClassOrigin ?? false,
    properties: lowerCase(given.PropertyList),
  };
}

function lowerCase(names: readonly string[] | undefined): ReadonlySet<string> | null {
  return names === undefined ? null : new Set(names.map((name) => name.toLowerCase()));
}

function getInstance(name: Reference, { namespace, signal }: Setting): Promise<object> {
  return namespace.dispatcher.getInstance(name.className, namespace.keysOf(name), { signal });
}

/** LocalOnly is obsolete for instances: inherited properties come along (DSP0200 5.3.2.2). */
function writeInstance(
  instance: object,
  given: { readonly IncludeClassOrigin?: boolean; readonly PropertyList?: readonly string[] },
  { namespace }: Setting,
  own: ReadonlySet<string> | null = null,
): string {
  const listed = lowerCase(given.PropertyList);
  const descriptor = namespace.classOf(namespace.dispatcher.nameOf(instance).className);
  const isWanted = (name: string): boolean =>
    (listed?.has(name.toLowerCase()) ?? true) && (own?.has(name.toLowerCase()) ?? true);
  const values = Object.fromEntries(Object.entries(instance).filter(([name]) => isWanted(name)));
  const form = given.IncludeClassOrigin === true ? formWithOrigin : wireForm;
  return writeXmlInstance(descriptor, values, namespace.members, form);
}

async function writeObjects(
  instances: AsyncIterable<object>,
  given: { readonly IncludeClassOrigin?: boolean; readonly PropertyList?: readonly string[] },
  setting: Setting,
): Promise<string> {
  const written: string[] = [];
  for await (const instance of instances) {
    const path = writeFullPath(setting.namespace.dispatcher.nameOf(instance), setting);
    written.push(
      element("VALUE.OBJECTWITHPATH", {}, path + writeInstance(instance, given, setting)),
    );
  }
  return written.join("");
}

interface Opening {
  readonly FilterQuery?: string;
  readonly FilterQueryLanguage?: string;
  readonly ContinueOnError?: boolean;
  readonly OperationTimeout?: number;
  readonly MaxObjectCount?: number;
}

/** The enumeration has a signal of its own: it outlives the call that opens it. */
async function open(
  kind: EnumerationKind,
  given: Opening,
  setting: Setting,
  start: (ending: { readonly signal: AbortSignal }) => AsyncIterable<string>,
): Promise<Returned> {
  if (given.FilterQuery !== undefined || given.FilterQueryLanguage !== undefined)
    throw new CimError(CimStatus.FILTERED_ENUMERATION_NOT_SUPPORTED, "Filters are not supported.");
  if (given.ContinueOnError === true)
    throw new CimError(
      CimStatus.CONTINUATION_ON_ERROR_NOT_SUPPORTED,
      "An enumeration ends with its first error.",
    );
  const part = await setting.enumerations.open(
    kind,
    ownerOf(setting),
    (signal) => start({ signal }),
    given.MaxObjectCount ?? 0,
    given.OperationTimeout,
  );
  return partOf(part);
}

function ownerOf({ user, namespace }: Setting): EnumerationOwner {
  return { user, namespace: namespace.name };
}

function partOf({ items, context }: EnumerationPart): Returned {
  const parameter = (NAME: string, PARAMTYPE: string, value: string): string =>
    element("PARAMVALUE", { NAME, PARAMTYPE }, element("VALUE", {}, value));
  return {
    response:
      element("IRETURNVALUE", {}, items.join("")) +
      parameter("EndOfSequence", "boolean", context === null ? "TRUE" : "FALSE") +
      parameter("EnumerationContext", "string", context ?? ""),
  };
}

async function* withPaths(
  instances: AsyncIterable<object>,
  given: { readonly IncludeClassOrigin?: boolean; readonly PropertyList?: readonly string[] },
  setting: Setting,
  own: ReadonlySet<string> | null = null,
): AsyncGenerator<string, void, undefined> {
  for await (const instance of instances) {
    const path = writeFullPath(setting.namespace.dispatcher.nameOf(instance), setting);
    yield element(
      "VALUE.INSTANCEWITHPATH",
      {},
      path + writeInstance(instance, given, setting, own),
    );
  }
}

async function* namesOf(
  instances: AsyncIterable<object>,
  { namespace }: Setting,
): AsyncGenerator<Reference, void, undefined> {
  for await (const instance of instances) yield namespace.dispatcher.nameOf(instance);
}

async function* pathsOf(
  names: AsyncIterable<Reference>,
  setting: Setting,
): AsyncGenerator<string, void, undefined> {
  for await (const name of names) yield writeFullPath(name, setting);
}

/** With host and namespace, where the name does not have others. */
function writeFullPath(name: Reference, { namespace, host }: Setting): string {
  const place = { namespace: name.namespace ?? namespace.name, host: name.host ?? host };
  return writePath(reference(name.className, name.keys, place));
}

/** What associations are followed from. */
function elementOf(name: Reference | string, { namespace }: Setting): Reference {
  if (typeof name !== "string") return reference(name.className, namespace.nameOf(name).keys);
  throw new CimError(CimStatus.NOT_SUPPORTED, "Associations of classes are not supported.");
}

function associatorFilter(
  given: Omit<IntrinsicArguments<"AssociatorNames">, "ObjectName">,
  { namespace, signal }: Setting,
): Parameters<ServedNamespace["dispatcher"]["associatorNames"]>[1] {
  for (const name of [given.AssocClass, given.ResultClass])
    if (name !== undefined) namespace.classOf(name);
  return {
    signal,
    ...(given.AssocClass === undefined ? {} : { associationClass: given.AssocClass }),
    ...(given.ResultClass === undefined ? {} : { resultClass: given.ResultClass }),
    ...(given.Role === undefined ? {} : { role: given.Role }),
    ...(given.ResultRole === undefined ? {} : { resultRole: given.ResultRole }),
  };
}

function referencesTo(
  given: IntrinsicArguments<"ReferenceNames">,
  setting: Setting,
): AsyncIterable<object> {
  const { namespace, signal } = setting;
  if (given.ResultClass !== undefined) namespace.classOf(given.ResultClass);
  return namespace.dispatcher.references(elementOf(given.ObjectName, setting), {
    signal,
    ...(given.ResultClass === undefined ? {} : { associationClass: given.ResultClass }),
    ...(given.Role === undefined ? {} : { role: given.Role }),
  });
}

async function modify(
  name: Reference,
  changes: Members,
  { namespace, signal }: Setting,
): Promise<void> {
  const keys = namespace.keysOf(name);
  const isKey = new Set(Object.keys(keys).map((key) => key.toLowerCase()));
  // Clients send keys along; they say which instance it is.
  const others = Object.fromEntries(
    Object.entries(changes).filter(([key]) => !isKey.has(key.toLowerCase())),
  );
  await namespace.dispatcher.modifyInstance(name.className, keys, others, { signal });
}

/** What an instance says of its keys has to be what its name says: a key is not changed (DSP0200 5.3.2.8). */
function refuseOtherKeys(keys: Members, values: Members): void {
  for (const [name, key] of Object.entries(keys)) {
    const given = values[name];
    const isPlain = typeof given !== "object";
    if (given !== undefined && isPlain && given !== key)
      throw new CimError(CimStatus.INVALID_PARAMETER, `The key ${name} cannot be changed.`);
  }
}

/** Of the properties of a list those that are not given have their default (DSP0200 5.3.2.8). */
function namedIn(
  list: readonly string[] | undefined,
  values: Members,
  cls: ClassDescriptor,
): Members {
  if (list === undefined) return values;
  return Object.fromEntries(
    list.map((given): [string, unknown] => {
      const { name, type, default: otherwise } = propertyOf(cls, given);
      if (Object.hasOwn(values, name)) return [name, values[name]];
      // Descriptors have the defaults of datetimes and references as texts.
      return [name, typeof type === "string" && type !== "datetime" ? otherwise : null];
    }),
  );
}

function propertyNames(cls: ClassDescriptor): ReadonlySet<string> {
  return new Set(allProperties(cls).map(({ name }) => name.toLowerCase()));
}

function propertyOf(cls: ClassDescriptor, given: string): PropertyDescriptor {
  const property = allProperties(cls).find(
    ({ name }) => name.toLowerCase() === given.toLowerCase(),
  );
  if (property !== undefined) return property;
  throw new CimError(
    CimStatus.NO_SUCH_PROPERTY,
    `${cls.name} has no property ${JSON.stringify(given)}.`,
  );
}
