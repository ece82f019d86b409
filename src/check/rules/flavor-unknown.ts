import { diagnostic, replacement, type Report } from "../../diagnostics/diagnostic.ts";
import { flavorNames } from "../../schema/qualifiers.ts";
import type { Name } from "../../syntax/ast.ts";
import { nearest, onlyNearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";

const known: ReadonlySet<string> = new Set(flavorNames.map((name) => name.toLowerCase()));

function check({ flavors }: { readonly flavors: readonly Name[] }, report: Report): void {
  if (flavors.length === 0) return;
  for (const { text: name, span } of flavors) {
    if (!known.has(name.toLowerCase()))
      report(
        diagnostic(
          "flavor-unknown",
          span,
          { name, nearest: nearest(name, flavorNames) },
          [],
          replacement(span, onlyNearest(name, flavorNames)),
        ),
      );
  }
}

export const flavorUnknown: Rule = { code: "flavor-unknown", nodes: { Qualifier: check, QualifierDeclaration: check } };
