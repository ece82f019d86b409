import { diagnostic } from "../diagnostics/diagnostic.ts";
import { elementsOf } from "../schema/value.ts";
import { entryText, isEntry, isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  valueMap({ type, values, names }, { report }) {
    if (values === undefined || values.isInherited || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    const nodes = values.node.value?.kind === "ArrayValue" ? values.node.value.elements : [];
    for (const [index, entry] of elementsOf(values.value).entries()) {
      // Words without quotes have their own code.
      if (entry.kind === "bare") continue;
      const text = entryText(entry);
      if (!isEntry(text)) report(diagnostic("map-syntax", (nodes[index] ?? values.node).span, { text, values: names.values }));
    }
  },
};
