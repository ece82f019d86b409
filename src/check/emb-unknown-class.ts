import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";
import { declaredTypes } from "./typed.ts";

export const embUnknownClass: Rule = {
  code: "emb-unknown-class",
  model(model, report) {
    for (const { type, node, qualifiers } of declaredTypes(model)) {
      if (type.kind !== "embedded" || type.form !== "string" || type.className === null || type.target !== null) continue;
      const qualifier = qualifiers.find(({ name }) => name.text.toLowerCase() === "embeddedinstance");
      const names = model.classes.values().map(({ name }) => name);
      const span = qualifier?.value?.span ?? node.span;
      report(diagnostic("emb-unknown-class", span, { className: type.className, nearest: nearest(type.className, names) }));
    }
  },
};
