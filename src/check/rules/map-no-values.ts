import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const mapNoValues: Rule = {
  code: "map-no-values",
  valueMap({ type, values, labels, names }, { report }) {
    // The values of a string speak for themselves.
    if (labels !== undefined || values === undefined || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    report(diagnostic("map-no-values", values.node.name.span, names));
  },
};
