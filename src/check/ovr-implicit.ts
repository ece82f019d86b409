import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Method, Property } from "../schema/model.ts";
import type { Context, Rule } from "./rule.ts";

function check({ name, overridden, qualifiers, declaration }: Property | Method, { report }: Context): void {
  if (overridden === null || qualifiers.get("Override")?.isInherited === false) return;
  const note = { message: "the inherited declaration is here", span: overridden.declaration.name.span };
  report(diagnostic("ovr-implicit", declaration.name.span, { name, className: overridden.declaringClass.name }, [note]));
}

export const ovrImplicit: Rule = { code: "ovr-implicit", property: check, method: check };
