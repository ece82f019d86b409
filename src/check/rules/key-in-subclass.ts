import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { namesAnother } from "../overrides.ts";
import type { Rule } from "../rule.ts";

export const keyInSubclass: Rule = {
  code: "key-in-subclass",
  qualifiers: {
    Key({ node }, element, { report }) {
      if (!("kind" in element) || element.kind !== "property" || !element.isKey || element.overridden?.isKey === true)
        return;
      const { superclass, name: className } = element.declaringClass;
      const [inherited] = superclass?.keys ?? [];
      if (inherited === undefined || namesAnother(element.qualifiers, element.name)) return;
      const note = {
        message: `the key "${inherited.name}" is inherited from here`,
        span: inherited.declaration.name.span,
      };
      report(
        diagnostic(
          "key-in-subclass",
          node.name.span,
          { name: element.name, className, superclass: superclass?.name ?? "" },
          [note],
        ),
      );
    },
  },
};
