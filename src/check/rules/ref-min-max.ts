import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { limitPair } from "../limit-pairs.ts";
import type { Rule } from "../rule.ts";

export const refMinMax: Rule = {
  code: "ref-min-max",
  qualifiers: limitPair("Min", "Max", (span, _parameters, notes) => diagnostic("ref-min-max", span, {}, notes)),
};
