import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  entries(entries, { names: { values } }, { report }) {
    for (const { kind, text, node } of entries) {
      if (kind === "none") report(diagnostic("map-syntax", node.span, { text, values }));
    }
  },
};
