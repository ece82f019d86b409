import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const methNoCodes: Rule = {
  code: "meth-no-codes",
  method({ name, returnType, overridden, qualifiers, declaration }, { report }) {
    // An override inherits them; what it overrides may be declared elsewhere.
    if (overridden !== null || qualifiers.has("Override")) return;
    if (
      returnType?.kind !== "intrinsic" ||
      !isIntegerType(returnType.name) ||
      qualifiers.has("ValueMap") ||
      qualifiers.has("Values")
    )
      return;
    report(diagnostic("meth-no-codes", declaration.name.span, { name }));
  },
};
