import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

/** One finding for a class: Association is what is missing, however many references there are. */
export const refOutsideAssoc: Rule = {
  code: "ref-outside-assoc",
  class(item, { report }) {
    if (item.isAssociation || !item.isComplete) return;
    const references = item.declaration.members.filter(
      (member) => member.kind === "PropertyDeclaration" && member.type.isReference,
    );
    const [first, ...others] = references;
    if (first === undefined) return;
    const notes = others
      .slice(0, 3)
      .map(({ name }) => ({ message: `"${name.text}" is another reference`, span: name.span }));
    report(
      diagnostic(
        "ref-outside-assoc",
        first.name.span,
        { name: first.name.text, className: item.name, count: references.length },
        notes,
      ),
    );
  },
};
