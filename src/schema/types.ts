/** Data types by name (DSP0004 5.2). */
import type * as ast from "../syntax/ast.ts";
import type { Class, IntrinsicType, Qualifier, Type } from "./model.ts";
import type { ClassTable } from "./class-table.ts";
import { fold, type NameMap } from "./name-map.ts";
import { textOf } from "./value.ts";

export const intrinsicTypes: readonly IntrinsicType[] = [
  "uint8",
  "sint8",
  "uint16",
  "sint16",
  "uint32",
  "sint32",
  "uint64",
  "sint64",
  "real32",
  "real64",
  "boolean",
  "string",
  "char16",
  "datetime",
];

/** One object for each, whatever the number of elements. */
const typesByName: ReadonlyMap<string, Type> = new Map(
  intrinsicTypes.map((name) => [name, { kind: "intrinsic", name }]),
);

export function isIntrinsicType(foldedName: string): foldedName is IntrinsicType {
  return typesByName.has(foldedName);
}

/**
 * The type of an element; EmbeddedInstance and EmbeddedObject make a string an embedded instance.
 * @param namespaces those of the class that the element belongs to: there a class that the type names is looked for first
 */
export function readType(
  node: ast.DataType,
  qualifiers: NameMap<Qualifier>,
  classes: ClassTable<Class>,
  namespaces: readonly string[],
): Type {
  const name = fold(node.name);
  if (node.isReference)
    return { kind: "reference", className: node.name, target: classes.get(node.name, namespaces) ?? null };
  if (name === "string") return readStringType(qualifiers, classes, namespaces);
  const intrinsic = typesByName.get(name);
  if (intrinsic !== undefined) return intrinsic;
  if (name === "object") return { kind: "embedded", className: null, target: null, form: "object" };
  return { kind: "embedded", className: node.name, target: classes.get(node.name, namespaces) ?? null, form: "object" };
}

function readStringType(
  qualifiers: NameMap<Qualifier>,
  classes: ClassTable<Class>,
  namespaces: readonly string[],
): Type {
  const className = textOf(qualifiers.get("EmbeddedInstance")?.value);
  if (className !== null)
    return { kind: "embedded", className, target: classes.get(className, namespaces) ?? null, form: "string" };
  const embedded = qualifiers.get("EmbeddedObject")?.value;
  if (embedded?.kind === "boolean" && embedded.value)
    return { kind: "embedded", className: null, target: null, form: "string" };
  return typesByName.get("string")!;
}
