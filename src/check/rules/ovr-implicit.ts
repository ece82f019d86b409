import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const ovrImplicit: Rule = {
  code: "ovr-implicit",
  override({ name, qualifiers, declaration }, overridden, { report }) {
    if (qualifiers.get("Override")?.isInherited === false) return;
    const note = { message: "the inherited declaration is here", span: overridden.declaration.name.span };
    report(
      diagnostic("ovr-implicit", declaration.name.span, { name, className: overridden.declaringClass.name }, [note]),
    );
  },
};
