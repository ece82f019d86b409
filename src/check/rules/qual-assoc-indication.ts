import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const qualAssocIndication: Rule = {
  code: "qual-assoc-indication",
  class({ name, isAssociation, isIndication, qualifiers }, { report }) {
    if (!isAssociation || !isIndication) return;
    const [association, indication] = [qualifiers.get("Association"), qualifiers.get("Indication")];
    const [own, other] = indication?.isInherited === false ? [indication, association] : [association, indication];
    // Where both are inherited the superclass is at fault.
    if (own === undefined || own.isInherited || other === undefined) return;
    report(
      diagnostic("qual-assoc-indication", own.node.span, { name }, [
        { message: "the other one is here", span: other.node.span },
      ]),
    );
  },
};
