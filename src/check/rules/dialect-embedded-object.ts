import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Rule, typeNodeOf, typeOf } from "../rule.ts";

export const dialectEmbeddedObject: Rule = {
  code: "dialect-embedded-object",
  typed(element, { report }) {
    const type = typeOf(element);
    // What is not a class either has its own code.
    if (type?.kind !== "embedded" || type.form !== "object" || (type.target === null && type.className !== null))
      return;
    const { name, span } = typeNodeOf(element);
    report(diagnostic("dialect-embedded-object", span, { type: name }));
  },
};
