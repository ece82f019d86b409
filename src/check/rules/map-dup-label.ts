import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { standingOf } from "../../runtime/value-map.ts";
import type { Qualifier } from "../../schema/model.ts";
import type { Rule } from "../rule.ts";
import { writtenElements, writtenLabels } from "../value-maps.ts";

/** Only labels of single values become names; what is left to vendors or reserved shares its label by habit. */
export const mapDupLabel: Rule = {
  code: "map-dup-label",
  valueMap(map, { report }) {
    if (map.labels === undefined || map.labels.isInherited || !mayRepeat(map.labels)) return;
    const labels = writtenLabels(map);
    const entries = map.entries;
    const first = new Map<string, (typeof labels)[number]>();
    for (const [index, label] of labels.entries()) {
      const { kind } = entries[index] ?? { kind: "value" };
      if (kind !== "value" || standingOf({ kind, label: label.text }) !== "named") continue;
      const earlier = first.get(label.text);
      if (earlier === undefined) {
        first.set(label.text, label);
        continue;
      }
      report(
        diagnostic("map-dup-label", label.node.span, { label: label.text }, [
          { message: "first given here", span: earlier.node.span },
        ]),
      );
      break;
    }
  },
};

/** Whether two labels are written alike. Nearly all lists have none, and their texts need not be read. */
function mayRepeat(labels: Qualifier): boolean {
  const texts = new Set<string>();
  const written = writtenElements(labels);
  for (const node of written) {
    if (node.kind !== "StringLiteral" || node.rest.length > 0) return true;
    texts.add(node.first);
  }
  return texts.size < written.length;
}
