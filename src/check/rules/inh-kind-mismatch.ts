import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Class } from "../../schema/model.ts";
import type { Rule } from "../rule.ts";

function kindOf({ isAssociation, isIndication }: Class): string {
  return isAssociation ? "an association" : isIndication ? "an indication" : "neither an association nor an indication";
}

export const inhKindMismatch: Rule = {
  code: "inh-kind-mismatch",
  class(item, { report }) {
    const { name, superclass, declaration } = item;
    if (superclass === null || declaration.superclass === null || !superclass.isComplete) return;
    // What the superclass is its subclasses are by the flavor ToSubclass; the other way round they must not become it.
    const differs =
      (item.isAssociation && !superclass.isAssociation) || (item.isIndication && !superclass.isIndication);
    if (!differs) return;
    const note = { message: "the superclass is declared here", span: superclass.declaration.name.span };
    const parameters = { name, kind: kindOf(item), superclass: superclass.name, superclassKind: kindOf(superclass) };
    report(diagnostic("inh-kind-mismatch", declaration.superclass.span, parameters, [note]));
  },
};
