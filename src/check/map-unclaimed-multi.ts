import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { writtenEntries } from "./value-maps.ts";

export const mapUnclaimedMulti: Rule = {
  code: "map-unclaimed-multi",
  valueMap(map, { report }) {
    const [first, second] = writtenEntries(map).filter(({ kind }) => kind === "unclaimed");
    if (first === undefined || second === undefined) return;
    report(diagnostic("map-unclaimed-multi", second.node.span, { values: map.names.values }, [{ message: "the first one is here", span: first.node.span }]));
  },
};
