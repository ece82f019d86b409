import type { Class } from "../schema/model.ts";

/** Whether all that a class inherits is known: otherwise what is missing may be inherited, and the cause is reported already. */
export function knowsInherited({ superclass, declaration }: Class): boolean {
  return superclass === null ? declaration.superclass === null : superclass.isComplete;
}

/** Whether a class is another one or derives from it. */
export function isKindOf(item: Class, other: Class): boolean {
  for (let next: Class | null = item; next !== null; next = next.superclass) if (next === other) return true;
  return false;
}
