import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const docsMethod: Rule = {
  code: "docs-method",
  nodes: {
    MofSpecification({ productions }, report) {
      for (const production of productions) {
        if (production.kind === "MethodDeclaration") {
          report(diagnostic("docs-method", production.name.span, { name: production.name.text }));
        }
      }
    },
  },
};
