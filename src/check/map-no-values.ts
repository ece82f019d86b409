import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { writtenMaps } from "./value-maps.ts";

export const mapNoValues: Rule = {
  code: "map-no-values",
  typed(element, { report }) {
    for (const { type, values, labels, names } of writtenMaps(element)) {
      // The values of a string speak for themselves.
      if (labels !== undefined || values === undefined || type.kind !== "intrinsic" || !isIntegerType(type.name)) continue;
      report(diagnostic("map-no-values", values.node.name.span, names));
    }
  },
};
