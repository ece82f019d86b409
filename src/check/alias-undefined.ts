import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Model, Value } from "../schema/model.ts";
import type * as ast from "../syntax/ast.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const aliasUndefined: Rule = {
  code: "alias-undefined",
  model(model, report) {
    for (const { properties } of model.instances) {
      for (const { value, declaration } of properties) check(value, declaration.value, model, report);
    }
  },
};

function check(value: Value, node: ast.Value | null, model: Model, report: Report): void {
  if (value.kind === "array" && node?.kind === "ArrayValue") {
    value.elements.forEach((element, index) => check(element, node.elements[index] ?? null, model, report));
  } else if (value.kind === "instance") {
    for (const property of value.instance.properties) check(property.value, property.declaration.value, model, report);
  } else if (value.kind === "alias" && value.target === null && node !== null) {
    const aliases = model.instances.map(({ alias }) => alias).filter((alias) => alias !== null);
    report(diagnostic("alias-undefined", node.span, { name: value.name, nearest: nearest(value.name, aliases) }));
  }
}
