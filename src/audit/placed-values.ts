/** Constants that stand where a value of a value map belongs, however the place is known. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum } from "./bound-enum.ts";
import { type Constant, constantAt } from "./constants.ts";
import type { Context } from "./context.ts";
import { innermost, isEquality, isOrdering, outermost } from "./operators.ts";
import type { TypeScript } from "./typescript.ts";

export interface PlacedValue extends Constant {
  /** What belongs there; several where the place takes the values of several elements. */
  readonly expected: readonly BoundEnum[];
  /** Whether it is a bound, as in `code >= 32768`: it need not be a value that there is. */
  readonly isBound: boolean;
}

/** What stands at a node, or in the list or table that a node looks something up in. */
export function placedValuesAt(node: ts.Node, context: Context): PlacedValue[] {
  const { ts } = context;
  const found: PlacedValue[] = [];
  if (ts.isCallExpression(node)) found.push(...inLookup(node, context));
  else if (ts.isElementAccessExpression(node)) found.push(...inTable(node, context));
  else if (ts.isObjectLiteralExpression(node)) found.push(...inRecord(node, context));
  const constant = ts.isExpression(node) ? constantAt(node, context) : null;
  if (constant !== null) found.push(...atItsPlace(constant, node as ts.Expression, context));
  return found;
}

function atItsPlace(constant: Constant, node: ts.Expression, context: Context): PlacedValue[] {
  const { ts, checker, enums } = context;
  const outer = outermost(node, ts);
  const { parent } = outer;
  const placed = (expected: readonly BoundEnum[], isBound = false): PlacedValue[] =>
    expected.length === 0 ? [] : [{ ...constant, expected, isBound }];

  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const other = parent.left === outer ? parent.right : parent.left;
    if (isEquality(kind, ts) || isOrdering(kind, ts)) {
      // Of two constants neither is the place of the other.
      if (constantAt(innermost(other, ts), context) !== null) return [];
      const compared = enums.of(other);
      return allowsBeside(checker.getTypeAtLocation(other), compared, constant.value) ? [] : placed(compared, isOrdering(kind, ts));
    }
    // What stands in for a value that is missing need not be one.
    if (kind !== ts.SyntaxKind.EqualsToken || parent.right !== outer) return [];
  }
  if (ts.isCaseClause(parent)) return placed(enums.of(parent.parent.parent.expression));
  const type = asserted(node, context) ?? checker.getContextualType(node);
  const expected = type === undefined ? [] : enums.ofType(type);
  return type === undefined || allowsBeside(type, expected, constant.value) ? [] : placed(expected);
}

/** The type that a constant is asserted to have: `4 as JobState`. */
function asserted({ parent }: ts.Expression, { ts, checker }: Context): ts.Type | undefined {
  return ts.isAssertionExpression(parent) && !ts.isConstTypeReference(parent.type) ? checker.getTypeFromTypeNode(parent.type) : undefined;
}

/** Whether a type has a value beside those of its enums, as `JobState | 99` has 99. */
function allowsBeside(type: ts.Type, enums: readonly BoundEnum[], value: MappedValue): boolean {
  if (enums.some(({ members }) => members.some((member) => member.value === value))) return false;
  return (type.isUnion() ? type.types : [type]).some((part) => part.isLiteral() && part.value === value);
}

/** The elements of a list, set or map that is asked for a value: `[7, 8].includes(state)`. */
function inLookup(call: ts.CallExpression, context: Context): PlacedValue[] {
  const { ts, enums } = context;
  const { expression, arguments: [asked] } = call;
  if (asked === undefined || !ts.isPropertyAccessExpression(expression) || !lookups.has(expression.name.text)) return [];
  const elements = elementsOf(expression.expression, context);
  const expected = elements.length === 0 ? [] : enums.of(asked);
  return expected.length === 0 ? [] : constantsAmong(elements, expected, context);
}

const lookups: ReadonlySet<string> = new Set(["includes", "indexOf", "lastIndexOf", "has", "get"]);

/** The elements of a list, of a set made of one, or the keys of a map made of pairs. */
function elementsOf(list: ts.Expression, context: Context): readonly ts.Expression[] {
  const { ts } = context;
  const node = writtenOut(list, context);
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
  if (!ts.isObjectLiteralExpression(table)) return [];
  return keysOf(table, enums.of(argumentExpression), context);
}

/** The keys of an object whose type says by what it is indexed: `Record<JobState, string>`. */
function inRecord(node: ts.ObjectLiteralExpression, context: Context): PlacedValue[] {
  const { ts, checker, enums } = context;
  if (!node.properties.some((property) => property.name !== undefined && keyValue(property.name, ts) !== null)) return [];
  let type = checker.getContextualType(node);
  // Partial and Readonly are written around it.
  while (type?.aliasSymbol !== undefined && type.aliasSymbol.name !== "Record") type = type.aliasTypeArguments?.[0];
  const key = type?.aliasTypeArguments?.[0];
  return key === undefined ? [] : keysOf(node, enums.ofType(key), context);
}

function keysOf({ properties }: ts.ObjectLiteralExpression, expected: readonly BoundEnum[], { ts }: Context): PlacedValue[] {
  if (expected.length === 0) return [];
  const isText = expected.every(({ members }) => typeof members[0]?.value === "string");
  return properties.flatMap(({ name }) => {
    const value = name === undefined ? null : keyValue(name, ts);
    const isComparable = value !== null && (typeof value === "string") === isText;
    return name === undefined || !isComparable ? [] : [{ node: name, value, expected, member: null, isLiteral: true, isBound: false }];
  });
}

function keyValue(name: ts.PropertyName, ts: TypeScript): MappedValue | null {
  if (ts.isNumericLiteral(name)) return Number(name.text);
  if (!ts.isStringLiteral(name)) return null;
  return /^\d+$/.test(name.text) ? Number(name.text) : name.text;
}

function constantsAmong(elements: readonly ts.Expression[], expected: readonly BoundEnum[], context: Context): PlacedValue[] {
  return elements.flatMap((element) => {
    const constant = constantAt(innermost(element, context.ts), context);
    return constant === null ? [] : [{ ...constant, expected, isBound: false }];
  });
}

/** A list or table itself where a constant of this file names it. */
function writtenOut(node: ts.Expression, { ts, checker, file }: Context): ts.Expression {
  const inner = innermost(node, ts);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
  const isOwn = declaration !== undefined && (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) && declaration.getSourceFile() === file;
  return isOwn && declaration.initializer !== undefined ? innermost(declaration.initializer, ts) : inner;
}
