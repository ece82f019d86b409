import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Name } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

/** The one character of names that compilers read and MOF does not have. */
function check({ name: { text: name, span } }: { readonly name: Name }, report: Report): void {
  if (name.includes("$")) report(diagnostic("name-character", span, { name, character: "$" }));
}

export const nameCharacter: Rule = {
  code: "name-character",
  nodes: {
    ClassDeclaration: check,
    PropertyDeclaration: check,
    MethodDeclaration: check,
    ParameterDeclaration: check,
  },
};
