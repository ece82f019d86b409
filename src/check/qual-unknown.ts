import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Model, Qualifier } from "../schema/model.ts";
import type { NameMap } from "../schema/name-map.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const qualUnknown: Rule = {
  code: "qual-unknown",
  model(model, report) {
    const check = (qualifiers: NameMap<Qualifier>): void => checkQualifiers(qualifiers, model, report);
    for (const item of model.classes) {
      check(item.qualifiers);
      for (const property of item.properties) if (property.declaringClass === item) check(property.qualifiers);
      for (const method of item.methods) {
        if (method.declaringClass !== item) continue;
        check(method.qualifiers);
        for (const parameter of method.parameters) check(parameter.qualifiers);
      }
    }
  },
};

function checkQualifiers(qualifiers: NameMap<Qualifier>, model: Model, report: Report): void {
  for (const { declaration, isInherited, name, node } of qualifiers) {
    if (declaration !== null || isInherited) continue;
    const names = model.qualifierDeclarations.values().map((known) => known.name);
    report(diagnostic("qual-unknown", node.name.span, { name, nearest: nearest(name, names) }));
  }
}
