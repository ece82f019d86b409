import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { hasTrue } from "../../schema/element.ts";
import type { Class } from "../../schema/model.ts";
import { type Rule, typeNodeOf } from "../rule.ts";

function isExperimental({ qualifiers }: { readonly qualifiers: Class["qualifiers"] }): boolean {
  return hasTrue(qualifiers, "Experimental");
}

export const useExperimental: Rule = {
  code: "use-experimental",
  class(item, { report }) {
    const { superclass, declaration } = item;
    if (superclass === null || declaration.superclass === null || isExperimental(item) || !isExperimental(superclass))
      return;
    report(diagnostic("use-experimental", declaration.superclass.span, { name: superclass.name }));
  },
  typed(element, { report }) {
    if (element.kind !== "property") return;
    const { type } = element;
    if (type.kind === "intrinsic" || type.target === null) return;
    if (!isExperimental(type.target) || isExperimental(element) || isExperimental(element.declaringClass)) return;
    report(diagnostic("use-experimental", typeNodeOf(element).span, { name: type.target.name }));
  },
};
