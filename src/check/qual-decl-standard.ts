import { diagnostic } from "../diagnostics/diagnostic.ts";
import { fold } from "../schema/name-map.ts";
import type { Rule } from "./rule.ts";

/** The types that DSP0004 gives to the qualifiers whose meaning depends on them. */
const standardTypes: ReadonlyMap<string, string> = new Map([
  ["abstract", "boolean"], ["aggregate", "boolean"], ["aggregation", "boolean"], ["arraytype", "string"], ["association", "boolean"],
  ["bitmap", "string[]"], ["bitvalues", "string[]"], ["embeddedinstance", "string"], ["embeddedobject", "boolean"],
  ["in", "boolean"], ["indication", "boolean"], ["key", "boolean"], ["max", "uint32"], ["maxlen", "uint32"], ["maxvalue", "sint64"],
  ["min", "uint32"], ["minlen", "uint32"], ["minvalue", "sint64"], ["out", "boolean"], ["override", "string"],
  ["propagated", "string"], ["required", "boolean"], ["static", "boolean"], ["terminal", "boolean"], ["valuemap", "string[]"],
  ["values", "string[]"], ["version", "string"], ["weak", "boolean"],
]);

export const qualDeclStandard: Rule = {
  code: "qual-decl-standard",
  qualifierDeclaration({ name, type, isArray, declaration }, { report }) {
    const expected = standardTypes.get(fold(name));
    if (expected === undefined || expected === `${type}${isArray ? "[]" : ""}`) return;
    report(diagnostic("qual-decl-standard", declaration.type.span, { name, expected }));
  },
};
