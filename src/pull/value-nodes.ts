/** Values of CIM-XML, which are texts, as the literals of MOF. */
import { DateTime } from "../runtime/datetime.ts";
import type { DeclaredValue } from "../runtime/cim-xml/declarations.ts";

import { readLiteral } from "../runtime/embedded/literals.ts";
import { writeMofReal } from "../runtime/mof-literals.ts";
import { isIntrinsicType } from "../schema/types.ts";
import type { Value } from "../syntax/ast.ts";
import { arrayNode, booleanNode, charNode, integerNode, nullNode, realNode, stringNode } from "../syntax/nodes.ts";

/** The literal, or `undefined` where a text is none of the type, or MOF has no literal for it. */
export function valueNode(value: DeclaredValue, type: string): Value | undefined {
  if (value === null) return nullNode;
  if (typeof value === "string") return literalNode(value, type);
  const elements = value.map((element) => (element === null ? nullNode : literalNode(element, type)));
  return elements.every((element) => element !== undefined) ? arrayNode(elements) : undefined;
}

function literalNode(text: string, type: string): Value | undefined {
  const name = type.toLowerCase();
  const value = isIntrinsicType(name) ? readLiteral({ kind: "text", text }, name) : null;
  if (typeof value === "string") return name === "char16" ? charNode(value) : stringNode(value);
  if (typeof value === "boolean") return booleanNode(value);
  if (typeof value === "bigint") return integerNode(value);
  if (value instanceof DateTime) return stringNode(value.toString());
  if (value === null || !Number.isFinite(value)) return undefined;
  return isReal(name) ? realNode(withPoint(writeMofReal(value))) : integerNode(BigInt(value));
}

function isReal(type: string): boolean {
  return type === "real32" || type === "real64";
}

/** `1` is an integer in MOF. */
function withPoint(text: string): string {
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
