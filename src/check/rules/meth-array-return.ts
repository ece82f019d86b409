import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const methArrayReturn: Rule = {
  code: "meth-array-return",
  nodes: {
    MethodDeclaration({ name, returnArray }, report) {
      if (returnArray !== null) report(diagnostic("meth-array-return", returnArray.span, { name: name.text }));
    },
  },
};
