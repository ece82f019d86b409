import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const mapNoValueMap: Rule = {
  code: "map-no-valuemap",
  valueMap({ type, values, labels, names }, { report }) {
    if (values !== undefined || labels === undefined || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    report(diagnostic("map-no-valuemap", labels.node.name.span, names));
  },
};
