import { diagnostic } from "../diagnostics/diagnostic.ts";
import { integerBounds, isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { isOpen, writtenEntries } from "./value-maps.ts";

export const mapTypeRange: Rule = {
  code: "map-type-range",
  valueMap(map, { report }) {
    const { type, names } = map;
    if (names.values !== "ValueMap" || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    const { low, high } = integerBounds(type.name);
    for (const entry of writtenEntries(map)) {
      if (entry.kind !== "value" && entry.kind !== "range") continue;
      const isInside = (value: bigint): boolean => value >= low && value <= high;
      if (isOpen(entry) ? isInside(entry.low) || isInside(entry.high) : isInside(entry.low) && isInside(entry.high)) continue;
      report(diagnostic("map-type-range", entry.node.span, { text: entry.text, type: type.name, low, high }));
    }
  },
};
