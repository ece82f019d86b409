/** Values of the tree as values of the model. */
import type * as ast from "../syntax/ast.ts";
import { charValue, dateTimeText, integerValue, realValue, stringValue } from "../syntax/literals.ts";
import type { Instance, Value } from "./model.ts";

export const nullValue: Value = { kind: "null" };
export const trueValue: Value = { kind: "boolean", value: true };

/** What aliases and instances stand for where a value is read. */
export interface ValueContext {
  alias(name: string): Instance | null;
  /** `null` where no instance may stand. */
  instance(declaration: ast.InstanceDeclaration): Instance | null;
}

export function readValue(node: ast.Value, context: ValueContext): Value {
  switch (node.kind) {
    case "NullLiteral":
      return nullValue;
    case "BooleanLiteral":
      return { kind: "boolean", value: node.value };
    case "IntegerLiteral":
      return { kind: "integer", value: integerValue(node) };
    case "RealLiteral":
      return { kind: "real", value: realValue(node) };
    case "StringLiteral":
      return { kind: "string", value: stringValue(node) };
    case "CharLiteral":
      return { kind: "char16", value: charValue(node) };
    case "DateTimeLiteral":
      return { kind: "string", value: dateTimeText(node) };
    case "ArrayValue":
      return { kind: "array", elements: node.elements.map((element) => readValue(element, context)) };
    case "AliasReference":
      return { kind: "alias", name: node.name, target: context.alias(node.name) };
    case "InstanceDeclaration": {
      const instance = context.instance(node);
      return instance === null ? nullValue : { kind: "instance", instance };
    }
    case "BareText":
      return { kind: "bare", text: node.words.join(" ") };
  }
}

/** The text of a string value, or `null`. */
export function textOf(value: Value | undefined): string | null {
  return value?.kind === "string" ? value.value : null;
}

/** The elements of an array; a scalar is an array of itself, NULL an empty one. */
export function elementsOf(value: Value): readonly Value[] {
  if (value.kind === "array") return value.elements;
  return value.kind === "null" ? [] : [value];
}
