/**
 * The resolved model: what checks, backends and `mofc model` see. Every class has all its members, inherited ones
 * included, with effective qualifiers; references are objects; a ValueMap is a value. The model is data and is total:
 * where the source has errors, what could not be resolved is `null` and a diagnostic says why.
 */
import type { ValueMap } from "../runtime/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import type { ClassTable } from "./class-table.ts";
import type { NameMap } from "./name-map.ts";

export interface Model {
  /** All classes in the order of their declaration. */
  readonly classes: ClassTable<Class>;
  /** The qualifier declarations in force, built-in ones included. */
  readonly qualifierDeclarations: NameMap<QualifierDeclaration>;
  readonly instances: readonly Instance[];
  /** The classes that the include folders have a file for, needed or not: what a misspelt name may have meant. */
  readonly libraryClassNames: () => readonly string[];
  /** Whether all files were found and read as a whole: otherwise what is not declared here may be declared there. */
  readonly isWhole: boolean;
}

export interface Class {
  readonly kind: "class";
  readonly name: string;
  /** What tells it from all others: its name, behind a namespace where another class has the name: `root/cimv2:ACME_Disk`. */
  readonly path: string;
  /** The namespaces that its file was compiled into, as the pragmas write them but with `/`; empty without a pragma. */
  readonly namespaces: readonly string[];
  readonly superclass: Class | null;
  readonly qualifiers: NameMap<Qualifier>;
  readonly isAbstract: boolean;
  readonly isAssociation: boolean;
  readonly isIndication: boolean;
  readonly isTerminal: boolean;
  /**
   * Whether all that it has is known. Not so where a superclass is not declared or derives from itself, or a syntax error
   * hides a part of the class or of a superclass: then nothing follows from what is missing.
   */
  readonly isComplete: boolean;
  /** Version qualifier of this class itself. */
  readonly version: string | null;
  readonly description: string | null;
  readonly deprecated: Deprecation | null;
  /** All properties and references: inherited ones first, each override in place of what it overrides. */
  readonly properties: NameMap<Property>;
  readonly methods: NameMap<Method>;
  /** Those of `properties` that the class declares itself, in source order. */
  readonly declaredProperties: readonly Property[];
  readonly declaredMethods: readonly Method[];
  /** The properties that make up an instance's key, inherited ones first. */
  readonly keys: readonly Property[];
  readonly declaration: ast.ClassDeclaration;
  /** Amendments in other files that were merged into this class. */
  readonly amendments: readonly ast.ClassDeclaration[];
}

/** What properties and parameters have in common. */
export interface Element {
  readonly name: string;
  readonly type: Type;
  /** `null` for a scalar. */
  readonly array: ArrayShape | null;
  readonly qualifiers: NameMap<Qualifier>;
  readonly description: string | null;
  readonly deprecated: Deprecation | null;
  /** ValueMap and Values, inherited ones included; `null` without either. */
  readonly valueMap: ValueMap<bigint | string> | null;
  /** BitMap and BitValues: entries are bit positions, 0 the lowest. */
  readonly bitMap: ValueMap<bigint | string> | null;
  /** Whether NULL is not a legal value: Required, or Key. */
  readonly isRequired: boolean;
  readonly limits: Limits;
  /** Units or PUnit as written, for people to read. */
  readonly units: string | null;
  readonly default: Value | null;
}

export interface Property extends Element {
  readonly kind: "property";
  /** The class whose declaration of the property is in force: the nearest one that declares or overrides it. */
  readonly declaringClass: Class;
  /** The class that introduced it: the top of the chain of overrides. */
  readonly origin: Class;
  /** The inherited property that this one overrides. */
  readonly overridden: Property | null;
  readonly isKey: boolean;
  readonly isReadable: boolean;
  readonly isWritable: boolean;
  readonly declaration: ast.PropertyDeclaration;
}

export interface Parameter extends Element {
  readonly kind: "parameter";
  /** In defaults to true (DSP0004 5.6.3). */
  readonly isIn: boolean;
  readonly isOut: boolean;
  readonly declaration: ast.ParameterDeclaration;
}

