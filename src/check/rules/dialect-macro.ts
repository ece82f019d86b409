import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const dialectMacro: Rule = {
  code: "dialect-macro",
  nodes: {
    PreprocessorLine({ span }, report) {
      report(diagnostic("dialect-macro", span, {}));
    },
    CompilerDirective({ form, span }, report) {
      if (form === "include") report(diagnostic("dialect-macro", span, {}));
    },
  },
};
