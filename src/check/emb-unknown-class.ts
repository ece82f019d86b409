import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isFault, nearestClass } from "./nearest.ts";
import { type Rule, typeNodeOf, typeOf } from "./rule.ts";

export const embUnknownClass: Rule = {
  code: "emb-unknown-class",
  typed(element, { model, report }) {
    const type = typeOf(element);
    if (type?.kind !== "embedded" || type.form !== "string" || type.className === null || type.target !== null) return;
    const { className } = type;
    const qualifier = element.qualifiers.get("EmbeddedInstance");
    const span = qualifier?.isInherited === false ? (qualifier.node.value ?? qualifier.node).span : typeNodeOf(element).span;
    const nearest = nearestClass(className, model);
    if (isFault(nearest, model)) report(diagnostic("emb-unknown-class", span, { className, nearest }));
  },
};
