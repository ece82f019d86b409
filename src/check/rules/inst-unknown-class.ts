import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { reportUndeclared } from "../undeclared-class.ts";

export const instUnknownClass: Rule = {
  code: "inst-unknown-class",
  instance({ class: item, className, declaration }, context) {
    if (item !== null || className.startsWith("__")) return;
    reportUndeclared(
      className,
      (nearest) => diagnostic("inst-unknown-class", declaration.className.span, { className, nearest }),
      context,
    );
  },
};
