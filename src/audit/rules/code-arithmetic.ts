import type { ts } from "@ts-morph/common";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Context } from "../context.ts";
import type { AuditRule } from "../rule.ts";

/** Values of a value map are names written as numbers: sums and differences of them mean nothing. */
export const codeArithmetic: AuditRule = {
  code: "code-arithmetic",
  nodes: {
    BinaryExpression(node, context) {
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
