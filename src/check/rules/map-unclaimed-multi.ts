import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule, WrittenEntry } from "../rule.ts";

export const mapUnclaimedMulti: Rule = {
  code: "map-unclaimed-multi",
  entries(entries, { names: { values } }, { report }) {
    let first: WrittenEntry | undefined;
    for (const entry of entries) {
      if (entry.kind !== "unclaimed") continue;
      if (first === undefined) {
        first = entry;
        continue;
      }
      const note = { message: "the first one is here", span: first.node.span };
      report(diagnostic("map-unclaimed-multi", entry.node.span, { values }, [note]));
      return;
    }
  },
};
