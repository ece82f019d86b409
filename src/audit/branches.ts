/** Switches and if-chains over a value of a value map: what they ask for and what is left. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum } from "./bound-enum.ts";
import { asValueOf, type Constant, constantAt } from "./constants.ts";
import type { Context } from "./context.ts";
import { innermost, isConversion, isEquality, isInequality } from "./operators.ts";
import type { TypeScript } from "./typescript.ts";

export interface Branches {
  readonly node: ts.SwitchStatement | ts.IfStatement;
  /** What is asked for its value. */
  readonly subject: ts.Expression;
  readonly of: BoundEnum;
  /** The constants that are asked for, in order. */
  readonly constants: readonly Constant[];
  /** The members that the subject can have there: an earlier test may have excluded some. */
  readonly possible: readonly MappedValue[];
  /** Whether something is done where no branch is taken: a default, an else, or the code behind where every branch leaves. */
  readonly hasRest: boolean;
}

/** The branches that begin at a node, where they ask for the values of one element. */
export function branchesAt(node: ts.Node, context: Context): Branches | null {
  const { ts, enums } = context;
  const parts = ts.isSwitchStatement(node)
    ? ofSwitch(node, context)
    : ts.isIfStatement(node) && !isLaterPart(node, context)
      ? ofChain(node, context)
      : null;
  if (parts === null) return null;
  const [of, another] = enums.of(parts.subject);
  if (of === undefined || another !== undefined) return null;
  const constants = parts.constants.map((constant) => asValueOf(constant, [of]));
  return { ...parts, constants, of, possible: possibleValues(parts.subject, of, context) };
}

type Parts = Omit<Branches, "of" | "possible">;

function ofSwitch(node: ts.SwitchStatement, context: Context): Parts | null {
  const { ts } = context;
  const { clauses } = node.caseBlock;
  const asked = questionOf(node, clauses.filter(ts.isCaseClause), context);
  if (asked === null) return null;
  const hasDefault = clauses.some(ts.isDefaultClause);
  const filled = clauses.filter(({ statements }) => statements.length > 0);
  const leaves = filled.length > 0 && filled.every(({ statements }) => leavesFunction(statements.at(-1), context));
  return { node, ...asked, hasRest: hasDefault || (leaves && isFollowed(node, ts)) };
}

/** What a switch asks for; one over `true` has its questions in the cases. */
function questionOf(
  { expression }: ts.SwitchStatement,
  cases: readonly ts.CaseClause[],
  context: Context,
): Question | null {
  const { ts } = context;
  if (expression.kind !== ts.SyntaxKind.TrueKeyword) {
    return {
      subject: expression,
      constants: cases.flatMap((clause) => constantAt(innermost(clause.expression, ts), context) ?? []),
    };
  }
  return joined(
    cases.map((clause) => testOf(clause.expression, context)),
    ts,
  );
}

function ofChain(node: ts.IfStatement, context: Context): Parts | null {
  const { ts } = context;
  const questions: Question[] = [];
  let leaves = true;
  let last: ts.Statement = node;
  let rest: ts.Statement | undefined = node;
  while (rest !== undefined && ts.isIfStatement(rest)) {
    const question = testOf(rest.expression, context);
    if (question === null || (questions[0] !== undefined && !isSameSubject(question, questions[0], ts))) {
      // An else with another question is no part of a division, a statement behind is the rest.
      if (rest.parent === last) return null;
      break;
    }
    questions.push(question);
    leaves &&= leavesPlace(rest.thenStatement, context);
    last = rest;
    rest = rest.elseStatement ?? (leaves ? statementAfter(topmost(rest, ts), ts) : undefined);
  }
  const asked = joined(questions, ts);
  // A single if is a question, and no division into cases.
  if (asked === null || questions.length < 2) return null;
  return { node, ...asked, hasRest: rest !== undefined || (leaves && isFollowed(topmost(last, ts), ts)) };
}

/** Whether an if goes on with a division that began before: as an else, or where the one in front leaves. */
function isLaterPart(node: ts.IfStatement, context: Context): boolean {
  const { ts } = context;
  if (isElse(node, ts)) return true;
  const before = statementBefore(node, ts);
  if (before === undefined || !ts.isIfStatement(before)) return false;
  const [one, other] = [testOf(before.expression, context), testOf(node.expression, context)];
  if (one === null || other === null || !isSameSubject(one, other, ts)) return false;
  for (let part: ts.Statement | undefined = before; part !== undefined; part = part.elseStatement) {
    if (!ts.isIfStatement(part) || !leavesPlace(part.thenStatement, context)) return false;
  }
  return true;
}

interface Question {
  readonly subject: ts.Expression;
  readonly constants: readonly Constant[];
}

