import type { Value } from "../schema/model.ts";

/** Whether two values of qualifiers are the same. */
export function isSameValue(a: Value, b: Value): boolean {
  if (a.kind === "array" && b.kind === "array") {
    return (
      a.elements.length === b.elements.length &&
      a.elements.every((element, index) => isSameValue(element, b.elements[index]!))
    );
  }
  if (a.kind !== b.kind) return false;
  return !("value" in a) || !("value" in b) || a.value === b.value;
}
