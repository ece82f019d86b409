import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  valueMap(map, { report }) {
    if (map.isInOrder) return;
    for (const { kind, text, node } of map.entries) {
      if (kind === "none") report(diagnostic("map-syntax", node.span, { text, values: map.names.values }));
    }
  },
};
