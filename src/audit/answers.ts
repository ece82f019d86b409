/**
 * What becomes of the answers of methods: whether their return codes and jobs are looked at. An answer that is handed on
 * to where it cannot be followed is taken to be looked at there.
 */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import { type AnsweredMethod, methodOf, methodOfAll } from "./answered-methods.ts";
import { testOf } from "./branches.ts";
import { constantAt } from "./constants.ts";
import type { Context } from "./context.ts";
import { awaited, innermost, isEquality, isOrdering, outermost } from "./operators.ts";
import type { TypeScript } from "./typescript.ts";

export interface Answer {
  readonly method: AnsweredMethod;
  /** The call, or the parameter that takes the answer. */
  readonly node: ts.Node;
  readonly isCall: boolean;
  /** Whether the whole answer is handed on. */
  readonly isHandedOn: boolean;
  readonly isCodeRead: boolean;
  /** Whether the code is handed on, so that other code may ask for its value. */
  readonly isCodeHandedOn: boolean;
  readonly isJobRead: boolean;
  /** Where the code is compared, with what. */
  readonly tests: readonly CodeTest[];
}

export interface CodeTest {
  readonly node: ts.Node;
  readonly values: readonly MappedValue[];
}

/** The answer that a call gives or a parameter takes; `null` for all other nodes. */
export function answerAt(node: ts.Node, context: Context): Answer | null {
  const { ts, checker } = context;
  if (ts.isCallExpression(node)) {
    const type = checker.getTypeAtLocation(node);
    const method = methodOf(type, context) ?? (isStatement(node, ts) ? methodOfAll(type, context) : null);
    if (method === null) return null;
    const uses = new Uses(method, false, context);
    uses.ofExpression(node);
    return uses.answer(node);
  }
  if (
    !ts.isParameter(node) ||
    !ts.isFunctionLike(node.parent) ||
    !("body" in node.parent) ||
    node.parent.body === undefined
  )
    return null;
  const method = methodOf(checker.getNonNullableType(checker.getTypeAtLocation(node)), context);
  if (method === null) return null;
  const uses = new Uses(method, true, context);
  uses.ofBinding(node.name);
  return uses.answer(node.name);
}

/** Whether the value of an expression is thrown away where it is made. */
function isStatement(node: ts.Expression, ts: TypeScript): boolean {
  return ts.isExpressionStatement(awaited(node, ts).parent);
}

class Uses {
  readonly #method: AnsweredMethod;
  readonly #context: Context;
  readonly #isParameter: boolean;
  readonly #tests: CodeTest[] = [];
  #isHandedOn = false;
  #isCodeRead = false;
  #isCodeHandedOn = false;
  #isJobRead = false;

  constructor(method: AnsweredMethod, isParameter: boolean, context: Context) {
    this.#method = method;
    this.#isParameter = isParameter;
    this.#context = context;
  }

  answer(node: ts.Node): Answer {
    return {
      method: this.#method,
      node,
      isCall: !this.#isParameter,
      isHandedOn: this.#isHandedOn,
      isCodeRead: this.#isCodeRead,
      isCodeHandedOn: this.#isCodeHandedOn,
      isJobRead: this.#isJobRead,
      tests: this.#tests,
    };
  }

