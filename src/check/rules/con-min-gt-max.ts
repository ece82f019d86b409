import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { limitPair } from "../limit-pairs.ts";
import type { Rule } from "../rule.ts";

const describe: Parameters<typeof limitPair>[2] = (span, parameters, notes) =>
  diagnostic("con-min-gt-max", span, parameters, notes);

export const conMinGtMax: Rule = {
  code: "con-min-gt-max",
  qualifiers: { ...limitPair("MinValue", "MaxValue", describe), ...limitPair("MinLen", "MaxLen", describe) },
};
