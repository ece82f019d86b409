import type { QualifierDeclaration } from "./model.ts";
import { fold } from "./name-map.ts";

/** The types that DSP0004 gives to the qualifiers whose meaning depends on them. */
const standardTypes: ReadonlyMap<string, string> = new Map([
  ["abstract", "boolean"],
  ["aggregate", "boolean"],
  ["aggregation", "boolean"],
  ["arraytype", "string"],
  ["association", "boolean"],
  ["bitmap", "string[]"],
  ["bitvalues", "string[]"],
  ["embeddedinstance", "string"],
  ["embeddedobject", "boolean"],
  ["in", "boolean"],
  ["indication", "boolean"],
  ["key", "boolean"],
  ["max", "uint32"],
  ["maxlen", "uint32"],
  ["maxvalue", "sint64"],
  ["min", "uint32"],
  ["minlen", "uint32"],
  ["minvalue", "sint64"],
  ["out", "boolean"],
  ["override", "string"],
  ["propagated", "string"],
  ["required", "boolean"],
  ["static", "boolean"],
  ["terminal", "boolean"],
  ["valuemap", "string[]"],
  ["values", "string[]"],
  ["version", "string"],
  ["weak", "boolean"],
]);

/** The standard type of a qualifier where its declaration has another one, else `null`. */
export function contradictedType({
  name,
  type,
  isArray,
}: Pick<QualifierDeclaration, "name" | "type" | "isArray">): string | null {
  const standard = standardTypes.get(fold(name));
  return standard === undefined || standard === `${type}${isArray ? "[]" : ""}` ? null : standard;
}

/** Whether a qualifier that DMTF declares with another type is a boolean in WMI: there Deprecated names no replacements. */
export function isBooleanInWmi({ name }: Pick<QualifierDeclaration, "name">): boolean {
  return fold(name) === "deprecated";
}
