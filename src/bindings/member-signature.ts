/** The members of generated interfaces. A client cannot change what is `readonly`. */
import { propertyKey } from "./identifiers.ts";

export function memberSignature(name: string, type: string, isReadOnly: boolean): string {
  return `${isReadOnly ? "readonly " : ""}${propertyKey(name)}: ${type};`;
}

/** @param signature the text of a member, without its comment */
export function isReadOnlySignature(signature: string): boolean {
  return /^readonly\s/.test(signature);
}
