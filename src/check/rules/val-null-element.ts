import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isUnread } from "../../syntax/literals.ts";
import type { Rule } from "../rule.ts";

export const valNullElement: Rule = {
  code: "val-null-element",
  value({ element: { name }, node }, { report }) {
    if (node.kind !== "ArrayValue") return;
    const nullElement = node.elements.find((element) => element.kind === "NullLiteral" && !isUnread(element));
    if (nullElement !== undefined) report(diagnostic("val-null-element", nullElement.span, { name }));
  },
};
