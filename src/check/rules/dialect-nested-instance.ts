import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Value } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

function check({ value }: { readonly value: Value | null }, report: Report): void {
  if (value === null) return;
  const values = value.kind === "ArrayValue" ? value.elements : [value];
  for (const { kind, span } of values) {
    if (kind === "InstanceDeclaration") report(diagnostic("dialect-nested-instance", span, {}));
  }
}

export const dialectNestedInstance: Rule = {
  code: "dialect-nested-instance",
  nodes: { PropertyValue: check, PropertyDeclaration: check },
};
