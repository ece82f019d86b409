import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { bitsOf } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const bitPosition: Rule = {
  code: "bit-position",
  entries(entries, { type, names }, { report }) {
    if (names.values !== "BitMap") return;
    const bits = bitsOf(type);
    for (const { kind, text, low, high, node } of entries) {
      if ((kind !== "value" && kind !== "range") || (low >= 0n && high < BigInt(bits))) continue;
      report(diagnostic("bit-position", node.span, { text, type, bits }));
    }
  },
};
