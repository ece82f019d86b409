import { diagnostic } from "../diagnostics/diagnostic.ts";
import { intrinsicTypes, isIntrinsicType } from "../schema/types.ts";
import { isFault, nearest, nearestClass } from "./nearest.ts";
import { type Rule, typeNodeOf, typeOf } from "./rule.ts";

/** Types of other languages that are written in the place of MOF's (WMI SDK samples have `byte` and `int32`). */
const meant: Readonly<Record<string, string>> = {
  byte: "uint8", char: "char16", bool: "boolean", int: "sint32", long: "sint64", float: "real32", double: "real64",
  int8: "sint8", int16: "sint16", int32: "sint32", int64: "sint64",
};

export const typeUnknown: Rule = {
  code: "type-unknown",
  typed(element, { model, report }) {
    const type = typeOf(element);
    if (type?.kind !== "embedded" || type.form !== "object" || type.className === null || type.target !== null) return;
    const name = type.className;
    const guess = meant[name.toLowerCase()] ?? nearest(name, intrinsicTypes) ?? nearestClass(name, model);
    if (isFault(guess, model)) report(diagnostic("type-unknown", typeNodeOf(element).span, { name, nearest: guess }));
  },
  qualifierDeclaration({ declaration: { type } }, { report }) {
    if (!type.isReference && isIntrinsicType(type.name.toLowerCase())) return;
    const guess = meant[type.name.toLowerCase()] ?? nearest(type.name, intrinsicTypes);
    report(diagnostic("type-unknown", type.span, { name: type.isReference ? `${type.name} REF` : type.name, nearest: guess }));
  },
};
