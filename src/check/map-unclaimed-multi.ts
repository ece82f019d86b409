import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { type WrittenEntry, writtenEntries } from "./value-maps.ts";

export const mapUnclaimedMulti: Rule = {
  code: "map-unclaimed-multi",
  valueMap(map, { report }) {
    let first: WrittenEntry | undefined;
    for (const entry of writtenEntries(map)) {
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
