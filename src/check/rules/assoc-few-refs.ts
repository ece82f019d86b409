import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const assocFewRefs: Rule = {
  code: "assoc-few-refs",
  class({ name, superclass, isAssociation, isIndication, isComplete, properties, declaration }, { report }) {
    // An association under a class that is none has its own code, and so has one that is an indication too.
    if (!isAssociation || isIndication || !isComplete || superclass?.isAssociation === false) return;
    let count = 0;
    for (const { type } of properties.values()) if (type.kind === "reference" && ++count === 2) return;
    report(diagnostic("assoc-few-refs", declaration.name.span, { name, count }));
  },
};
