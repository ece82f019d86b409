import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule, WrittenEntry } from "../rule.ts";
import { isOpen } from "../value-maps.ts";

/** Ranges with an open end stand for what other entries leave, and so have nothing in common with them. */
export const mapOverlap: Rule = {
  code: "map-overlap",
  valueMap(map, { report }) {
    if (map.isInOrder) return;
    const closed = map.entries.filter(
      (entry) => (entry.kind === "value" || entry.kind === "range") && entry.low <= entry.high && !isOpen(entry),
    );
    closed.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : a.node.span.start - b.node.span.start));
    let widest: WrittenEntry | undefined;
    let reported: WrittenEntry | undefined;
    for (const entry of closed) {
      if (widest !== undefined && entry.low <= widest.high && reported !== widest) {
        const [first, second] = entry.node.span.start < widest.node.span.start ? [entry, widest] : [widest, entry];
        const note = { message: `"${first.text}" is here`, span: first.node.span };
        report(
          diagnostic(
            "map-overlap",
            second.node.span,
            { text: second.text, other: first.text, isSame: entry.low === widest.low && entry.high === widest.high },
            [note],
          ),
        );
        // One finding for a range, however many entries it covers.
        reported = widest;
      }
      if (widest === undefined || entry.high > widest.high) widest = entry;
    }
  },
};
