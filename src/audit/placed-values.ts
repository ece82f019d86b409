/** Constants that stand where a value of a value map belongs, however the place is known. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum } from "./bound-enum.ts";
import { asValueOf, type Constant, constantAt } from "./constants.ts";
import type { Context } from "./context.ts";
import { declarationNamed } from "./names.ts";
import { innermost, isEquality, isOrdering, outermost } from "./operators.ts";
import type { TypeScript } from "./typescript.ts";

export interface PlacedValue extends Constant {
  /** As it is told: `4`, or `4 of OVER` where a list of another file has it. */
  readonly text: string;
  /** What belongs there; several where the place takes the values of several elements. */
  readonly expected: readonly BoundEnum[];
  /** Whether it is a bound, as in `code >= 32768`: it need not be a value that there is. */
  readonly isBound: boolean;
}

/** What stands at a node, or in the list or table that a node looks something up in. */
export function placedValuesAt(node: ts.Node, context: Context): PlacedValue[] {
  const { ts } = context;
  const placed: PlacedValue[] = [];
  if (ts.isCallExpression(node)) placed.push(...inLookup(node, context));
  else if (ts.isElementAccessExpression(node)) placed.push(...inTable(node, context));
  else if (ts.isObjectLiteralExpression(node)) placed.push(...inRecord(node, context));
  const constant = ts.isExpression(node) ? constantAt(node, context) : null;
  if (constant !== null) placed.push(...atItsPlace(constant, node as ts.Expression, context));
  return placed;
}

function atItsPlace(constant: Constant, node: ts.Expression, context: Context): PlacedValue[] {
  const place = placeOf(node, context);
  if (place === null || place.expected.length === 0) return [];
  const { expected, type, standIns, isBound } = place;
  const placed = asValueOf(constant, expected);
  return allowsBeside(type, expected, standIns, placed.value)
    ? []
    : [{ ...placed, text: constant.node.getText(), expected, isBound }];
}

/** An expression that has the values of one element where those of others belong. */
export interface PlacedExpression {
  readonly node: ts.Expression;
  readonly of: BoundEnum;
  readonly expected: readonly BoundEnum[];
}

/** What is not a constant at its place: a variable, a property, what a function answers. */
export function placedExpressionAt(node: ts.Node, context: Context): PlacedExpression | null {
  const { ts, enums } = context;
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  if ((!isAccess && !ts.isIdentifier(node) && !ts.isCallExpression(node)) || !isValue(node, ts)) return null;
  const [of, another] = enums.of(node);
  if (of === undefined || another !== undefined || constantAt(node, context) !== null) return null;
  const outer = outermost(node, ts);
  // Of two that are compared one is told.
  if (
    ts.isBinaryExpression(outer.parent) &&
    outer.parent.right === outer &&
    outer.parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return null;
  const expected = placeOf(node, context)?.expected ?? [];
  return expected.length === 0 || expected.includes(of) ? null : { node, of, expected };
}

/** Whether a node stands where a value is used: an identifier may be a name or a type as well. */
function isValue(node: ts.Expression, ts: TypeScript): boolean {
  const { parent } = node;
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent)
  )
    return parent.initializer === node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  const isWithin =
    ts.isParenthesizedExpression(parent) ||
    ts.isAssertionExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent);
  return (
    isWithin ||
    ts.isBinaryExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isCaseClause(parent)
  );
}

interface Place {
  /** What belongs there. */
  readonly expected: readonly BoundEnum[];
  /** The type of the place; `null` where it does not count. */
  readonly type: ts.Type | null;
  /** Constants for a missing value in what a constant is compared with. */
  readonly standIns: readonly MappedValue[];
  readonly isBound: boolean;
}

/** The place of an expression, as what surrounds it tells; `null` where nothing can be told. */
function placeOf(node: ts.Expression, context: Context): Place | null {
  const { ts, checker, enums } = context;
  const outer = outermost(node, ts);
  const { parent } = outer;
  const place = (expected: readonly BoundEnum[], type: ts.Type | null = null): Place => ({
    expected,
    type,
    standIns: [],
    isBound: false,
  });

  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const other = parent.left === outer ? parent.right : parent.left;
    if (isEquality(kind, ts) || isOrdering(kind, ts)) {
      // A constant is no place for what it is compared with.
      if (constantAt(innermost(other, ts), context) !== null) return null;
      return {
        expected: enums.of(other),
        type: checker.getTypeAtLocation(other),
        standIns: enums.standIns(other),
        isBound: isOrdering(kind, ts),
      };
    }
    // What stands in for a value that is missing need not be one.
    if (kind !== ts.SyntaxKind.EqualsToken || parent.right !== outer) return null;
  }
  if (ts.isCaseClause(parent)) {
    const { expression } = parent.parent.parent;
    return { ...place(enums.of(expression)), standIns: enums.standIns(expression) };
  }
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === outer)
    return place(keysOfType(checker.getTypeAtLocation(parent.expression), context));
  for (const type of [...assertedTypes(node, context), checker.getContextualType(outer)]) {
    const expected = type === undefined ? [] : enums.ofType(type);
    if (type !== undefined && expected.length > 0) return place(expected, type);
  }
  return place(inResult(outer, context));
}

