import type { Type, Value } from "../schema/model.ts";
import type * as ast from "../syntax/ast.ts";

const kinds: Readonly<Record<Value["kind"], string>> = {
  null: "NULL",
  boolean: "a boolean",
  integer: "an integer",
  real: "a real number",
  string: "a string",
  char16: "a character",
  array: "an array",
  alias: "an alias",
  instance: "an instance",
  bare: "a word without quotes",
};

/** A value in words, with its article. */
export function describeValue({ kind }: Value): string {
  return kinds[kind];
}

const nodeKinds: Readonly<Record<ast.Value["kind"], Value["kind"]>> = {
  NullLiteral: "null",
  BooleanLiteral: "boolean",
  IntegerLiteral: "integer",
  RealLiteral: "real",
  StringLiteral: "string",
  DateTimeLiteral: "string",
  CharLiteral: "char16",
  ArrayValue: "array",
  AliasReference: "alias",
  InstanceDeclaration: "instance",
  BareText: "bare",
};

/** A value as it is written in words, with its article. */
export function describeNode({ kind }: ast.Value): string {
  return kinds[nodeKinds[kind]];
}

/** A type in words, with its article. */
export function describeType(type: Type): string {
  if (type.kind === "reference") return "a reference";
  if (type.kind === "embedded") return "an embedded instance";
  return `a ${type.name}`;
}

/** A type as it is compared and written; a string that holds an instance is a string. */
export function typeText(type: Type | null): string {
  if (type === null) return "void";
  if (type.kind === "intrinsic") return type.name;
  if (type.kind === "reference") return `${type.className} REF`;
  return type.form === "string" ? "string" : (type.className ?? "object");
}
