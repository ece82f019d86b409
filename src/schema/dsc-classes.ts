/** Classes of Desired State Configuration, where Key and Required mean what a configuration sets. */
import type * as ast from "../syntax/ast.ts";
import type { Class } from "./model.ts";
import { fold } from "./name-map.ts";

const base = "omi_baseresource";

/** Several rules ask for each class, and chains of classes can be long. */
const known = new WeakMap<Class, boolean>();

/** Whether a class derives from the base of all resources, declared or not. */
export function isDscResource(item: Class): boolean {
  const line: Class[] = [];
  let next: Class | null = item;
  for (; next !== null && !known.has(next); next = next.superclass) line.push(next);
  let isResource = next !== null && known.get(next) === true;
  for (const cls of line.reverse()) {
    const { superclass } = cls.declaration;
    isResource ||= superclass !== null && fold(superclass.text) === base;
    known.set(cls, isResource);
  }
  return isResource;
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