export interface Method {
  readonly kind: "method";
  readonly name: string;
  readonly declaringClass: Class;
  readonly origin: Class;
  readonly overridden: Method | null;
  /** `null` for void. */
  readonly returnType: Type | null;
  readonly returnArray: ArrayShape | null;
  readonly parameters: NameMap<Parameter>;
  readonly isStatic: boolean;
  readonly qualifiers: NameMap<Qualifier>;
  readonly description: string | null;
  readonly deprecated: Deprecation | null;
  /** The return codes: ValueMap and Values of the method. */
  readonly valueMap: ValueMap<bigint | string> | null;
  readonly declaration: ast.MethodDeclaration;
}

/** The intrinsic types of DSP0004 5.2, in the schema's spelling. */
export type IntegerType = "uint8" | "sint8" | "uint16" | "sint16" | "uint32" | "sint32" | "uint64" | "sint64";
export type IntrinsicType = IntegerType | "real32" | "real64" | "boolean" | "string" | "char16" | "datetime";

export type Type =
  | { readonly kind: "intrinsic"; readonly name: IntrinsicType }
  /** `target` is `null` for `object REF` and for a class that is not declared; `className` is as written. */
  | { readonly kind: "reference"; readonly className: string; readonly target: Class | null }
  /**
   * An embedded instance. `form: "string"` is DMTF's EmbeddedInstance or EmbeddedObject qualifier on a string, `"object"`
   * is WMI's class name (or `object`) as a type. `className` is `null` where any class may stand.
   */
  | {
      readonly kind: "embedded";
      readonly className: string | null;
      readonly target: Class | null;
      readonly form: "string" | "object";
    };

export interface ArrayShape {
  /** The size of a fixed-size array. */
  readonly size: number | null;
  /** ArrayType; Bag where the qualifier is absent. */
  readonly order: "Bag" | "Ordered" | "Indexed";
}

/** MinValue, MaxValue, MinLen, MaxLen, and for references Min and Max. */
export interface Limits {
  readonly minValue: bigint | null;
  readonly maxValue: bigint | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minCardinality: number | null;
  readonly maxCardinality: number | null;
}

/** The Deprecated qualifier: what to use in its place, as written; empty where nothing is named. */
export interface Deprecation {
  readonly replacements: readonly string[];
}

/** An effective qualifier: written on the element, or inherited as the flavors say. */
export interface Qualifier {
  readonly name: string;
  readonly value: Value;
  /** `null` where no declaration is known; then WMI's implicit flavors hold. */
  readonly declaration: QualifierDeclaration | null;
  readonly flavors: Flavors;
  /** Whether it comes from a superclass and not from the element's own declaration. */
  readonly isInherited: boolean;
  /** Where it was written. */
  readonly node: ast.Qualifier;
}

/** DSP0004 5.6.1: ToSubclass against Restricted, EnableOverride against DisableOverride. */
export interface Flavors {
  readonly toSubclass: boolean;
  readonly overridable: boolean;
  readonly translatable: boolean;
  /** WMI: the text is kept in a localised amendment. */
  readonly amended: boolean;
}

export interface QualifierDeclaration {
  readonly name: string;
  readonly type: IntrinsicType;
  readonly isArray: boolean;
  /** The value where an element does not have the qualifier. */
  readonly default: Value;
  /** Lower-case scope names; `any` is one of them. */
  readonly scopes: readonly string[];
  readonly flavors: Flavors;
  readonly isBuiltIn: boolean;
  readonly declaration: ast.QualifierDeclaration;
}

export interface Instance {
  readonly className: string;
  /** `null` where the class is not declared. */
  readonly class: Class | null;
  readonly namespace: string | null;
  readonly alias: string | null;
  readonly qualifiers: NameMap<Qualifier>;
  /** The properties that the instance sets. */
  readonly properties: NameMap<InstanceProperty>;
  readonly declaration: ast.InstanceDeclaration;
}

export interface InstanceProperty {
  readonly name: string;
  readonly property: Property | null;
  readonly value: Value;
  readonly declaration: ast.PropertyValue;
}

/**
 * A value with its literals read exactly. Integers are bigint whatever their size; the type of the element says what
 * they are for.
 */
export type Value =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "real"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "char16"; readonly value: string }
  | { readonly kind: "array"; readonly elements: readonly Value[] }
  /** An alias; `null` where nothing has it. */
  | { readonly kind: "alias"; readonly name: string; readonly target: Instance | null }
  | { readonly kind: "instance"; readonly instance: Instance }
  /** Words without quotes that no macro explains. */
  | { readonly kind: "bare"; readonly text: string };
