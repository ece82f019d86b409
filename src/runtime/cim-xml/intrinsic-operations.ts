/**
 * The intrinsic operations (DSP0200 5.3.2): their parameters and what they return. Clients write calls and servers read
 * them by this table.
 */
import type { RawInstance, RawValue } from "../embedded/raw.ts";
import type { Reference } from "../reference.ts";
import type { DeclaredClass, QualifierType } from "./declarations.ts";

/** An instance with its name, as it was read. */
export interface NamedInstance {
  readonly path: Reference;
  readonly instance: RawInstance;
}

/** What a parameter holds, by its kind, when a server has read it. */
export interface ParameterKinds {
  readonly boolean: boolean;
  readonly text: string;
  readonly count: number;
  readonly texts: readonly string[];
  readonly className: string;
  readonly instanceName: Reference;
  /** The name of an instance, or of a class. */
  readonly objectName: Reference | string;
  readonly instance: RawInstance;
  readonly namedInstance: NamedInstance;
  readonly value: RawValue;
}

/** The same when a client gives it; instances and values are XML already. */
export interface WrittenKinds extends Omit<ParameterKinds, "instance" | "namedInstance" | "value"> {
  readonly instance: string;
  readonly namedInstance: { readonly path: Reference; readonly instance: string };
  readonly value: string;
}

/** What an operation returns, by its kind. */
export interface ReturnKinds {
  readonly nothing: null;
  readonly class: DeclaredClass;
  readonly classes: readonly DeclaredClass[];
  readonly classNames: readonly string[];
  readonly qualifierType: QualifierType;
  readonly qualifierTypes: readonly QualifierType[];
  readonly value: RawValue;
  readonly instance: RawInstance;
  readonly instanceName: Reference;
  readonly instanceNames: readonly Reference[];
  readonly namedInstances: readonly NamedInstance[];
  /** With host and namespace, as associations lead anywhere. */
  readonly paths: readonly Reference[];
  readonly instancesWithPath: readonly NamedInstance[];
  readonly instanceBatch: Batch<NamedInstance>;
  readonly pathBatch: Batch<Reference>;
}

/** A part of what a pulled enumeration gives. */
export interface Batch<Item> {
  readonly items: readonly Item[];
  /** What the next part is asked for with; `null` at the end. */
  readonly context: string | null;
}

interface Operation {
  readonly required: Readonly<Record<string, keyof ParameterKinds>>;
  readonly optional: Readonly<Record<string, keyof ParameterKinds>>;
  readonly returns: keyof ReturnKinds;
}

/** What is asked for of a class. */
const classParts = {
  LocalOnly: "boolean",
  IncludeQualifiers: "boolean",
  IncludeClassOrigin: "boolean",
} as const;

/** What is asked for of an instance; the first two are obsolete. */
const instanceParts = { ...classParts, PropertyList: "texts" } as const;

const associatorFilter = {
  AssocClass: "className",
  ResultClass: "className",
  Role: "text",
  ResultRole: "text",
} as const;

const referenceFilter = { ResultClass: "className", Role: "text" } as const;

const associatedParts = {
  IncludeQualifiers: "boolean",
  IncludeClassOrigin: "boolean",
  PropertyList: "texts",
} as const;

/** What all operations have that open an enumeration (DSP0200 5.3.2.24). */
const openingParts = {
  FilterQueryLanguage: "text",
  FilterQuery: "text",
  OperationTimeout: "count",
  ContinueOnError: "boolean",
  MaxObjectCount: "count",
} as const;

const pulledParts = { IncludeClassOrigin: "boolean", PropertyList: "texts" } as const;

const pulling = { EnumerationContext: "text", MaxObjectCount: "count" } as const;

