import type { Code } from "../diagnostics/codes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type {
  ArrayShape,
  Class,
  Element,
  Instance,
  IntegerType,
  Method,
  Model,
  Parameter,
  Property,
  Qualifier,
  QualifierDeclaration,
  Type,
  Value,
} from "../schema/model.ts";
import type * as ast from "../syntax/ast.ts";
import type { Node } from "../syntax/ast.ts";

type NodeOf<Kind extends Node["kind"]> = Extract<Node, { kind: Kind }>;

/** What a rule can ask besides the thing that it looks at. */
export interface Context {
  readonly model: Model;
  readonly report: Report;
}

/** What qualifiers stand on. */
export type Qualified = Class | Property | Method | Parameter | Instance;

/** A value that is written as the default of an element or for it in an instance. */
export interface WrittenValue {
  readonly element: Property | Parameter;
  readonly type: Type;
  readonly array: ArrayShape | null;
  readonly value: Value;
  readonly node: ast.Value;
}

/** ValueMap with Values or BitMap with BitValues, of which the element writes at least one. */
export interface WrittenMap {
  readonly type: Type;
  readonly values: Qualifier | undefined;
  readonly labels: Qualifier | undefined;
  readonly names: MapNames;
  /** The type where it is an integer's and the element writes the values: then there are entries to look at. */
  readonly integerType: IntegerType | null;
  /** The entries as they are written, read when first asked for; none without an `integerType`. */
  readonly entries: readonly WrittenEntry[];
  /**
   * Whether the entries are decimal numbers and closed ranges of them in ascending order within the type, and one `..` for
   * the rest at most. Nearly all are, which their text shows without a value being read.
   */
  readonly isInOrder: boolean;
}

export type MapNames =
  | { readonly values: "ValueMap"; readonly labels: "Values" }
  | { readonly values: "BitMap"; readonly labels: "BitValues" };

/** An entry of a ValueMap or BitMap on an integer as it is written; an open end is the bound of all integers. */
export interface WrittenEntry {
  readonly text: string;
  /** `none` where the text is not an entry. */
  readonly kind: "value" | "range" | "unclaimed" | "none";
  readonly low: bigint;
  readonly high: bigint;
  readonly node: ast.Value;
}

export type QualifierHandler = (qualifier: Qualifier, element: Qualified, context: Context) => void;

/**
 * A rule says what it looks at: nodes of some kinds in every file, or things of the model. `check` calls it for each.
 * Of the model's members those are visited that a class declares itself, and of qualifiers those that are written: what
 * is inherited has been checked where it is declared.
 */
export interface Rule {
  readonly code: Code;
  /** Names and types are seen from what they stand in. */
  readonly nodes?: {
    readonly [Kind in Exclude<Node["kind"], "Name" | "DataType">]?: (node: NodeOf<Kind>, report: Report) => void;
  };
  /** Called once, for what can only be seen of the whole. */
  readonly model?: (context: Context) => void;
  readonly class?: (item: Class, context: Context) => void;
  readonly property?: (property: Property, context: Context) => void;
  readonly method?: (method: Method, context: Context) => void;
  readonly parameter?: (parameter: Parameter, context: Context) => void;
  /** Properties and methods that override an inherited one of their kind. */
  readonly override?: (member: Property | Method, overridden: Property | Method, context: Context) => void;
  /** Properties and parameters, and methods for their return value, whose type is a class: references and embedded instances. */
  readonly typed?: (element: Property | Parameter | Method, context: Context) => void;
  /** What is done with each written qualifier of a declaration; `null` where nothing can be wrong with any. */
  readonly qualifiersOf?: (declaration: QualifierDeclaration) => QualifierHandler | null;
  /** Qualifiers that are written without a value. */
  readonly bareQualifier?: QualifierHandler;
  readonly undeclaredQualifier?: QualifierHandler;
  /** Written qualifiers by name. */
  readonly qualifiers?: Readonly<Record<string, QualifierHandler>>;
  readonly valueMap?: (map: WrittenMap, context: Context) => void;
  readonly qualifierDeclaration?: (declaration: QualifierDeclaration, context: Context) => void;
  /** Instances at the top level and, `isValue`, those that are values. */
  readonly instance?: (instance: Instance, context: Context, isValue: boolean) => void;
  readonly value?: (written: WrittenValue, context: Context) => void;
  /** Each element of a written value, or the value itself; NULL and words without quotes are left out. */
  readonly scalar?: (value: Value, node: ast.Value, written: WrittenValue, context: Context) => void;
}

/** The type of a property or parameter or the return type of a method; `null` for void. */
export function typeOf(element: Property | Parameter | Method): Element["type"] | null {
  return element.kind === "method" ? element.returnType : element.type;
}

/** The namespaces of what an element belongs to: there names that it mentions are looked for first. */
export function namespacesOf(element: Qualified): readonly string[] {
  if (!("kind" in element)) return element.namespace === null ? [] : [element.namespace];
  if (element.kind === "parameter") return [];
  return element.kind === "class" ? element.namespaces : element.declaringClass.namespaces;
}

/** Where the type of an element is written. */
export function typeNodeOf(element: Property | Parameter | Method): ast.DataType {
  return element.kind === "method" ? element.declaration.returnType : element.declaration.type;
}

/** Whether qualifiers stand on something with a type. */
export function isTyped(element: Qualified): element is Property | Parameter | Method {
  return "kind" in element && element.kind !== "class";
}

/** Where the value of a qualifier is written, or the qualifier where it has none. */
export function valueNodeOf({ node }: Qualifier): ast.Value | ast.Qualifier {
  return node.value ?? node;
}
