import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pragmas } from "../pragmas.ts";
import type { Rule } from "../rule.ts";

export const pragArgs: Rule = {
  code: "prag-args",
  nodes: {
    CompilerDirective({ name: { text: name, span }, arguments: given }, report) {
      const shape = pragmas.get(name.toLowerCase());
      if (shape === undefined || shape.accepts(given)) return;
      report(diagnostic("prag-args", (given[0] ?? { span }).span, { name, form: shape.form }));
    },
  },
};
