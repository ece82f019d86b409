import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const dialectParameterDefault: Rule = {
  code: "dialect-parameter-default",
  nodes: {
    ParameterDeclaration({ value }, report) {
      if (value !== null) report(diagnostic("dialect-parameter-default", value.span, {}));
    },
  },
};
