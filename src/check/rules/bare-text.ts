import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Value } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

function check({ value }: { readonly value: Value | null }, report: Report): void {
  if (value !== null) checkValue(value, report);
}

/** By index, as lists of values are many and long. */
function checkValue(value: Value, report: Report): void {
  if (value.kind === "BareText") report(diagnostic("bare-text", value.span, { text: value.words.join(" ") }));
  if (value.kind !== "ArrayValue") return;
  const { elements } = value;
  for (let index = 0; index < elements.length; index++) checkValue(elements[index]!, report);
}

/** Words stand in the arguments of pragmas by right (`#pragma deleteclass("X", nofail)`), nowhere else. */
export const bareText: Rule = {
  code: "bare-text",
  nodes: {
    Qualifier: check,
    QualifierDeclaration: check,
    PropertyDeclaration: check,
    ParameterDeclaration: check,
    PropertyValue: check,
  },
};
