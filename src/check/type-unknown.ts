import { diagnostic } from "../diagnostics/diagnostic.ts";
import { intrinsicTypes } from "../schema/types.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";
import { declaredTypes } from "./typed.ts";

/** Types of other languages that are written in their place (WMI SDK samples have `byte` and `int32`). */
const meant: Readonly<Record<string, string>> = {
  byte: "uint8", char: "char16", bool: "boolean", int: "sint32", long: "sint64", float: "real32", double: "real64",
  int8: "sint8", int16: "sint16", int32: "sint32", int64: "sint64",
};

export const typeUnknown: Rule = {
  code: "type-unknown",
  model(model, report) {
    for (const { type, node } of declaredTypes(model)) {
      if (type.kind !== "embedded" || type.form !== "object" || type.className === null || type.target !== null) continue;
      const name = type.className;
      const candidates = [...intrinsicTypes, ...model.classes.values().map((item) => item.name)];
      report(diagnostic("type-unknown", node.span, { name, nearest: meant[name.toLowerCase()] ?? nearest(name, candidates) }));
    }
  },
};
