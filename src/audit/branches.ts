/** Switches and if-chains over a value of a value map: what they ask for and what is left. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum } from "./bound-enum.ts";
import { type Constant, constantAt } from "./constants.ts";
import type { Context } from "./context.ts";
import { innermost, isEquality, isInequality } from "./operators.ts";
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
  const parts = ts.isSwitchStatement(node) ? ofSwitch(node, context) : ts.isIfStatement(node) && !isElse(node, ts) ? ofChain(node, context) : null;
  if (parts === null) return null;
  const [of, another] = enums.of(parts.subject);
  if (of === undefined || another !== undefined) return null;
  return { ...parts, of, possible: possibleValues(parts.subject, of, context) };
}

type Parts = Omit<Branches, "of" | "possible">;

function ofSwitch(node: ts.SwitchStatement, context: Context): Parts {
  const { ts } = context;
  const { clauses } = node.caseBlock;
  const constants = clauses.flatMap((clause) => {
    const constant = ts.isCaseClause(clause) ? constantAt(innermost(clause.expression, ts), context) : null;
    return constant === null ? [] : [constant];
  });
  const hasDefault = clauses.some(ts.isDefaultClause);
  const filled = clauses.filter(({ statements }) => statements.length > 0);
  const leaves = filled.length > 0 && filled.every(({ statements }) => leavesFunction(statements.at(-1), ts));
  return { node, subject: node.expression, constants, hasRest: hasDefault || (leaves && isFollowed(node, ts)) };
}

function ofChain(node: ts.IfStatement, context: Context): Parts | null {
  const { ts } = context;
  const constants: Constant[] = [];
  let subject: ts.Expression | null = null;
  let leaves = true;
  let rest: ts.Statement | undefined = node;
  while (rest !== undefined && ts.isIfStatement(rest)) {
    const test = testOf(rest.expression, context);
    if (test === null || (subject !== null && test.subject.getText() !== subject.getText())) return null;
    subject ??= test.subject;
    constants.push(...test.constants);
    leaves &&= leavesFunction(rest.thenStatement, ts);
    rest = rest.elseStatement;
  }
  // A single if is a question, and no division into cases.
  if (subject === null || node.elseStatement === undefined || !ts.isIfStatement(node.elseStatement)) return null;
  return { node, subject, constants, hasRest: rest !== undefined || (leaves && isFollowed(node, ts)) };
}

/** A condition that asks whether one expression has one of some values: `x === a || x === b`, `[a, b].includes(x)`. */
export function testOf(condition: ts.Expression, context: Context): { readonly subject: ts.Expression; readonly constants: readonly Constant[] } | null {
  const { ts } = context;
  const node = innermost(condition, ts);
  if (ts.isCallExpression(node)) return membershipOf(node, context);
  if (!ts.isBinaryExpression(node)) return null;
  const { left, right, operatorToken: { kind } } = node;
  if (kind === ts.SyntaxKind.BarBarToken) {
    const [one, other] = [testOf(left, context), testOf(right, context)];
    if (one === null || other === null || one.subject.getText() !== other.subject.getText()) return null;
    return { subject: one.subject, constants: [...one.constants, ...other.constants] };
  }
  if (!isEquality(kind, ts) || isInequality(kind, ts)) return null;
  const [first, second] = [constantAt(innermost(left, ts), context), constantAt(innermost(right, ts), context)];
  if (second !== null && first === null) return { subject: left, constants: [second] };
  return first !== null && second === null ? { subject: right, constants: [first] } : null;
}

function membershipOf({ expression, arguments: [subject] }: ts.CallExpression, context: Context): ReturnType<typeof testOf> {
  const { ts } = context;
  if (subject === undefined || !ts.isPropertyAccessExpression(expression) || expression.name.text !== "includes") return null;
  const list = innermost(expression.expression, ts);
  const elements = ts.isArrayLiteralExpression(list) ? list.elements.map((element) => constantAt(innermost(element, ts), context)) : [null];
  return elements.every((element) => element !== null) ? { subject, constants: elements } : null;
}

/** Of the enum's values those that the type of an expression still has. */
function possibleValues(subject: ts.Expression, { members }: BoundEnum, { checker }: Context): MappedValue[] {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(subject));
  const parts = type.isUnion() ? type.types : [type];
  const values = members.map(({ value }) => value);
  if (!parts.every((part) => part.isLiteral())) return values;
  const left = new Set(parts.map((part) => (part as ts.LiteralType).value));
  return values.filter((value) => typeof value === "bigint" || left.has(value));
}

function isElse(node: ts.IfStatement, ts: TypeScript): boolean {
  return ts.isIfStatement(node.parent) && node.parent.elseStatement === node;
}

function leavesFunction(statement: ts.Statement | undefined, ts: TypeScript): boolean {
  if (statement === undefined) return false;
  if (ts.isBlock(statement)) return leavesFunction(statement.statements.at(-1), ts);
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || ts.isContinueStatement(statement);
}

function isFollowed(node: ts.Statement, ts: TypeScript): boolean {
  const { parent } = node;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent) && !ts.isCaseOrDefaultClause(parent)) return false;
  return parent.statements.at(-1) !== node;
}
