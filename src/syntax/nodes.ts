/** Nodes that are made and not read: what prints MOF of another source builds its tree with them. They stand nowhere. */
import { escapeMof } from "../runtime/mof-literals.ts";
import type { Span } from "../source/source-file.ts";
import type {
  ArrayValue,
  BooleanLiteral,
  CharLiteral,
  CompilerDirective,
  DataType,
  IntegerLiteral,
  MofSpecification,
  Name,
  NullLiteral,
  Production,
  Qualifier,
  RealLiteral,
  StringLiteral,
  Value,
} from "./ast.ts";

/** The place of what no file has. */
export const nowhere: Span = { file: { path: "", text: "", encoding: "utf-8" }, start: 0, end: 0 };

export function specificationNode(productions: readonly Production[]): MofSpecification {
  return { kind: "MofSpecification", productions, comments: [], span: nowhere };
}

export function nameNode(text: string): Name {
  return { kind: "Name", text, span: nowhere };
}

export function typeNode(name: string, isReference = false): DataType {
  return { kind: "DataType", name, isReference, span: nowhere };
}

export function qualifierNode(name: string, value: Value | null, flavors: readonly string[] = []): Qualifier {
  return { kind: "Qualifier", name: nameNode(name), value, flavors: flavors.map(nameNode), span: nowhere };
}

/** `#pragma name ("argument")` */
export function pragmaNode(name: string, argument: string): CompilerDirective {
  return {
    kind: "CompilerDirective",
    form: "pragma",
    name: nameNode(name),
    arguments: [stringNode(argument)],
    span: nowhere,
  };
}

/** The longest part of a string that is not split at a blank: with its indent it stays within a line. */
const longestPart = 80;

/** Long texts are split behind blanks, so that they read like texts and a change of a word is one line of a diff. */
export function stringNode(text: string): StringLiteral {
  const [first = "", ...rest] = partsOf(text).map((part) => `"${escapeMof(part)}"`);
  return { kind: "StringLiteral", first: first || '""', rest, span: nowhere };
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const [word] of text.matchAll(/[^\s]*(?:\n|[^\S\n]+|$)/g)) {
    if (part !== "" && (part.endsWith("\n") || part.length + word.trimEnd().length > longestPart)) {
      parts.push(part);
      part = "";
    }
    part += word;
  }
  return part === "" ? parts : [...parts, part];
}

/** @param text one UTF-16 code unit */
export function charNode(text: string): CharLiteral {
  return { kind: "CharLiteral", text: `'${escapeMof(text)}'`, span: nowhere };
}

export function integerNode(value: bigint): IntegerLiteral {
  return { kind: "IntegerLiteral", text: String(value), span: nowhere };
}

/** @param text as MOF writes it */
export function realNode(text: string): RealLiteral {
  return { kind: "RealLiteral", text, span: nowhere };
}

export function booleanNode(value: boolean): BooleanLiteral {
  return { kind: "BooleanLiteral", value, span: nowhere };
}

export const nullNode: NullLiteral = { kind: "NullLiteral", span: nowhere };

export function arrayNode(elements: readonly Value[]): ArrayValue {
  return { kind: "ArrayValue", elements, span: nowhere };
}
