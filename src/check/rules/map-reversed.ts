import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const mapReversed: Rule = {
  code: "map-reversed",
  entries(entries, _map, { report }) {
    for (const { text, low, high, node } of entries) {
      if (low > high) report(diagnostic("map-reversed", node.span, { text, mended: `${high}..${low}` }));
    }
  },
};
