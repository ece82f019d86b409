import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { reportUndeclared } from "../undeclared-class.ts";

export const inhUnknownSuperclass: Rule = {
  code: "inh-unknown-superclass",
  class({ name, declaration }, context) {
    const written = declaration.superclass;
    // WMI has its system classes built in; the names of others must not begin so.
    if (written === null || context.model.classes.has(written.text) || written.text.startsWith("__")) return;
    const superclass = written.text;
    reportUndeclared(
      superclass,
      (nearest) => diagnostic("inh-unknown-superclass", written.span, { name, superclass, nearest }),
      context,
    );
  },
};
