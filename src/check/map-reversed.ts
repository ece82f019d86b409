import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { writtenEntries } from "./value-maps.ts";

export const mapReversed: Rule = {
  code: "map-reversed",
  valueMap(map, { report }) {
    for (const { text, low, high, node } of writtenEntries(map)) {
      if (low > high) report(diagnostic("map-reversed", node.span, { text, mended: `${high}..${low}` }));
    }
  },
};
