import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const inhOrder: Rule = {
  code: "inh-order",
  class({ name, superclass, declaration }, { report }) {
    if (superclass === null || declaration.superclass === null) return;
    const { span } = superclass.declaration.name;
    if (span.file !== declaration.span.file || span.start < declaration.span.start) return;
    const note = { message: "declared here", span };
    report(diagnostic("inh-order", declaration.superclass.span, { name, superclass: superclass.name }, [note]));
  },
};
