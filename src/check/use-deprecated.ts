import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Class } from "../schema/model.ts";
import type { Span } from "../source/source-file.ts";
import { type Rule, typeNodeOf, typeOf } from "./rule.ts";

function check(used: Class, span: Span, report: Report): void {
  if (used.deprecated === null) return;
  const note = { message: "deprecated here", span: (used.qualifiers.get("Deprecated")?.node ?? used.declaration.name).span };
  report(diagnostic("use-deprecated", span, { name: used.name, replacements: used.deprecated.replacements }, [note]));
}

/** What is deprecated itself may go on to use what is deprecated. */
export const useDeprecated: Rule = {
  code: "use-deprecated",
  class({ deprecated, superclass, declaration }, { report }) {
    if (superclass !== null && deprecated === null && declaration.superclass !== null) check(superclass, declaration.superclass.span, report);
  },
  typed(element, { report }) {
    const type = typeOf(element);
    if (type === null || type.kind === "intrinsic" || type.target === null || element.deprecated !== null) return;
    if (element.kind !== "parameter" && element.declaringClass.deprecated !== null) return;
    check(type.target, typeNodeOf(element).span, report);
  },
};
