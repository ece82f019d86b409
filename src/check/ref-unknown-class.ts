import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isFault, nearestClass } from "./nearest.ts";
import { type Rule, typeNodeOf, typeOf } from "./rule.ts";

export const refUnknownClass: Rule = {
  code: "ref-unknown-class",
  typed(element, { model, report }) {
    const type = typeOf(element);
    if (type?.kind !== "reference" || type.target !== null || type.className.toLowerCase() === "object" || type.className.startsWith("__")) return;
    const { className } = type;
    const nearest = nearestClass(className, model);
    if (isFault(nearest, model)) report(diagnostic("ref-unknown-class", typeNodeOf(element).span, { className, nearest }));
  },
};