/** The types that an expression is asserted to have, from within: `4 as JobState`. */
function assertedTypes({ parent }: ts.Expression, context: Context): ts.Type[] {
  const { ts, checker } = context;
  if (!ts.isAssertionExpression(parent) && !ts.isParenthesizedExpression(parent)) return [];
  const isType = ts.isAssertionExpression(parent) && !ts.isConstTypeReference(parent.type);
  return [...(isType ? [checker.getTypeFromTypeNode(parent.type)] : []), ...assertedTypes(parent, context)];
}

/**
 * What belongs at a place in what a provider gives back: in the object itself, or as the argument of a function of the
 * runtime that makes it, as `failed(4)`.
 */
function inResult(outer: ts.Expression, context: Context): readonly BoundEnum[] {
  const { ts, enums } = context;
  const { parent } = outer;
  if (ts.isPropertyAssignment(parent) && parent.initializer === outer && ts.isIdentifier(parent.name)) {
    const type = awaitedContext(parent.parent, context);
    return type === undefined ? [] : enums.ofProperty(type, parent.name.text);
  }
  if (!ts.isCallExpression(parent) || parent.expression === outer) return [];
  const name = propertyMadeOf(outer, parent, context);
  const type = name === null ? undefined : awaitedContext(parent, context);
  return name === null || type === undefined ? [] : enums.ofProperty(type, name);
}

function awaitedContext(node: ts.Expression, { checker }: Context): ts.Type | undefined {
  const type = checker.getContextualType(node);
  return type === undefined ? undefined : (checker.getAwaitedType(type) ?? type);
}

/** The property of its result that a generated function makes of an argument, told by their type parameter. */
function propertyMadeOf(
  argument: ts.Expression,
  call: ts.CallExpression,
  { checker, bindings, ts }: Context,
): string | null {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameter = declaration?.parameters[call.arguments.indexOf(argument)];
  if (
    declaration === undefined ||
    !ts.isFunctionDeclaration(declaration) ||
    parameter === undefined ||
    !bindings.isGenerated(declaration.getSourceFile())
  )
    return null;
  const given = checker.getTypeAtLocation(parameter);
  const signature = checker.getSignatureFromDeclaration(declaration);
  if (signature === undefined || !(given.flags & ts.TypeFlags.TypeParameter)) return null;
  return (
    checker
      .getReturnTypeOfSignature(signature)
      .getProperties()
      .find((property) => checker.getTypeOfSymbol(property) === given)?.name ?? null
  );
}

/** Whether a place has a value beside those of its enums: of its type, as `JobState | 99` has 99, or for a missing one. */
function allowsBeside(
  type: ts.Type | null,
  enums: readonly BoundEnum[],
  standIns: readonly MappedValue[],
  value: MappedValue,
): boolean {
  if (enums.some(({ members }) => members.some((member) => member.value === value))) return false;
  const parts = type === null ? [] : type.isUnion() ? type.types : [type];
  return standIns.includes(value) || parts.some((part) => part.isLiteral() && part.value === value);
}

/** The elements of a list, set or map that is asked for a value: `[7, 8].includes(state)`. */
function inLookup(call: ts.CallExpression, context: Context): PlacedValue[] {
  const { ts, enums } = context;
  const {
    expression,
    arguments: [asked],
  } = call;
  if (asked === undefined || !ts.isPropertyAccessExpression(expression) || !lookups.has(expression.name.text))
    return [];
  const elements = elementsOf(writtenOut(expression.expression, context), ts);
  const expected = elements.length === 0 ? [] : enums.of(asked);
  if (expected.length === 0) return [];
  return elements.flatMap((element) => {
    const constant = constantAt(innermost(element, ts), context);
    return constant === null || allowsBeside(null, expected, enums.standIns(asked), constant.value)
      ? []
      : [seenFrom(expression.expression, constant, expected, context)];
  });
}

const lookups: ReadonlySet<string> = new Set(["includes", "indexOf", "lastIndexOf", "has", "get"]);

