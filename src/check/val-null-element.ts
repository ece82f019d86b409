import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

export const valNullElement: Rule = {
  code: "val-null-element",
  value({ element: { name }, value, node }, { report }) {
    if (value.kind !== "array" || node.kind !== "ArrayValue") return;
    const index = value.elements.findIndex(({ kind }) => kind === "null");
    if (index >= 0) report(diagnostic("val-null-element", (node.elements[index] ?? node).span, { name }));
  },
};
