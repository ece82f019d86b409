import { diagnostic, type Note, type Report } from "../diagnostics/diagnostic.ts";
import type { IntrinsicType, QualifierDeclaration, Value } from "../schema/model.ts";
import { isIntegerType } from "../schema/value-map.ts";
import type * as ast from "../syntax/ast.ts";
import { describeValue } from "./describe.ts";
import type { Rule } from "./rule.ts";
import { isOnlyDocumented } from "./wmi-qualifiers.ts";

function fits(value: Value, type: IntrinsicType): boolean {
  switch (value.kind) {
    case "null":
    case "bare":
      return true;
    case "integer":
      return isIntegerType(type) || type === "real32" || type === "real64" || type === "char16";
    case "real":
      return type === "real32" || type === "real64";
    case "string":
      return type === "string" || type === "datetime";
    case "boolean":
      return type === "boolean";
    case "char16":
      return type === "char16";
    default:
      return false;
  }
}

function check(value: Value, node: ast.Value, { name, type, isArray, declaration, isBuiltIn }: QualifierDeclaration, report: Report): void {
  const notes: Note[] = isBuiltIn ? [] : [{ message: "declared here", span: declaration.name.span }];
  const expected = `${type}${isArray ? "[]" : ""}`;
  if (value.kind === "array" && !isArray) {
    report(diagnostic("qual-type", node.span, { name, expected, found: "an array" }, notes));
    return;
  }
  const elements = value.kind === "array" ? value.elements : [value];
  for (const [index, element] of elements.entries()) {
    if (fits(element, type)) continue;
    const at = node.kind === "ArrayValue" ? (node.elements[index] ?? node) : node;
    report(diagnostic("qual-type", at.span, { name, expected, found: describeValue(element) }, notes));
    return;
  }
}

export const qualType: Rule = {
  code: "qual-type",
  qualifier({ declaration, node, value }, _element, { report }) {
    if (declaration !== null && node.value !== null && !isOnlyDocumented(declaration)) check(value, node.value, declaration, report);
  },
  qualifierDeclaration(declaration, { report }) {
    const node = declaration.declaration.value;
    if (node !== null) check(declaration.default, node, declaration, report);
  },
};
