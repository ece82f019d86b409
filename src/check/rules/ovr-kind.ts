import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Method, Property } from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import type { Rule } from "../rule.ts";

/** A property hides a method of the same name and the other way round. */
function reportHidden(
  { name, kind, overridden, declaration }: Property | Method,
  hidden: NameMap<Property | Method> | undefined,
  report: Report,
): void {
  const other = overridden === null ? hidden?.get(name) : undefined;
  if (other === undefined) return;
  const note = { message: "inherited from here", span: other.declaration.name.span };
  report(diagnostic("ovr-kind", declaration.name.span, { name, found: kind, inherited: other.kind }, [note]));
}

export const ovrKind: Rule = {
  code: "ovr-kind",
  property(property, { report }) {
    reportHidden(property, property.declaringClass.superclass?.methods, report);
  },
  method(method, { report }) {
    reportHidden(method, method.declaringClass.superclass?.properties, report);
  },
};
