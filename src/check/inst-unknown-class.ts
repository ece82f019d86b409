import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isFault, nearestClass } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const instUnknownClass: Rule = {
  code: "inst-unknown-class",
  instance({ class: item, className, declaration }, { model, report }) {
    if (item !== null || className.startsWith("__")) return;
    const nearest = nearestClass(className, model);
    if (isFault(nearest, model)) report(diagnostic("inst-unknown-class", declaration.className.span, { className, nearest }));
  },
};
