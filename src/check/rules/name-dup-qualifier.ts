import { type Diagnostic, diagnostic, type Note, type Report } from "../../diagnostics/diagnostic.ts";
import type { Name, Qualifier } from "../../syntax/ast.ts";
import { reportRepeated } from "../repeated.ts";
import type { Rule } from "../rule.ts";

function check({ qualifiers }: { readonly qualifiers: readonly Qualifier[] }, report: Report): void {
  reportRepeated(qualifiers, report, describe);
}

function describe({ text: name, span }: Name, notes: readonly Note[]): Diagnostic {
  return diagnostic("name-dup-qualifier", span, { name }, notes);
}

export const nameDupQualifier: Rule = {
  code: "name-dup-qualifier",
  nodes: {
    ClassDeclaration: check,
    PropertyDeclaration: check,
    MethodDeclaration: check,
    ParameterDeclaration: check,
    InstanceDeclaration: check,
    PropertyValue: check,
  },
};
