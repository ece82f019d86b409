/** Values that are written out, or that a declaration gives a name for good. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { TypeScript } from "./typescript.ts";

/** The value of a literal: a number with its sign, a bigint or a string. `null` for every other expression. */
export function constantOf(node: ts.Expression, ts: TypeScript): MappedValue | null {
  if (ts.isParenthesizedExpression(node)) return constantOf(node.expression, ts);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isBigIntLiteral(node)) return BigInt(node.text.replace(/n$/, ""));
  if (!ts.isPrefixUnaryExpression(node)) return null;
  const value = constantOf(node.operand, ts);
  if (value === null || typeof value === "string") return null;
  if (node.operator === ts.SyntaxKind.MinusToken) return -value;
  return node.operator === ts.SyntaxKind.PlusToken ? value : null;
}

/** The value that a declaration gives a name for good: a constant, a member of an enum, a property of a constant object. */
export function declaredConstant(
  declaration: ts.Declaration | undefined,
  checker: ts.TypeChecker,
  ts: TypeScript,
): MappedValue | null {
  if (declaration === undefined) return null;
  if (ts.isEnumMember(declaration)) return checker.getConstantValue(declaration) ?? null;
  const initializer = initializerForGood(declaration, ts);
  if (initializer === null) return null;
  return constantOf(ts.isAsExpression(initializer) ? initializer.expression : initializer, ts);
}

/** What a declaration gives a name that nothing changes later; `null` for all others. */
export function initializerForGood(declaration: ts.Declaration, ts: TypeScript): ts.Expression | null {
  const isConstant =
    (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) ||
    (ts.isPropertyDeclaration(declaration) &&
      (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0) ||
    (ts.isPropertyAssignment(declaration) &&
      ts.isConstTypeReference((declaration.parent.parent as ts.AsExpression).type ?? declaration));
  return isConstant ? (declaration.initializer ?? null) : null;
}
