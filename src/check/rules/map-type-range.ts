import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { integerBounds } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";
import { isOpen } from "../value-maps.ts";

export const mapTypeRange: Rule = {
  code: "map-type-range",
  valueMap(map, { report }) {
    const type = map.integerType;
    if (map.names.values !== "ValueMap" || type === null || map.isInOrder) return;
    const { low, high } = integerBounds(type);
    for (const entry of map.entries) {
      if (entry.kind !== "value" && entry.kind !== "range") continue;
      const isInside = (value: bigint): boolean => value >= low && value <= high;
      if (isOpen(entry) ? isInside(entry.low) || isInside(entry.high) : isInside(entry.low) && isInside(entry.high))
        continue;
      report(diagnostic("map-type-range", entry.node.span, { text: entry.text, type, low, high }));
    }
  },
};
