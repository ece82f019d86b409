import type { ts } from "@ts-morph/common";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { BoundMember } from "../bound-enum.ts";
import { testOf } from "../branches.ts";
import type { Context } from "../context.ts";
import { innermost } from "../operators.ts";
import type { AuditRule } from "../rule.ts";

/** A loop that goes on while work is running takes the states before that for its end. */
export const jobWaitEndsEarly: AuditRule = {
  code: "job-wait-ends-early",
  nodes: {
    WhileStatement: ({ expression }, context) => check(expression, context),
    DoStatement: ({ expression }, context) => check(expression, context),
    ForStatement({ condition }, context) {
      if (condition !== undefined) check(condition, context);
    },
  },
};

function check(condition: ts.Expression, context: Context): void {
  const { ts, enums, report, span } = context;
  const node = innermost(condition, ts);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    check(node.left, context);
    check(node.right, context);
    return;
  }
  const test = testOf(node, context);
  const [of, another] = test === null ? [] : enums.of(test.subject);
  if (test === null || of === undefined || another !== undefined || of.isReturnValue) return;
  const asked = new Set(test.constants.map(({ value }) => value));
  const members = of.members.filter(({ value }) => asked.has(value));
  if (!members.some(isRunning) || !members.every((member) => isRunning(member) || isWaiting(member))) return;
  const missing = of.members.filter((member) => isWaiting(member) && !asked.has(member.value));
  if (missing.length === 0) return;
  report(
    diagnostic("job-wait-ends-early", span(node), { element: of.element, missing: missing.map(({ name }) => name) }),
  );
}

/** The states that a job is in while it works, and before: by their labels, as each schema numbers them anew. */
function isRunning({ label }: BoundMember): boolean {
  return /^(?:running|in progress|active|executing|busy)$/i.test(label);
}

function isWaiting({ label }: BoundMember): boolean {
  return /^(?:new|starting|starting up|queued|pending|waiting|waiting to start|initializing)$/i.test(label);
}