export const intrinsicOperations = {
  GetClass: { required: { ClassName: "className" }, optional: instanceParts, returns: "class" },
  EnumerateClasses: {
    required: {},
    optional: { ClassName: "className", DeepInheritance: "boolean", ...classParts },
    returns: "classes",
  },
  EnumerateClassNames: {
    required: {},
    optional: { ClassName: "className", DeepInheritance: "boolean" },
    returns: "classNames",
  },
  GetQualifier: { required: { QualifierName: "text" }, optional: {}, returns: "qualifierType" },
  EnumerateQualifiers: { required: {}, optional: {}, returns: "qualifierTypes" },
  GetInstance: {
    required: { InstanceName: "instanceName" },
    optional: instanceParts,
    returns: "instance",
  },
  EnumerateInstances: {
    required: { ClassName: "className" },
    optional: { DeepInheritance: "boolean", ...instanceParts },
    returns: "namedInstances",
  },
  EnumerateInstanceNames: {
    required: { ClassName: "className" },
    optional: {},
    returns: "instanceNames",
  },
  CreateInstance: {
    required: { NewInstance: "instance" },
    optional: {},
    returns: "instanceName",
  },
  ModifyInstance: {
    required: { ModifiedInstance: "namedInstance" },
    optional: { IncludeQualifiers: "boolean", PropertyList: "texts" },
    returns: "nothing",
  },
  DeleteInstance: {
    required: { InstanceName: "instanceName" },
    optional: {},
    returns: "nothing",
  },
  Associators: {
    required: { ObjectName: "objectName" },
    optional: { ...associatorFilter, ...associatedParts },
    returns: "instancesWithPath",
  },
  AssociatorNames: {
    required: { ObjectName: "objectName" },
    optional: associatorFilter,
    returns: "paths",
  },
  References: {
    required: { ObjectName: "objectName" },
    optional: { ...referenceFilter, ...associatedParts },
    returns: "instancesWithPath",
  },
  ReferenceNames: {
    required: { ObjectName: "objectName" },
    optional: referenceFilter,
    returns: "paths",
  },
  OpenEnumerateInstances: {
    required: { ClassName: "className" },
    optional: { DeepInheritance: "boolean", ...pulledParts, ...openingParts },
    returns: "instanceBatch",
  },
  OpenEnumerateInstancePaths: {
    required: { ClassName: "className" },
    optional: openingParts,
    returns: "pathBatch",
  },
  OpenAssociatorInstances: {
    required: { InstanceName: "instanceName" },
    optional: { ...associatorFilter, ...pulledParts, ...openingParts },
    returns: "instanceBatch",
  },
  OpenAssociatorInstancePaths: {
    required: { InstanceName: "instanceName" },
    optional: { ...associatorFilter, ...openingParts },
    returns: "pathBatch",
  },
  OpenReferenceInstances: {
    required: { InstanceName: "instanceName" },
    optional: { ...referenceFilter, ...pulledParts, ...openingParts },
    returns: "instanceBatch",
  },
  OpenReferenceInstancePaths: {
    required: { InstanceName: "instanceName" },
    optional: { ...referenceFilter, ...openingParts },
    returns: "pathBatch",
  },
  PullInstancesWithPath: { required: pulling, optional: {}, returns: "instanceBatch" },
  PullInstancePaths: { required: pulling, optional: {}, returns: "pathBatch" },
  CloseEnumeration: {
    required: { EnumerationContext: "text" },
    optional: {},
    returns: "nothing",
  },
  GetProperty: {
    required: { InstanceName: "instanceName", PropertyName: "text" },
    optional: {},
    returns: "value",
  },
  SetProperty: {
    required: { InstanceName: "instanceName", PropertyName: "text" },
    optional: { NewValue: "value" },
    returns: "nothing",
  },
} as const satisfies Readonly<Record<string, Operation>>;

type Operations = typeof intrinsicOperations;
export type IntrinsicOperation = keyof Operations;

type Given<
  Kinds,
  Parameters extends Readonly<Record<string, keyof ParameterKinds & keyof Kinds>>,
> = {
  readonly [Name in keyof Parameters]: Kinds[Parameters[Name]];
};

/** The parameters of an operation as a client gives them; those that are left out have the default of the operation. */
export type IntrinsicParameters<Name extends IntrinsicOperation> = Given<
  WrittenKinds,
  Operations[Name]["required"]
> &
  Partial<Given<WrittenKinds, Operations[Name]["optional"]>>;

/** The parameters of an operation as a server has read them. */
export type IntrinsicArguments<Name extends IntrinsicOperation> = Given<
  ParameterKinds,
  Operations[Name]["required"]
> &
  Partial<Given<ParameterKinds, Operations[Name]["optional"]>>;

export type IntrinsicResult<Name extends IntrinsicOperation> =
  ReturnKinds[Operations[Name]["returns"]];
