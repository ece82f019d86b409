import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const valFraction: Rule = {
  code: "val-fraction",
  scalar(value, node, { element: { name }, type }, { report }) {
    if (value.kind !== "real" || type.kind !== "intrinsic" || !isIntegerType(type.name)) return;
    report(diagnostic("val-fraction", node.span, { name, type: type.name }));
  },
};
