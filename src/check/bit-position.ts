import { diagnostic } from "../diagnostics/diagnostic.ts";
import { bitsOf, isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { writtenEntries } from "./value-maps.ts";

export const bitPosition: Rule = {
  code: "bit-position",
  valueMap(map, { report }) {
    const { type, names } = map;
    if (names.values !== "BitMap" || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    const bits = bitsOf(type.name);
    for (const { kind, text, low, high, node } of writtenEntries(map)) {
      if ((kind !== "value" && kind !== "range") || (low >= 0n && high < BigInt(bits))) continue;
      report(diagnostic("bit-position", node.span, { text, type: type.name, bits }));
    }
  },
};
