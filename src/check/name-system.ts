import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Name } from "../syntax/ast.ts";
import type { Rule } from "./rule.ts";

function check({ name: { text: name, span } }: { readonly name: Name }, report: Report): void {
  if (name.startsWith("__")) report(diagnostic("name-system", span, { name }));
}

export const nameSystem: Rule = {
  code: "name-system",
  nodes: { ClassDeclaration: check, PropertyDeclaration: check, MethodDeclaration: check },
};
