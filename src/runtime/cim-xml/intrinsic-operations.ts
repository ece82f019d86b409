/**
 * The intrinsic operations (DSP0200 5.3.2): their parameters and what they return. Clients write calls and servers read
 * them by this table.
 */
import type { Reference } from "../reference.ts";
import type { DeclaredClass, QualifierType } from "./declarations.ts";

/** What a parameter holds, by its kind. */
export interface ParameterKinds {
  readonly boolean: boolean;
  readonly className: string;
  readonly texts: readonly string[];
}

/** What an operation returns, by its kind. */
export interface ReturnKinds {
  readonly class: DeclaredClass;
  readonly classes: readonly DeclaredClass[];
  readonly classNames: readonly string[];
  readonly qualifierTypes: readonly QualifierType[];
  readonly instanceNames: readonly Reference[];
}

interface Operation {
  readonly required: Readonly<Record<string, keyof ParameterKinds>>;
  readonly optional: Readonly<Record<string, keyof ParameterKinds>>;
  readonly returns: keyof ReturnKinds;
}

export const intrinsicOperations = {
  GetClass: {
    required: { ClassName: "className" },
    optional: {
      LocalOnly: "boolean",
      IncludeQualifiers: "boolean",
      IncludeClassOrigin: "boolean",
      PropertyList: "texts",
    },
    returns: "class",
  },
  EnumerateClasses: {
    required: {},
    optional: {
      ClassName: "className",
      DeepInheritance: "boolean",
      LocalOnly: "boolean",
      IncludeQualifiers: "boolean",
      IncludeClassOrigin: "boolean",
    },
    returns: "classes",
  },
  EnumerateClassNames: {
    required: {},
    optional: { ClassName: "className", DeepInheritance: "boolean" },
    returns: "classNames",
  },
  EnumerateInstanceNames: {
    required: { ClassName: "className" },
    optional: {},
    returns: "instanceNames",
  },
  EnumerateQualifiers: { required: {}, optional: {}, returns: "qualifierTypes" },
} as const satisfies Readonly<Record<string, Operation>>;

type Operations = typeof intrinsicOperations;
export type IntrinsicOperation = keyof Operations;

type Values<Parameters extends Readonly<Record<string, keyof ParameterKinds>>> = {
  readonly [Name in keyof Parameters]: ParameterKinds[Parameters[Name]];
};

/** The parameters of an operation; those that are not given have the default of the operation. */
export type IntrinsicParameters<Name extends IntrinsicOperation> = Values<
  Operations[Name]["required"]
> &
  Partial<Values<Operations[Name]["optional"]>>;

export type IntrinsicResult<Name extends IntrinsicOperation> =
  ReturnKinds[Operations[Name]["returns"]];
