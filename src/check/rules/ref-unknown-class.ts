import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Rule, typeNodeOf, typeOf } from "../rule.ts";
import { reportUndeclared } from "../undeclared-class.ts";

export const refUnknownClass: Rule = {
  code: "ref-unknown-class",
  typed(element, context) {
    const type = typeOf(element);
    if (
      type?.kind !== "reference" ||
      type.target !== null ||
      type.className.toLowerCase() === "object" ||
      type.className.startsWith("__")
    )
      return;
    const { className } = type;
    reportUndeclared(
      className,
      (nearest) => diagnostic("ref-unknown-class", typeNodeOf(element).span, { className, nearest }),
      context,
    );
  },
};
