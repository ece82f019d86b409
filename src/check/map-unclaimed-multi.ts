import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { writtenEntries, writtenMaps } from "./value-maps.ts";

export const mapUnclaimedMulti: Rule = {
  code: "map-unclaimed-multi",
  typed(element, { report }) {
    for (const map of writtenMaps(element)) {
      const [first, second] = writtenEntries(map).filter(({ kind }) => kind === "unclaimed");
      if (first === undefined || second === undefined) continue;
      report(diagnostic("map-unclaimed-multi", second.node.span, { values: map.names.values }, [{ message: "the first one is here", span: first.node.span }]));
    }
  },
};
