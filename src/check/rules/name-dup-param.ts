import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { reportRepeated } from "../repeated.ts";
import type { Rule } from "../rule.ts";

export const nameDupParam: Rule = {
  code: "name-dup-param",
  nodes: {
    MethodDeclaration({ name: { text: method }, parameters }, report) {
      reportRepeated(parameters, report, ({ text: name, span }, notes) =>
        diagnostic("name-dup-param", span, { name, method }, notes),
      );
    },
  },
};
