/**
 * The syntax tree of a MOF file: what was written, as it was written, with nothing resolved.
 * Node names follow the productions of DSP0004 Annex A where it has them.
 */
import type { Span } from "../source/source-file.ts";

/** An identifier in the role of a name. MOF names are case-insensitive; `text` is as written. */
export interface Name {
  readonly kind: "Name";
  readonly text: string;
  readonly span: Span;
}

/** A line or block comment, `text` with its delimiters. */
export interface Comment {
  readonly kind: "Comment";
  readonly text: string;
  readonly span: Span;
}

/** One file. */
export interface MofSpecification {
  readonly kind: "MofSpecification";
  readonly productions: readonly Production[];
  /** All comments in source order. */
  readonly comments: readonly Comment[];
  /** Present where a syntax error hides declarations. */
  readonly isPartial?: true;
  readonly span: Span;
}

export type Production =
  | CompilerDirective
  | PreprocessorLine
  | ClassDeclaration
  | InstanceDeclaration
  | QualifierDeclaration
  | QualifierDefault
  | MethodDeclaration;

/** `#pragma name (arguments)` or `#include ("file")`; the latter has the name `include`. */
export interface CompilerDirective {
  readonly kind: "CompilerDirective";
  readonly form: "pragma" | "include";
  readonly name: Name;
  readonly arguments: readonly Value[];
  readonly span: Span;
}

/** `#define`, `#ifdef` and the like, as written. The grammar does not see them. */
export interface PreprocessorLine {
  readonly kind: "PreprocessorLine";
  /** The word behind the `#`, in lower case. */
  readonly directive: string;
  readonly text: string;
  /** Whether the tree is what the line has made of the text; otherwise the line is a part of the text like others. */
  readonly isApplied: boolean;
  readonly span: Span;
}

export interface ClassDeclaration {
  readonly kind: "ClassDeclaration";
  readonly qualifiers: readonly Qualifier[];
  readonly name: Name;
  readonly alias: Name | null;
  readonly superclass: Name | null;
  readonly members: readonly Member[];
  /** Present where a syntax error hides qualifiers, the superclass or members: what is not here may still be in the text. */
  readonly isPartial?: true;
  readonly span: Span;
}

export type Member = PropertyDeclaration | MethodDeclaration;

/** A property or, where `type.isReference` holds, a reference. */
export interface PropertyDeclaration {
  readonly kind: "PropertyDeclaration";
  readonly qualifiers: readonly Qualifier[];
  readonly type: DataType;
  readonly name: Name;
  readonly array: ArraySpecifier | null;
  readonly value: Value | null;
  readonly span: Span;
}

/** A method of a class or, in the syntax of reference pages, one that stands alone. */
export interface MethodDeclaration {
  readonly kind: "MethodDeclaration";
  readonly qualifiers: readonly Qualifier[];
  /** `void` is a type name here. */
  readonly returnType: DataType;
  readonly returnArray: ArraySpecifier | null;
  readonly name: Name;
  readonly parameters: readonly ParameterDeclaration[];
  readonly span: Span;
}

export interface ParameterDeclaration {
  readonly kind: "ParameterDeclaration";
  readonly qualifiers: readonly Qualifier[];
  readonly type: DataType;
  readonly name: Name;
  readonly array: ArraySpecifier | null;
  readonly value: Value | null;
  readonly span: Span;
}

/** `uint8`, `CIM_System REF`, `object`, or in WMI a class name for an embedded object. */
export interface DataType {
  readonly kind: "DataType";
  readonly name: string;
  readonly isReference: boolean;
  readonly span: Span;
}

/** `[]` or `[size]`. */
export interface ArraySpecifier {
  readonly kind: "ArraySpecifier";
  readonly size: IntegerLiteral | null;
  readonly span: Span;
}

export interface QualifierDeclaration {
  readonly kind: "QualifierDeclaration";
  readonly name: Name;
  readonly type: DataType;
  readonly array: ArraySpecifier | null;
  readonly value: Value | null;
  /** `null` where there is no Scope clause. */
  readonly scopes: readonly Name[] | null;
  readonly flavors: readonly Name[];
  readonly span: Span;
}

/** WMI: `Qualifier Description : ToSubclass Amended;`, flavors for all uses that follow. */
export interface QualifierDefault {
  readonly kind: "QualifierDefault";
  readonly name: Name;
  readonly flavors: readonly Name[];
  readonly span: Span;
}

/** A qualifier where it is used. */
export interface Qualifier {
  readonly kind: "Qualifier";
  readonly name: Name;
  readonly value: Value | null;
  readonly flavors: readonly Name[];
  readonly span: Span;
}

