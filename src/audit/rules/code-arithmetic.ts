import type { ts } from "@ts-morph/common";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { MappedValue, ValueMap } from "../../runtime/value-map.ts";
import { constantAt } from "../constants.ts";
import type { Context } from "../context.ts";
import { innermost, isOrdering } from "../operators.ts";
import type { AuditRule } from "../rule.ts";

/** Values of a value map are names written as numbers: sums and differences of them mean nothing, nor does which is greater. */
export const codeArithmetic: AuditRule = {
  code: "code-arithmetic",
  nodes: {
    BinaryExpression(node, context) {
      if (isOrdering(node.operatorToken.kind, context.ts)) return checkOrdering(node, context);
      if (!operators(context).has(node.operatorToken.kind) || isText(node, context)) return;
      checkOperands([node.left, node.right], node, context);
    },
    PrefixUnaryExpression: checkOne,
    PostfixUnaryExpression: checkOne,
  },
};

function checkOne(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, context: Context): void {
  const { PlusPlusToken, MinusMinusToken, MinusToken } = context.ts.SyntaxKind;
  if (node.operator === PlusPlusToken || node.operator === MinusMinusToken || node.operator === MinusToken)
    checkOperands([node.operand], node, context);
}

/** The bounds of a range are numbers: who compares with one asks whether a value is the vendor's, or reserved. */
function checkOrdering(node: ts.BinaryExpression, context: Context): void {
  const { ts, enums } = context;
  const [left, right] = [innermost(node.left, ts), innermost(node.right, ts)];
  const [first, second] = [constantAt(left, context), constantAt(right, context)];
  const [subject, bound] = second === null ? [right, first] : [left, second];
  const isBound = enums.of(subject).some(({ map }) => bound !== null && isBoundOf(map, bound.value));
  if (!isBound) checkOperands([left, right], node, context);
}

/** Whether a number is a bound of a range of a map, or next to one. */
function isBoundOf(map: ValueMap | null, value: MappedValue): boolean {
  return (map?.entries ?? []).some(
    (entry) =>
      entry.kind === "range" &&
      [Number(entry.low) - 1, Number(entry.low), Number(entry.high), Number(entry.high) + 1].includes(Number(value)),
  );
}

function checkOperands(operands: readonly ts.Expression[], node: ts.Node, { enums, report, span }: Context): void {
  const of = operands
    .flatMap((operand) => enums.of(operand))
    .find(({ members }) => typeof members[0]?.value !== "string");
  if (of !== undefined) report(diagnostic("code-arithmetic", span(node), { element: of.element }));
}

/** Whether a sum is a text: one side of it is. */
function isText({ left, right }: ts.BinaryExpression, { checker, ts }: Context): boolean {
  return [left, right].some((side) => (checker.getTypeAtLocation(side).flags & ts.TypeFlags.StringLike) !== 0);
}

function operators({ ts: { SyntaxKind } }: Context): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.PlusToken,
    SyntaxKind.MinusToken,
    SyntaxKind.AsteriskToken,
    SyntaxKind.SlashToken,
    SyntaxKind.PercentToken,
    SyntaxKind.AsteriskAsteriskToken,
    SyntaxKind.PlusEqualsToken,
    SyntaxKind.MinusEqualsToken,
    SyntaxKind.AsteriskEqualsToken,
    SyntaxKind.SlashEqualsToken,
    SyntaxKind.PercentEqualsToken,
    SyntaxKind.AsteriskAsteriskEqualsToken,
  ]);
}
