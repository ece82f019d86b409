import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule, WrittenEntry } from "../rule.ts";

export const mapUnclaimedMulti: Rule = {
  code: "map-unclaimed-multi",
  valueMap(map, { report }) {
    if (map.isInOrder) return;
    let first: WrittenEntry | undefined;
    for (const entry of map.entries) {
      if (entry.kind !== "unclaimed") continue;
      if (first === undefined) {
        first = entry;
        continue;
      }
      const note = { message: "the first one is here", span: first.node.span };
      report(diagnostic("map-unclaimed-multi", entry.node.span, { values: map.names.values }, [note]));
      return;
    }
  },
};
