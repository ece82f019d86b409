import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";
import { declaredTypes } from "./typed.ts";

export const refUnknownClass: Rule = {
  code: "ref-unknown-class",
  model(model, report) {
    for (const { type, node } of declaredTypes(model)) {
      if (type.kind !== "reference" || type.target !== null || type.className.toLowerCase() === "object") continue;
      const names = model.classes.values().map(({ name }) => name);
      report(diagnostic("ref-unknown-class", node.span, { className: type.className, nearest: nearest(type.className, names) }));
    }
  },
};