  /** Follows an expression whose value is the answer. */
  ofExpression(node: ts.Expression): void {
    const { ts } = this.#context;
    const outer = this.#passedOn(node);
    const { parent } = outer;
    if (this.#isThrownAway(outer)) return;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) return this.ofBinding(parent.name);
    const variable = this.#assignedVariable(outer);
    if (variable !== null) return this.ofBinding(variable);
    if (this.#method.isBareCode) return this.#code(outer);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === outer)
      return this.#property(parent.name.text, parent);
    if (
      ts.isElementAccessExpression(parent) &&
      parent.expression === outer &&
      ts.isStringLiteralLike(parent.argumentExpression)
    )
      return this.#property(parent.argumentExpression.text, parent);
    if (!this.#isToldOnly(outer)) this.#isHandedOn = true;
  }

  /** The largest expression that has the same value: awaited, or as the branch of an operator. */
  #passedOn(node: ts.Expression): ts.Expression {
    const { ts, checker } = this.#context;
    const outer = awaited(node, ts);
    const { parent } = outer;
    const isBranch = ts.isConditionalExpression(parent)
      ? parent.condition !== outer
      : ts.isBinaryExpression(parent) && parent.right === outer && branching(ts).has(parent.operatorToken.kind);
    if (isBranch) return this.#passedOn(parent as ts.Expression);
    if (
      !ts.isPropertyAccessExpression(parent) ||
      !/^(?:catch|finally)$/.test(parent.name.text) ||
      !ts.isCallExpression(parent.parent)
    )
      return outer;
    // A promise that gives the same answer is looked at by itself.
    return methodOf(checker.getTypeAtLocation(parent.parent), this.#context) === null
      ? this.#passedOn(parent.parent)
      : outer;
  }

  #isThrownAway(outer: ts.Expression): boolean {
    const { ts, checker } = this.#context;
    const { parent } = outer;
    if (ts.isExpressionStatement(parent)) return true;
    if (ts.isBinaryExpression(parent))
      return parent.left === outer && parent.operatorToken.kind === ts.SyntaxKind.CommaToken;
    if (!ts.isArrowFunction(parent) || parent.body !== outer) return false;
    // Who calls the function wants nothing of it, as `forEach` and timers.
    const signatures = checker.getContextualType(parent)?.getCallSignatures() ?? [];
    return (
      signatures.length > 0 &&
      signatures.every((signature) => checker.getReturnTypeOfSignature(signature).flags & ts.TypeFlags.Void)
    );
  }

  #assignedVariable(outer: ts.Expression): ts.Identifier | null {
    const { ts } = this.#context;
    const { parent } = outer;
    const isAssigned =
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isExpressionStatement(parent.parent);
    return isAssigned && parent.right === outer && ts.isIdentifier(parent.left) ? parent.left : null;
  }

  /** Follows a variable or parameter that holds the answer, or the parts that it is taken apart into. */
  ofBinding(name: ts.BindingName): void {
    const { ts } = this.#context;
    if (ts.isIdentifier(name)) {
      for (const reference of this.#referencesTo(name)) this.ofExpression(reference);
      return;
    }
    if (ts.isArrayBindingPattern(name)) {
      this.#isHandedOn = true;
      return;
    }
    for (const element of name.elements) {
      const property = element.propertyName ?? element.name;
      if (element.dotDotDotToken !== undefined || !ts.isIdentifier(property)) this.#isHandedOn = true;
      else if (property.text === this.#method.job) this.#jobBinding(element.name);
      else if (property.text === "ReturnValue") this.#codeBinding(element.name);
    }
  }

  #property(name: string, access: ts.PropertyAccessExpression | ts.ElementAccessExpression): void {
    const { ts, checker } = this.#context;
    if (name === "ReturnValue") return this.#code(access);
    if (name === this.#method.job) return this.#job(access);
    // Methods of promises: `then` hands the answer on, unless to a function that does not take it.
    if (checker.getPropertyOfType(checker.getTypeAtLocation(access.expression), "then") === undefined) return;
    const [next] = ts.isCallExpression(access.parent) ? access.parent.arguments : [];
    const takesNothing =
      next !== undefined && (ts.isArrowFunction(next) || ts.isFunctionExpression(next)) && next.parameters.length === 0;
    if (name !== "then" || !takesNothing) this.#isHandedOn = true;
  }

  #jobBinding(name: ts.BindingName): void {
    if (!this.#context.ts.isIdentifier(name)) this.#isJobRead = true;
    else for (const reference of this.#referencesTo(name)) this.#job(reference);
  }

  /** What is done with an expression whose value is the job: who only asks whether there is one, or tells of it, does not watch it. */
  #job(node: ts.Expression): void {
    const { ts } = this.#context;
    const outer = outermost(node, ts);
    const { parent } = outer;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) return this.#jobBinding(parent.name);
    const isAsked =
      this.#isCondition(outer) || (ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind, ts));
    if (!isAsked && !ts.isExpressionStatement(parent) && !this.#isLogged(outer)) this.#isJobRead = true;
  }

  /** Whether a value only goes to the console, perhaps within a text. */
  #isLogged(node: ts.Expression): boolean {
    const { ts } = this.#context;
    const { parent } = node;
    if (ts.isTemplateSpan(parent)) return this.#isLogged(parent.parent);
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return this.#isLogged(parent);
    if (!ts.isCallExpression(parent) || parent.expression === node) return false;
    const called = innermost(parent.expression, ts);
    return ts.isPropertyAccessExpression(called) && called.expression.getText() === "console";
  }

  #codeBinding(name: ts.BindingName): void {
    if (!this.#context.ts.isIdentifier(name)) return;
    for (const reference of this.#referencesTo(name)) this.#code(reference);
  }

  /** What is done with an expression whose value is the code. */
  #code(node: ts.Expression): void {
    const { ts } = this.#context;
    this.#isCodeRead = true;
    const outer = outermost(node, ts);
    const { parent } = outer;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) return this.#codeBinding(parent.name);
    const values = this.#testedValues(outer);
    if (values !== null && this.#isQuestion(outer)) this.#isCodeHandedOn = true;
    else if (values !== null) this.#tests.push({ node: outer, values });
    else if (!this.#isToldOnly(outer)) this.#isCodeHandedOn = true;
  }

  /** The values that a code is compared with at its place; `null` where it is not compared. */
  #testedValues(outer: ts.Expression): readonly MappedValue[] | null {
    const context = this.#context;
    const { ts } = context;
    const { parent } = outer;
    if (ts.isSwitchStatement(parent)) {
      const cases = parent.caseBlock.clauses.filter(ts.isCaseClause);
      return cases.flatMap(({ expression }) => constantAt(innermost(expression, ts), context)?.value ?? []);
    }
    if (ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind, ts)) {
      const constant = constantAt(innermost(parent.left === outer ? parent.right : parent.left, ts), context);
      return constant === null ? null : [constant.value];
    }
    if (ts.isBinaryExpression(parent) && isOrdering(parent.operatorToken.kind, ts)) {
      const constant = constantAt(innermost(parent.left === outer ? parent.right : parent.left, ts), context);
      return constant === null ? null : [asksForZero(parent, outer, constant.value, ts) ? 0 : constant.value];
    }
    if (ts.isCallExpression(parent)) return testOf(parent, context)?.constants.map(({ value }) => value) ?? null;
    return this.#isCondition(outer) ? [0] : null;
  }

  #isCondition(outer: ts.Expression): boolean {
    const { ts } = this.#context;
    const { parent } = outer;
    if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
      return parent.expression === outer;
    if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return parent.condition === outer;
    if (ts.isBinaryExpression(parent) && isJunction(parent.operatorToken.kind, ts)) {
      const whole = outermost(parent, ts);
      return this.#isCondition(whole) || (parent.left === outer && ts.isExpressionStatement(whole.parent));
    }
    return ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken;
  }

