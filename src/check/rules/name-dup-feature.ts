import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { reportRepeated } from "../repeated.ts";
import type { Rule } from "../rule.ts";

export const nameDupFeature: Rule = {
  code: "name-dup-feature",
  nodes: {
    ClassDeclaration({ name: { text: className }, members }, report) {
      reportRepeated(members, report, ({ text: name, span }, notes) =>
        diagnostic("name-dup-feature", span, { name, className }, notes),
      );
    },
  },
};