/** Questions about one expression as one; `null` where there are none, or where they ask for different things. */
function joined(questions: readonly (Question | null)[], ts: TypeScript): Question | null {
  const [first] = questions;
  if (first == null) return null;
  const isOne = questions.every((question) => question !== null && isSameSubject(question, first, ts));
  return isOne
    ? { subject: first.subject, constants: questions.flatMap((question) => question?.constants ?? []) }
    : null;
}

/** Whether two questions ask for the same value: a function may give another one each time. */
function isSameSubject(one: Question, other: Question, ts: TypeScript): boolean {
  if (one === other) return true;
  const [subject, another] = [innermost(one.subject, ts), innermost(other.subject, ts)];
  return subject.getText() === another.getText() && !callsFunction(subject, ts);
}

function callsFunction(node: ts.Node, ts: TypeScript): boolean {
  const isCall = ts.isAwaitExpression(node) || (ts.isCallExpression(node) && !isConversion(node, ts));
  return isCall || ts.forEachChild(node, (child) => callsFunction(child, ts) || undefined) === true;
}

/** A condition that asks whether one expression has one of some values: `x === a || x === b`, `[a, b].includes(x)`. */
export function testOf(condition: ts.Expression, context: Context): Question | null {
  const { ts } = context;
  const node = innermost(condition, ts);
  if (ts.isCallExpression(node)) return membershipOf(node, context);
  if (!ts.isBinaryExpression(node)) return null;
  const {
    left,
    right,
    operatorToken: { kind },
  } = node;
  if (kind === ts.SyntaxKind.BarBarToken) {
    return joined([testOf(left, context), testOf(right, context)], ts);
  }
  if (!isEquality(kind, ts) || isInequality(kind, ts)) return null;
  const [first, second] = [constantAt(innermost(left, ts), context), constantAt(innermost(right, ts), context)];
  if (second !== null && first === null) return { subject: left, constants: [second] };
  return first !== null && second === null ? { subject: right, constants: [first] } : null;
}

function membershipOf({ expression, arguments: [subject] }: ts.CallExpression, context: Context): Question | null {
  const { ts } = context;
  if (subject === undefined || !ts.isPropertyAccessExpression(expression) || expression.name.text !== "includes")
    return null;
  const list = innermost(expression.expression, ts);
  const elements = ts.isArrayLiteralExpression(list)
    ? list.elements.map((element) => constantAt(innermost(element, ts), context))
    : [null];
  return elements.every((element) => element !== null) ? { subject, constants: elements } : null;
}

/** Of the enum's values those that the type of an expression still has. */
function possibleValues(subject: ts.Expression, { members }: BoundEnum, { checker }: Context): MappedValue[] {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(subject));
  const parts = type.isUnion() ? type.types : [type];
  const values = members.map(({ value }) => value);
  if (!parts.every((part) => part.isLiteral())) return values;
  const left = new Set(parts.map((part) => part.value));
  return values.filter((value) => typeof value === "bigint" || left.has(value));
}

function isElse(node: ts.IfStatement, ts: TypeScript): boolean {
  return ts.isIfStatement(node.parent) && node.parent.elseStatement === node;
}

/** The if that a chain of them begins with. */
function topmost(node: ts.Statement, ts: TypeScript): ts.Statement {
  return ts.isIfStatement(node.parent) && node.parent.elseStatement === node ? topmost(node.parent, ts) : node;
}

function leavesFunction(statement: ts.Statement | undefined, context: Context): boolean {
  const { ts, checker } = context;
  if (statement === undefined) return false;
  if (ts.isBlock(statement)) return leavesFunction(statement.statements.at(-1), context);
  if (ts.isExpressionStatement(statement))
    return (checker.getTypeAtLocation(statement.expression).flags & ts.TypeFlags.Never) !== 0;
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || ts.isContinueStatement(statement);
}

/** Whether what stands behind an if is only for the values that it does not ask for. */
function leavesPlace(statement: ts.Statement, context: Context): boolean {
  const last = context.ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (context.ts.isBreakStatement(last) || leavesFunction(last, context));
}

/** Whether something happens after a statement in its function: code behind it, or the next round of a loop. */
function isFollowed(node: ts.Statement, ts: TypeScript): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at) && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isIterationStatement(at, false) || (ts.isStatement(at) && statementAfter(at, ts) !== undefined)) return true;
  }
  return false;
}

function statementAfter(node: ts.Statement, ts: TypeScript): ts.Statement | undefined {
  const list = listOf(node, ts);
  return list[list.indexOf(node) + 1];
}

function statementBefore(node: ts.Statement, ts: TypeScript): ts.Statement | undefined {
  const list = listOf(node, ts);
  return list[list.indexOf(node) - 1];
}

function listOf({ parent }: ts.Statement, ts: TypeScript): readonly ts.Statement[] {
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent) ? parent.statements : [];
}
