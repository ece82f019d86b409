import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const methReturnValueName: Rule = {
  code: "meth-returnvalue-name",
  parameter({ name, declaration }, { report }) {
    if (/^(?:returnvalue|mireturn)$/i.test(name))
      report(diagnostic("meth-returnvalue-name", declaration.name.span, { name }));
  },
};
