import type { ts } from "@ts-morph/common";
import type { TypeScript } from "./typescript.ts";

export function isEquality(kind: ts.SyntaxKind, ts: TypeScript): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken || isInequality(kind, ts)
  );
}

export function isInequality(kind: ts.SyntaxKind, { SyntaxKind }: TypeScript): boolean {
  return kind === SyntaxKind.ExclamationEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
}

export function isOrdering(kind: ts.SyntaxKind, { SyntaxKind }: TypeScript): boolean {
  return (
    kind === SyntaxKind.LessThanToken ||
    kind === SyntaxKind.LessThanEqualsToken ||
    kind === SyntaxKind.GreaterThanToken ||
    kind === SyntaxKind.GreaterThanEqualsToken
  );
}

/** `Number(x)`, `String(x)`, `BigInt(x)`. */
export function isConversion({ expression }: ts.CallExpression, { isIdentifier }: TypeScript): boolean {
  return isIdentifier(expression) && ["Number", "String", "BigInt"].includes(expression.text);
}

/** The expression with the parentheses and assertions around it. */
export function outermost(node: ts.Expression, ts: TypeScript): ts.Expression {
  let outer = node;
  while (passesOn(outer.parent, ts)) outer = outer.parent;
  return outer;
}

/** The expression without parentheses and assertions. */
export function innermost(node: ts.Expression, ts: TypeScript): ts.Expression {
  let inner = node;
  while (passesOn(inner, ts)) inner = inner.expression;
  return inner;
}

type Wrapper = ts.ParenthesizedExpression | ts.AssertionExpression | ts.SatisfiesExpression | ts.NonNullExpression;

function passesOn(node: ts.Node, ts: TypeScript): node is Wrapper {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAssertionExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  );
}

/** The expression with `await`, parentheses and assertions around it. */
export function awaited(node: ts.Expression, ts: TypeScript): ts.Expression {
  const outer = outermost(node, ts);
  return ts.isAwaitExpression(outer.parent) ? awaited(outer.parent, ts) : outer;
}

/** Whether an expression is a statement, and its value of no use; `void` in front says so too. */
export function isThrownAway(node: ts.Expression, ts: TypeScript): boolean {
  const { parent } = awaited(node, ts);
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent);
}
