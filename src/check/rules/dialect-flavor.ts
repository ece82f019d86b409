import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Name } from "../../syntax/ast.ts";
import { wmiFlavors } from "../../syntax/dialect.ts";
import type { Rule } from "../rule.ts";

function check({ flavors }: { readonly flavors: readonly Name[] }, report: Report): void {
  if (flavors.length === 0) return;
  for (const { text, span } of flavors) {
    if (wmiFlavors.has(text.toLowerCase())) report(diagnostic("dialect-flavor", span, { flavor: text }));
  }
}

export const dialectFlavor: Rule = { code: "dialect-flavor", nodes: { Qualifier: check, QualifierDeclaration: check } };
