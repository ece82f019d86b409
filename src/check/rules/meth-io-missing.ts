import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const methIoMissing: Rule = {
  code: "meth-io-missing",
  parameter({ name, qualifiers, declaration }, { report }) {
    if (!qualifiers.has("In") && !qualifiers.has("Out"))
      report(diagnostic("meth-io-missing", declaration.name.span, { name }));
  },
};
