import { diagnostic } from "../diagnostics/diagnostic.ts";
import { elementsOf } from "../schema/value.ts";
import { entryText, isEntry, isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { writtenMaps } from "./value-maps.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  typed(element, { report }) {
    for (const { type, values, names } of writtenMaps(element)) {
      if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) continue;
      const nodes = values.node.value?.kind === "ArrayValue" ? values.node.value.elements : [];
      for (const [index, entry] of elementsOf(values.value).entries()) {
        // Words without quotes have their own code.
        if (entry.kind === "bare") continue;
        const text = entryText(entry);
        if (!isEntry(text)) report(diagnostic("map-syntax", (nodes[index] ?? values.node).span, { text, values: names.values }));
      }
    }
  },
};
