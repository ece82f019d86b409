import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const inhAbstractUnderConcrete: Rule = {
  code: "inh-abstract-under-concrete",
  class({ name, isAbstract, superclass, declaration, qualifiers }, { report }) {
    if (!isAbstract || superclass === null || superclass.isAbstract || superclass.declaration.isPartial === true)
      return;
    const span = qualifiers.get("Abstract")?.node.span ?? declaration.name.span;
    const note = { message: "the superclass is declared here", span: superclass.declaration.name.span };
    report(diagnostic("inh-abstract-under-concrete", span, { name, superclass: superclass.name }, [note]));
  },
};
