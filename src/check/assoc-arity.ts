import { diagnostic } from "../diagnostics/diagnostic.ts";
import { namesAnother } from "./overrides.ts";
import type { Rule } from "./rule.ts";

export const assocArity: Rule = {
  code: "assoc-arity",
  property({ name, type, overridden, qualifiers, declaration, declaringClass: { name: className, superclass } }, { report }) {
    if (type.kind !== "reference" || overridden !== null || superclass === null || !superclass.isAssociation || !superclass.isComplete) return;
    const inherited = superclass.properties.values().find((property) => property.type.kind === "reference");
    if (inherited === undefined || namesAnother(qualifiers, name)) return;
    const note = { message: `"${inherited.name}" is inherited from here`, span: inherited.declaration.name.span };
    report(diagnostic("assoc-arity", declaration.name.span, { name, className, superclass: superclass.name }, [note]));
  },
};
