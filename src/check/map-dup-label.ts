import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { writtenEntries, writtenLabels } from "./value-maps.ts";

/** Only labels of single values become names; ranges for vendors and reserved ones share theirs by habit. */
export const mapDupLabel: Rule = {
  code: "map-dup-label",
  valueMap(map, { report }) {
    const labels = writtenLabels(map);
    if (new Set(labels.map(({ text }) => text)).size === labels.length) return;
    const entries = writtenEntries(map);
    const first = new Map<string, (typeof labels)[number]>();
    for (const [index, label] of labels.entries()) {
      if ((entries[index]?.kind ?? "value") !== "value" || /reserved/i.test(label.text)) continue;
      const earlier = first.get(label.text);
      if (earlier === undefined) {
        first.set(label.text, label);
        continue;
      }
      report(diagnostic("map-dup-label", label.node.span, { label: label.text }, [{ message: "first given here", span: earlier.node.span }]));
      break;
    }
  },
};
