import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const refArray: Rule = {
  code: "ref-array",
  nodes: {
    PropertyDeclaration({ type, array, name }, report) {
      if (array !== null && type.isReference) report(diagnostic("ref-array", array.span, { name: name.text }));
    },
  },
};
