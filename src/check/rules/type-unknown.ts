import { causedBy, diagnostic, type Fix, replacement } from "../../diagnostics/diagnostic.ts";
import { intrinsicTypes, isIntrinsicType } from "../../schema/types.ts";
import type { DataType } from "../../syntax/ast.ts";
import { isUnread } from "../../syntax/literals.ts";
import { nearest, onlyNearest } from "../../diagnostics/nearest.ts";
import { isFault, nearestClass } from "../../schema/nearest-class.ts";
import { type Rule, typeNodeOf, typeOf } from "../rule.ts";

/** Types of other languages that are written in place of MOF's (WMI SDK samples have `byte` and `int32`). */
const meant: ReadonlyMap<string, string> = new Map([
  ["byte", "uint8"],
  ["bool", "boolean"],
  ["int", "sint32"],
  ["float", "real32"],
  ["double", "real64"],
  ["int8", "sint8"],
  ["int16", "sint16"],
  ["int32", "sint32"],
  ["int64", "sint64"],
]);

/** Those whose size or sign depends on the language. */
const perhapsMeant: ReadonlyMap<string, string> = new Map([
  ["char", "char16"],
  ["long", "sint64"],
]);

export const typeUnknown: Rule = {
  code: "type-unknown",
  typed(element, { model, report }) {
    const type = typeOf(element);
    if (type?.kind !== "embedded" || type.form !== "object" || type.className === null || type.target !== null) return;
    const name = type.className;
    const node = typeNodeOf(element);
    // A macro that is not applied.
    if (name === "NULL" && isUnread(node)) return;
    const intrinsic = nearestIntrinsic(name);
    const guess = intrinsic ?? nearestClass(name, model);
    if (!isFault(guess, model)) return;
    const unknown = diagnostic("type-unknown", node.span, { name, nearest: guess }, [], fixOf(node));
    // A misspelt type is a slip of its own at each place; a class that is missing is one cause.
    report(intrinsic === null ? causedBy("class", name, unknown) : unknown);
  },
  qualifierDeclaration({ declaration: { type } }, { report }) {
    if (!type.isReference && isIntrinsicType(type.name.toLowerCase())) return;
    const name = type.isReference ? `${type.name} REF` : type.name;
    report(
      diagnostic(
        "type-unknown",
        type.span,
        { name, nearest: nearestIntrinsic(type.name) },
        [],
        type.isReference ? null : fixOf(type),
      ),
    );
  },
};

function nearestIntrinsic(name: string): string | null {
  const folded = name.toLowerCase();
  return meant.get(folded) ?? perhapsMeant.get(folded) ?? nearest(name, intrinsicTypes);
}

function fixOf({ name, span }: DataType): Fix | null {
  return replacement(span, meant.get(name.toLowerCase()) ?? onlyNearest(name, intrinsicTypes));
}
