import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const mapReversed: Rule = {
  code: "map-reversed",
  valueMap(map, { report }) {
    if (map.isInOrder) return;
    for (const { text, low, high, node } of map.entries) {
      if (low > high) report(diagnostic("map-reversed", node.span, { text, corrected: `${high}..${low}` }));
    }
  },
};
