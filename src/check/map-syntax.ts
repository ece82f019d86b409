import { diagnostic } from "../diagnostics/diagnostic.ts";
import { elementsOf } from "../schema/value.ts";
import { bitWidth, entryText, integerBounds, isIntegerType, parseEntry } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { declaredMaps } from "./value-maps.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  model(model, report) {
    for (const { type, values, names } of declaredMaps(model)) {
      if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) continue;
      const bounds = names.values === "BitMap" ? { low: 0n, high: BigInt(bitWidth(type.name)) - 1n } : integerBounds(type.name);
      const nodes = values.node.value?.kind === "ArrayValue" ? values.node.value.elements : [];
      for (const [index, element] of elementsOf(values.value).entries()) {
        const text = entryText(element);
        if (parseEntry(text, null, bounds) !== null) continue;
        report(diagnostic("map-syntax", (nodes[index] ?? values.node).span, { text, values: names.values }));
      }
    }
  },
};
