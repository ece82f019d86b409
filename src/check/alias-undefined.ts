import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Value } from "../schema/model.ts";
import type * as ast from "../syntax/ast.ts";
import { nearest } from "./nearest.ts";
import type { Context, Rule } from "./rule.ts";

export const aliasUndefined: Rule = {
  code: "alias-undefined",
  instance({ properties }, context) {
    for (const { value, declaration } of properties) check(value, declaration.value, context);
  },
};

function check(value: Value, node: ast.Value | null, context: Context): void {
  if (value.kind === "array" && node?.kind === "ArrayValue") {
    value.elements.forEach((element, index) => check(element, node.elements[index] ?? null, context));
  } else if (value.kind === "instance") {
    for (const property of value.instance.properties) check(property.value, property.declaration.value, context);
  } else if (value.kind === "alias" && value.target === null && node !== null) {
    const aliases = context.model.instances.map(({ alias }) => alias).filter((alias) => alias !== null);
    context.report(diagnostic("alias-undefined", node.span, { name: value.name, nearest: nearest(value.name, aliases) }));
  }
}
