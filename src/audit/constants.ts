/** Values that are known without running anything: literals, and what names them. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum, BoundMember } from "./bindings.ts";
import type { Context, TypeScript } from "./rule.ts";

/** A constant in the code. */
export interface Constant {
  /** An expression, or the name of a property. */
  readonly node: ts.Expression | ts.PropertyName;
  readonly value: MappedValue;
  /** The member of a generated enum that is written there; `null` for numbers, strings and other constants. */
  readonly member: { readonly of: BoundEnum; readonly member: BoundMember } | null;
  /** Whether the value is written out there, so that a member can take its place. */
  readonly isLiteral: boolean;
}

/** The constant that an expression is: a literal with its sign, or the name of one. */
export function constantAt(node: ts.Expression, { ts, checker, enums }: Context): Constant | null {
  const value = constantOf(node, ts);
  if (value !== null) {
    // The sign belongs to the number, parentheses do not.
    const isPart = ts.isPrefixUnaryExpression(node.parent) || ts.isParenthesizedExpression(node);
    return isPart ? null : { node, value, member: null, isLiteral: true };
  }
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  if (!isAccess && !ts.isIdentifier(node)) return null;
  const member = enums.memberOf(node);
  if (member !== null) return { node, value: member.member.value, member, isLiteral: false };
  const name = ts.isPropertyAccessExpression(node) ? node.name : ts.isElementAccessExpression(node) ? node.argumentExpression : node;
  const named = declaredConstant(checker.getSymbolAtLocation(name)?.valueDeclaration, checker, ts);
  return named === null ? null : { node, value: named, member: null, isLiteral: false };
}

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
export function declaredConstant(declaration: ts.Declaration | undefined, checker: ts.TypeChecker, ts: TypeScript): MappedValue | null {
  if (declaration === undefined) return null;
  if (ts.isEnumMember(declaration)) return checker.getConstantValue(declaration) ?? null;
  const isConstant =
    (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) ||
    (ts.isPropertyDeclaration(declaration) && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0) ||
    (ts.isPropertyAssignment(declaration) && ts.isConstTypeReference((declaration.parent.parent as ts.AsExpression).type ?? declaration));
  if (!isConstant || declaration.initializer === undefined) return null;
  const { initializer } = declaration;
  return constantOf(ts.isAsExpression(initializer) ? initializer.expression : initializer, ts);
}