  /** Whether a function answers nothing else than how a comparison of its parameter ends, so that its caller decides. */
  #isQuestion(outer: ts.Expression): boolean {
    const { ts } = this.#context;
    let { parent } = outer;
    while (ts.isExpression(parent) && !ts.isConditionalExpression(parent) && !ts.isFunctionLike(parent))
      parent = parent.parent;
    return this.#isParameter && (ts.isReturnStatement(parent) || ts.isArrowFunction(parent));
  }

  /** Whether a value only goes into a text or an error: somebody is told, and nothing depends on it. */
  #isToldOnly(outer: ts.Expression): boolean {
    const { ts, checker, bindings } = this.#context;
    const { parent } = outer;
    if (ts.isTemplateSpan(parent)) return true;
    if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === outer;
    if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.PlusToken;
    if (ts.isNewExpression(parent)) return ts.isThrowStatement(outermost(parent, ts).parent);
    if (!ts.isCallExpression(parent) || parent.expression === outer) return false;
    const called = innermost(parent.expression, ts);
    if ((ts.isIdentifier(called) && called.text === "String") || this.#isLogged(outer)) return true;
    // Functions of the runtime answer with labels.
    const declaration = checker.getResolvedSignature(parent)?.declaration;
    return declaration !== undefined && bindings.isGenerated(declaration.getSourceFile());
  }

  /** Where a variable is read. */
  #referencesTo(name: ts.Identifier): ts.Expression[] {
    const { ts, checker } = this.#context;
    const symbol = checker.getSymbolAtLocation(name);
    const declared = symbol?.valueDeclaration ?? name;
    const scope =
      ts.findAncestor(declared.parent, (node) => ts.isFunctionLike(node) || ts.isSourceFile(node)) ??
      name.getSourceFile();
    const references: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node !== name && node.text === name.text) {
        const own = ts.isShorthandPropertyAssignment(node.parent)
          ? checker.getShorthandAssignmentValueSymbol(node.parent)
          : checker.getSymbolAtLocation(node);
        if (own === symbol && own?.valueDeclaration !== node.parent && !isWritten(node, ts)) references.push(node);
      }
      ts.forEachChild(node, visit);
    };
    visit(scope);
    return references;
  }
}

/** `&&` and `||`. */
function isJunction(kind: ts.SyntaxKind, { SyntaxKind }: TypeScript): boolean {
  return kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken;
}

/** Whether an ordering tells 0 from all codes above it: `code > 0`, `1 > code`. */
function asksForZero(ordering: ts.BinaryExpression, code: ts.Expression, bound: MappedValue, ts: TypeScript): boolean {
  const { GreaterThanToken, LessThanEqualsToken, GreaterThanEqualsToken, LessThanToken } = ts.SyntaxKind;
  const { kind } = ordering.operatorToken;
  const [aboveBound, fromBound] =
    ordering.left === code
      ? [
          [GreaterThanToken, LessThanEqualsToken],
          [GreaterThanEqualsToken, LessThanToken],
        ]
      : [
          [LessThanToken, GreaterThanEqualsToken],
          [LessThanEqualsToken, GreaterThanToken],
        ];
  return (aboveBound.includes(kind) && Number(bound) === 0) || (fromBound.includes(kind) && Number(bound) === 1);
}

/** Operators whose value is that of their right side. */
function branching({ SyntaxKind }: TypeScript): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.AmpersandAmpersandToken,
    SyntaxKind.BarBarToken,
    SyntaxKind.QuestionQuestionToken,
    SyntaxKind.CommaToken,
  ]);
}

function isWritten(node: ts.Identifier, ts: TypeScript): boolean {
  return (
    ts.isBinaryExpression(node.parent) &&
    node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    node.parent.left === node
  );
}
