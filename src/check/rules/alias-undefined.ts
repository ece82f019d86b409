import { causedBy, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Value } from "../../schema/model.ts";
import type * as ast from "../../syntax/ast.ts";
import { nearestIn } from "../../schema/nearest-class.ts";
import type { Context, Rule } from "../rule.ts";

/** Looks at the properties of unknown classes too: an alias needs no type. Instances in values are visited by themselves. */
export const aliasUndefined: Rule = {
  code: "alias-undefined",
  property({ default: value, declaration }, context) {
    if (value !== null) check(value, declaration.value, context);
  },
  instance({ properties }, context) {
    for (const { value, declaration } of properties) check(value, declaration.value, context);
  },
};

function check(value: Value, node: ast.Value | null, context: Context): void {
  if (value.kind === "array" && node?.kind === "ArrayValue") {
    value.elements.forEach((element, index) => check(element, node.elements[index] ?? null, context));
  } else if (value.kind === "alias" && value.target === null && node !== null) {
    const { model, report } = context;
    const guess = nearestIn(model, value.name, () =>
      model.instances.map(({ alias }) => alias).filter((alias) => alias !== null),
    );
    report(
      causedBy("alias", value.name, diagnostic("alias-undefined", node.span, { name: value.name, nearest: guess })),
    );
  }
}
