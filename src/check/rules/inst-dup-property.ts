import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { reportRepeated } from "../repeated.ts";
import type { Rule } from "../rule.ts";

export const instDupProperty: Rule = {
  code: "inst-dup-property",
  nodes: {
    InstanceDeclaration({ properties }, report) {
      reportRepeated(properties, report, ({ text: name, span }, notes) =>
        diagnostic("inst-dup-property", span, { name }, notes),
      );
    },
  },
};
