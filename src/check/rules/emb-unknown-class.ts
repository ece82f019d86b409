import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Rule, typeNodeOf, typeOf } from "../rule.ts";
import { reportUndeclared } from "../undeclared-class.ts";

export const embUnknownClass: Rule = {
  code: "emb-unknown-class",
  typed(element, context) {
    const type = typeOf(element);
    if (type?.kind !== "embedded" || type.form !== "string" || type.className === null || type.target !== null) return;
    const { className } = type;
    const qualifier = element.qualifiers.get("EmbeddedInstance");
    const span =
      qualifier?.isInherited === false ? (qualifier.node.value ?? qualifier.node).span : typeNodeOf(element).span;
    reportUndeclared(className, (nearest) => diagnostic("emb-unknown-class", span, { className, nearest }), context);
  },
};
