/** Nodes of the tree that stand for single records. */
import { escapeMof, nameForm, writeMofReal } from "../runtime/mof-literals.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import type * as ast from "../syntax/ast.ts";
import type { ObjectRecord, ValueRecord } from "./binary-mof.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

export function spanIn(file: SourceFile, { start, end }: Range): Span {
  return { file, start, end };
}

const identifier = new RegExp(`^${nameForm}$`);

/** Whether MOF can write a name: any other one could carry MOF text of its own into what is printed. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

export function nameNode(text: string, span: Span): ast.Name {
  return { kind: "Name", text, span };
}

export function stringNode(text: string, span: Span): ast.StringLiteral {
  // Between double quotes an apostrophe can stand as it is; each has a backslash of its own here.
  return { kind: "StringLiteral", first: `"${escapeMof(text).replaceAll("\\'", "'")}"`, rest: [], span };
}

export function pragmaNode(name: string, argument: readonly string[], span: Span): ast.CompilerDirective {
  return {
    kind: "CompilerDirective",
    form: "pragma",
    name: nameNode(name, span),
    arguments: argument.map((text) => stringNode(text, span)),
    span,
  };
}

export function arrayNode(size: bigint | null, span: Span): ast.ArraySpecifier {
  return {
    kind: "ArraySpecifier",
    size: size === null ? null : { kind: "IntegerLiteral", text: String(size), span },
    span,
  };
}

/** @param nested makes the instance of an embedded object; `null` where it cannot be one */
export function valueNode(
  value: ValueRecord,
  file: SourceFile,
  nested: (object: ObjectRecord) => ast.InstanceDeclaration | null,
): ast.Value {
  const span = spanIn(file, value);
  switch (value.kind) {
    case "boolean":
      return { kind: "BooleanLiteral", value: value.value, span };
    case "integer":
      return { kind: "IntegerLiteral", text: String(value.value), span };
    case "real":
      return Number.isFinite(value.value)
        ? { kind: "RealLiteral", text: realText(value.value), span }
        : { kind: "NullLiteral", span };
    case "string":
      return stringNode(value.value, span);
    case "char16":
      return { kind: "CharLiteral", text: `'${escapeMof(value.value)}'`, span };
    case "array":
      return { kind: "ArrayValue", elements: value.elements.map((each) => valueNode(each, file, nested)), span };
    case "object":
      return nested(value.value) ?? { kind: "NullLiteral", span };
  }
}

/** A real has a point in MOF. */
function realText(value: number): string {
  const text = writeMofReal(value);
  return text.includes(".") ? text : text.replace(/^-?\d+/, "$&.0");
}
