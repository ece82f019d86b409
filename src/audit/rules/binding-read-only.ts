import type { ts } from "@ts-morph/common";
import { isReadOnlySignature } from "../../bindings/member-signature.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Context } from "../context.ts";
import type { AuditRule } from "../rule.ts";
import { hasProvider, useAt } from "../uses.ts";

/**
 * A client that writes a property without Write in a copy, or past the compiler, changes nothing in the provider. In
 * files with a provider's class such writes are the provider's own.
 */
export const bindingReadOnly: AuditRule = {
  code: "binding-read-only",
  nodes: {
    BinaryExpression(node, context) {
      const { FirstAssignment, LastAssignment } = context.ts.SyntaxKind;
      const { kind } = node.operatorToken;
      if (kind >= FirstAssignment && kind <= LastAssignment) checkWritten(node.left, context);
    },
    PrefixUnaryExpression: checkStep,
    PostfixUnaryExpression: checkStep,
  },
};

function checkStep(
  { operator, operand }: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  context: Context,
): void {
  const { PlusPlusToken, MinusMinusToken } = context.ts.SyntaxKind;
  if (operator === PlusPlusToken || operator === MinusMinusToken) checkWritten(operand, context);
}

function checkWritten(written: ts.Expression, context: Context): void {
  const { ts } = context;
  const name = ts.isPropertyAccessExpression(written)
    ? written.name
    : ts.isElementAccessExpression(written)
      ? written.argumentExpression
      : null;
  const use = name !== null && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? useAt(name, context) : null;
  if (use === null || !ts.isPropertySignature(use.declaration) || !isReadOnlySignature(use.declaration.getText()))
    return;
  if (hasProvider(context)) return;
  context.report(diagnostic("binding-read-only", context.span(written), { element: use.facts.element }));
}
