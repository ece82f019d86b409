import { diagnostic, type Note, type Report } from "../../diagnostics/diagnostic.ts";
import type { IntrinsicType, QualifierDeclaration } from "../../schema/model.ts";
import { contradictedType, isBooleanInWmi } from "../../schema/standard-types.ts";
import { isIntrinsicType } from "../../schema/types.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import type * as ast from "../../syntax/ast.ts";
import { describeNode } from "../describe.ts";
import type { Rule } from "../rule.ts";
import { isOnlyDocumented } from "../wmi-qualifiers.ts";

/** Looks at the literal as it stands: to join the texts of all descriptions would take longer than all other checks. */
function fits(kind: ast.Value["kind"], type: IntrinsicType): boolean {
  switch (kind) {
    case "StringLiteral":
    case "DateTimeLiteral":
      return type === "string" || type === "datetime";
    case "BooleanLiteral":
      return type === "boolean";
    case "IntegerLiteral":
      return isIntegerType(type) || type === "real32" || type === "real64" || type === "char16";
    case "RealLiteral":
      return type === "real32" || type === "real64";
    case "CharLiteral":
      return type === "char16";
    case "NullLiteral":
    case "BareText":
      return true;
    default:
      return false;
  }
}

function check(node: ast.Value, declaration: QualifierDeclaration, report: Report): void {
  const { name, type, isArray, isBuiltIn } = declaration;
  if (node.kind !== "ArrayValue" && fits(node.kind, type)) return;
  // A boolean for what is one in WMI has its own code.
  if (node.kind === "BooleanLiteral" && isBooleanInWmi(declaration)) return;
  const wrong = node.kind === "ArrayValue" && isArray ? node.elements.find(({ kind }) => !fits(kind, type)) : node;
  // A declaration with an unknown type has its own code, and so has one of a standard qualifier with another type.
  if (wrong === undefined || !isIntrinsicType(type) || contradictedType(declaration) !== null) return;
  const notes: Note[] = isBuiltIn ? [] : [{ message: "declared here", span: declaration.declaration.name.span }];
  report(
    diagnostic(
      "qual-type",
      wrong.span,
      { name, expected: `${type}${isArray ? "[]" : ""}`, found: describeNode(wrong) },
      notes,
    ),
  );
}

export const qualType: Rule = {
  code: "qual-type",
  qualifiersOf(declaration) {
    if (isOnlyDocumented(declaration)) return null;
    return ({ node: { value } }, _element, { report }) => {
      if (value !== null) check(value, declaration, report);
    };
  },
  qualifierDeclaration(declaration, { report }) {
    const { value } = declaration.declaration;
    if (value !== null) check(value, declaration, report);
  },
};