/** `instance of`, at the top level or as a value. */
export interface InstanceDeclaration {
  readonly kind: "InstanceDeclaration";
  readonly qualifiers: readonly Qualifier[];
  readonly className: Name;
  readonly alias: Name | null;
  readonly properties: readonly PropertyValue[];
  /** Present where a syntax error hides properties. */
  readonly isPartial?: true;
  readonly span: Span;
}

export interface PropertyValue {
  readonly kind: "PropertyValue";
  readonly qualifiers: readonly Qualifier[];
  readonly name: Name;
  readonly value: Value | null;
  readonly span: Span;
}

export type Value = Literal | ArrayValue | AliasReference | InstanceDeclaration | BareText;

export type Literal =
  StringLiteral | IntegerLiteral | RealLiteral | CharLiteral | BooleanLiteral | NullLiteral | DateTimeLiteral;

/** One or more quoted strings that are concatenated; each with its quotes and escapes. */
export interface StringLiteral {
  readonly kind: "StringLiteral";
  readonly first: string;
  /** Empty for nearly all. */
  readonly rest: readonly string[];
  readonly span: Span;
}

/** Decimal, hex (`0x`), octal (`0`) or binary (`b`), with its sign. */
export interface IntegerLiteral {
  readonly kind: "IntegerLiteral";
  readonly text: string;
  readonly span: Span;
}

export interface RealLiteral {
  readonly kind: "RealLiteral";
  readonly text: string;
  readonly span: Span;
}

/** One character in single quotes. */
export interface CharLiteral {
  readonly kind: "CharLiteral";
  readonly text: string;
  readonly span: Span;
}

export interface BooleanLiteral {
  readonly kind: "BooleanLiteral";
  readonly value: boolean;
  readonly span: Span;
}

export interface NullLiteral {
  readonly kind: "NullLiteral";
  readonly span: Span;
}

/** A datetime without quotes, as reference pages print it, or with the closing one alone. */
export interface DateTimeLiteral {
  readonly kind: "DateTimeLiteral";
  readonly text: string;
  readonly span: Span;
}

/** `{ a, b }`; for a qualifier also `("a", "b")`. */
export interface ArrayValue {
  readonly kind: "ArrayValue";
  readonly elements: readonly Value[];
  readonly span: Span;
}

/** `$Name`. */
export interface AliasReference {
  readonly kind: "AliasReference";
  readonly name: string;
  readonly span: Span;
}

/** Words where a value is due: a macro that nothing defines, or an unquoted text. Each word or string as written. */
export interface BareText {
  readonly kind: "BareText";
  readonly words: readonly string[];
  readonly span: Span;
}

export type Node =
  | Name
  | Comment
  | MofSpecification
  | Production
  | PropertyDeclaration
  | ParameterDeclaration
  | DataType
  | ArraySpecifier
  | Qualifier
  | PropertyValue
  | Value;

type NodeOf<Kind extends Node["kind"]> = Extract<Node, { kind: Kind }>;
type ChildKey<N> = { [K in keyof N]-?: NonNullable<N[K]> extends Node | readonly Node[] ? K : never }[keyof N];

/** The properties of each node that hold nodes, in source order: all that a traversal has to know. */
export const childKeys: { readonly [Kind in Node["kind"]]: readonly ChildKey<NodeOf<Kind>>[] } = {
  Name: [],
  Comment: [],
  MofSpecification: ["productions", "comments"],
  CompilerDirective: ["name", "arguments"],
  PreprocessorLine: [],
  ClassDeclaration: ["qualifiers", "name", "superclass", "alias", "members"],
  PropertyDeclaration: ["qualifiers", "type", "name", "array", "value"],
  MethodDeclaration: ["qualifiers", "returnType", "returnArray", "name", "parameters"],
  ParameterDeclaration: ["qualifiers", "type", "name", "array", "value"],
  DataType: [],
  ArraySpecifier: ["size"],
  QualifierDeclaration: ["name", "type", "array", "value", "scopes", "flavors"],
  QualifierDefault: ["name", "flavors"],
  Qualifier: ["name", "value", "flavors"],
  InstanceDeclaration: ["qualifiers", "className", "alias", "properties"],
  PropertyValue: ["qualifiers", "name", "value"],
  StringLiteral: [],
  IntegerLiteral: [],
  RealLiteral: [],
  CharLiteral: [],
  BooleanLiteral: [],
  NullLiteral: [],
  DateTimeLiteral: [],
  ArrayValue: ["elements"],
  AliasReference: [],
  BareText: [],
};

/** The child nodes of a node in source order. */
export function children(node: Node): Node[] {
  const nodes: Node[] = [];
  for (const key of childKeys[node.kind]) {
    const child = (node as unknown as Record<string, Node | readonly Node[] | null>)[key];
    if (child === null || child === undefined) continue;
    if (Array.isArray(child)) for (const each of child as readonly Node[]) nodes.push(each);
    else nodes.push(child as Node);
  }
  return nodes;
}
