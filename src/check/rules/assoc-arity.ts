import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { namesAnother } from "../overrides.ts";
import type { Rule } from "../rule.ts";

export const assocArity: Rule = {
  code: "assoc-arity",
  typed(element, { report }) {
    if (element.kind !== "property" || element.type.kind !== "reference") return;
    const {
      name,
      overridden,
      qualifiers,
      declaration,
      declaringClass: { name: className, superclass },
    } = element;
    if (overridden !== null || superclass === null || !superclass.isAssociation || !superclass.isComplete) return;
    const inherited = superclass.properties.values().find((property) => property.type.kind === "reference");
    if (inherited === undefined || namesAnother(qualifiers, name)) return;
    const note = { message: `"${inherited.name}" is inherited from here`, span: inherited.declaration.name.span };
    report(diagnostic("assoc-arity", declaration.name.span, { name, className, superclass: superclass.name }, [note]));
  },
};
