import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { bitsOf } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const bitPosition: Rule = {
  code: "bit-position",
  valueMap(map, { report }) {
    const type = map.integerType;
    if (map.names.values !== "BitMap" || type === null || map.isInOrder) return;
    const bits = bitsOf(type);
    for (const { kind, text, low, high, node } of map.entries) {
      if ((kind !== "value" && kind !== "range") || (low >= 0n && high < BigInt(bits))) continue;
      report(diagnostic("bit-position", node.span, { text, type, bits }));
    }
  },
};
