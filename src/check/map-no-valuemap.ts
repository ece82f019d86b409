import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { writtenMaps } from "./value-maps.ts";

export const mapNoValueMap: Rule = {
  code: "map-no-valuemap",
  typed(element, { report }) {
    for (const { type, values, labels, names } of writtenMaps(element)) {
      if (values !== undefined || labels === undefined || type.kind !== "intrinsic" || !isIntegerType(type.name)) continue;
      report(diagnostic("map-no-valuemap", labels.node.name.span, names));
    }
  },
};
