import { diagnostic } from "../diagnostics/diagnostic.ts";
import { hasTrue } from "../schema/element.ts";
import type { Class } from "../schema/model.ts";
import { type Context, type Rule, typeNodeOf, typeOf } from "./rule.ts";

function isExperimental({ qualifiers }: { readonly qualifiers: Class["qualifiers"] }): boolean {
  return hasTrue(qualifiers, "Experimental");
}

export const useExperimental: Rule = {
  code: "use-experimental",
  class(item, { report }: Context) {
    const { superclass, declaration } = item;
    if (superclass === null || declaration.superclass === null || isExperimental(item) || !isExperimental(superclass)) return;
    report(diagnostic("use-experimental", declaration.superclass.span, { name: superclass.name }));
  },
  property(property, { report }) {
    const type = typeOf(property);
    if (type === null || type.kind === "intrinsic" || type.target === null) return;
    if (!isExperimental(type.target) || isExperimental(property) || isExperimental(property.declaringClass)) return;
    report(diagnostic("use-experimental", typeNodeOf(property).span, { name: type.target.name }));
  },
};
