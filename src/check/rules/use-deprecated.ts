import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Class, Method, Property } from "../../schema/model.ts";
import type { Span } from "../../source/source-file.ts";
import { correspondences } from "../correspondences.ts";
import { type Qualified, type Rule, typeNodeOf, typeOf } from "../rule.ts";

function check(used: Class | Property | Method, name: string, span: Span, report: Report): void {
  if (used.deprecated === null) return;
  const note = {
    message: "deprecated here",
    span: (used.qualifiers.get("Deprecated")?.node ?? used.declaration.name).span,
  };
  report(diagnostic("use-deprecated", span, { name, replacements: used.deprecated.replacements }, [note]));
}

/** What is deprecated itself, or part of what is, may go on to use what is deprecated. */
function isDeprecated(element: Qualified): boolean {
  if (!("kind" in element)) return false;
  return (
    element.deprecated !== null ||
    (element.kind !== "class" && element.kind !== "parameter" && element.declaringClass.deprecated !== null)
  );
}

export const useDeprecated: Rule = {
  code: "use-deprecated",
  class(item, { report }) {
    const { superclass, declaration } = item;
    if (superclass !== null && declaration.superclass !== null && !isDeprecated(item))
      check(superclass, superclass.name, declaration.superclass.span, report);
  },
  typed(element, { report }) {
    const type = typeOf(element);
    if (type === null || type.kind === "intrinsic" || type.target === null || isDeprecated(element)) return;
    check(type.target, type.target.name, typeNodeOf(element).span, report);
  },
  qualifiers: {
    ModelCorrespondence(qualifier, element, { model, report }) {
      if (isDeprecated(element)) return;
      for (const { class: item, member, span } of correspondences(qualifier, element, model)) {
        const used = item.properties.get(member) ?? item.methods.get(member);
        if (used !== undefined) check(used, `${item.name}.${used.name}`, span, report);
      }
    },
  },
};
