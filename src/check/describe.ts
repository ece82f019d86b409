import type { Type, Value } from "../schema/model.ts";

const kinds: Readonly<Record<Value["kind"], string>> = {
  null: "NULL", boolean: "a boolean", integer: "an integer", real: "a real number", string: "a string", char16: "a character",
  array: "an array", alias: "an alias", instance: "an instance", bare: "a word without quotes",
};

/** A value in words, with its article. */
export function describeValue({ kind }: Value): string {
  return kinds[kind];
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