/** The elements of a list, of a set made of one, or the keys of a map made of pairs. */
function elementsOf(node: ts.Expression, ts: TypeScript): readonly ts.Expression[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return [];
  const [argument] = node.arguments ?? [];
  const elements = argument !== undefined && ts.isArrayLiteralExpression(argument) ? argument.elements : [];
  if (node.expression.text === "Set") return elements;
  if (node.expression.text !== "Map") return [];
  return elements.flatMap((pair) => (ts.isArrayLiteralExpression(pair) ? pair.elements.slice(0, 1) : []));
}

/** The keys of an object that is indexed by a value: `labels[job.JobState]`. */
function inTable({ expression, argumentExpression }: ts.ElementAccessExpression, context: Context): PlacedValue[] {
  const { ts, enums } = context;
  const table = writtenOut(expression, context);
  if (!ts.isObjectLiteralExpression(table) || constantAt(innermost(argumentExpression, ts), context) !== null)
    return [];
  const expected = enums.of(argumentExpression);
  const standIns = enums.standIns(argumentExpression);
  return keysIn(table, expected, context).flatMap((constant) =>
    allowsBeside(null, expected, standIns, constant.value) ? [] : [seenFrom(expression, constant, expected, context)],
  );
}

/** The keys of an object whose type says by what it is indexed: `Record<JobState, string>`. */
function inRecord(node: ts.ObjectLiteralExpression, context: Context): PlacedValue[] {
  const { checker } = context;
  const type = checker.getContextualType(node);
  const expected = type === undefined ? [] : keysOfType(type, context);
  return keysIn(node, expected, context).map((constant) => seenFrom(node, constant, expected, context));
}

/** The enums by which a type is indexed: `Record<JobState, string>`, or the same written out. */
function keysOfType(type: ts.Type, context: Context): readonly BoundEnum[] {
  const { ts, checker, enums } = context;
  const [argument] = type.aliasTypeArguments ?? [];
  if (argument !== undefined && type.aliasSymbol?.name === "Record") return enums.ofType(argument);
  // Partial and Readonly are written around it.
  if (argument !== undefined && /^(?:Partial|Readonly|Required)$/.test(type.aliasSymbol?.name ?? ""))
    return keysOfType(argument, context);
  if (type.isUnionOrIntersection()) return [...new Set(type.types.flatMap((part) => keysOfType(part, context)))];
  const mapped = (type.symbol as ts.Symbol | undefined)?.declarations?.find(ts.isMappedTypeNode);
  const constraint = mapped?.typeParameter.constraint;
  return constraint === undefined ? [] : enums.ofType(checker.getTypeFromTypeNode(constraint));
}

function keysIn(
  { properties }: ts.ObjectLiteralExpression,
  expected: readonly BoundEnum[],
  context: Context,
): Constant[] {
  if (expected.length === 0) return [];
  const isText = expected.every(({ members }) => typeof members[0]?.value === "string");
  return properties.flatMap(({ name }) => {
    const constant = name === undefined ? null : keyAt(name, context);
    return constant !== null && (typeof constant.value === "string") === isText ? [constant] : [];
  });
}

function keyAt(name: ts.PropertyName, context: Context): Constant | null {
  const { ts } = context;
  if (ts.isComputedPropertyName(name)) return constantAt(innermost(name.expression, ts), context);
  if (!ts.isNumericLiteral(name) && !ts.isStringLiteral(name)) return null;
  const isNumber = ts.isNumericLiteral(name) || /^\d+$/.test(name.text);
  return { node: name, value: isNumber ? Number(name.text) : name.text, member: null, isLiteral: true };
}

/** A constant of a list or table. Those of another file are told where this file uses them. */
function seenFrom(
  list: ts.Expression,
  constant: Constant,
  expected: readonly BoundEnum[],
  { file }: Context,
): PlacedValue {
  const text = constant.node.getText();
  const isHere = constant.node.getSourceFile() === file;
  return isHere
    ? { ...constant, text, expected, isBound: false }
    : { ...constant, node: list, text: `${text} of ${list.getText()}`, isLiteral: false, expected, isBound: false };
}

/** A list or table itself where a constant of the user's names it. */
function writtenOut(node: ts.Expression, { ts, checker, bindings }: Context): ts.Expression {
  const inner = innermost(node, ts);
  const declaration = declarationNamed(inner, checker, ts);
  const isVariable =
    declaration !== undefined && (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration));
  if (!isVariable || declaration.initializer === undefined || bindings.isGenerated(declaration.getSourceFile()))
    return inner;
  return innermost(declaration.initializer, ts);
}
