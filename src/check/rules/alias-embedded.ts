import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const aliasEmbedded: Rule = {
  code: "alias-embedded",
  scalar(value, node, { element: { name }, type }, { report }) {
    if (value.kind !== "alias" || type.kind !== "embedded") return;
    if (type.form === "object" && type.target === null && type.className !== null) return;
    report(diagnostic("alias-embedded", node.span, { name, alias: value.name }));
  },
};
