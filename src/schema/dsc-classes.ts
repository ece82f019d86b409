/** Classes of Desired State Configuration, where Key and Required mean what a configuration sets. */
import type * as ast from "../syntax/ast.ts";
import type { Class } from "./model.ts";
import { fold } from "./name-map.ts";

const base = "omi_baseresource";

/** Whether a class derives from the base of all resources, declared or not. */
export function isDscResource(item: Class): boolean {
  for (let next: Class | null = item; next !== null; next = next.superclass)
    if (next.declaration.superclass !== null && fold(next.declaration.superclass.text) === base) return true;
  return false;
}

/**
 * Whether a class is a resource, the base of resources, or is written as what resources embed: with ClassVersion, and each
 * property with one of Key, Required, Write and Read. Management classes with ClassVersion add Read to their keys.
 */
export function isDscClass(item: Class): boolean {
  if (fold(item.name) === base || isDscResource(item)) return true;
  const { members, qualifiers } = item.declaration;
  return has(qualifiers, "classversion") && members.length > 0 && members.every(hasOneAccess);
}

const accesses: readonly string[] = ["key", "required", "write", "read"];

function hasOneAccess(member: ast.Member): boolean {
  return (
    member.kind === "PropertyDeclaration" && accesses.filter((access) => has(member.qualifiers, access)).length === 1
  );
}

function has(qualifiers: readonly ast.Qualifier[], folded: string): boolean {
  return qualifiers.some(({ name }) => fold(name.text) === folded);
}
