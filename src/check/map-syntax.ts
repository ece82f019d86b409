import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { writtenEntries } from "./value-maps.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  valueMap(map, { report }) {
    for (const { kind, text, node } of writtenEntries(map)) {
      if (kind === "none") report(diagnostic("map-syntax", node.span, { text, values: map.names.values }));
    }
  },
};
