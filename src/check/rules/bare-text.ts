import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { ParameterDeclaration, PropertyDeclaration, Value } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

function check({ value }: { readonly value: Value | null }, report: Report): void {
  if (value !== null) checkValue(value, report, false);
}

function checkTyped({ value, type }: PropertyDeclaration | ParameterDeclaration, report: Report): void {
  if (value !== null) checkValue(value, report, type.name.toLowerCase() === "boolean");
}

/** What stands for a truth value elsewhere. */
const truthValues: ReadonlyMap<string, string> = new Map([
  ["yes", "TRUE"],
  ["on", "TRUE"],
  ["no", "FALSE"],
  ["off", "FALSE"],
]);

/** By index, as lists of values are many and long. */
function checkValue(value: Value, report: Report, isBoolean: boolean): void {
  if (value.kind === "BareText") {
    const text = value.words.join(" ");
    const truthValue = isBoolean ? (truthValues.get(text.toLowerCase()) ?? "TRUE or FALSE") : null;
    report(diagnostic("bare-text", value.span, { text, truthValue }));
  }
  if (value.kind !== "ArrayValue") return;
  const { elements } = value;
  for (let index = 0; index < elements.length; index++) checkValue(elements[index]!, report, isBoolean);
}

/** Words stand in the arguments of pragmas by right (`#pragma deleteclass("X", nofail)`), nowhere else. */
export const bareText: Rule = {
  code: "bare-text",
  nodes: {
    Qualifier: check,
    QualifierDeclaration: check,
    PropertyDeclaration: checkTyped,
    ParameterDeclaration: checkTyped,
    PropertyValue: check,
  },
};
