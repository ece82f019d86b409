/**
 * What becomes of the answers of methods: whether their return codes and jobs are looked at. An answer that is handed on
 * to where it cannot be followed is taken to be looked at there.
 */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import { testOf } from "./branches.ts";
import { constantAt } from "./constants.ts";
import type { Context } from "./context.ts";
import { innermost, isEquality, outermost } from "./operators.ts";

/** A method as the type of its answer shows it. */
export interface AnsweredMethod {
  /** `CIM_ConcreteJob.RequestStateChange()`. */
  readonly element: string;
  readonly codes: BoundEnum | null;
  /** Whether the answer is the code itself. */
  readonly isBareCode: boolean;
  /** The property with the job that the method starts. */
  readonly job: string | null;
  /** The code that says that work goes on after the call. */
  readonly started: BoundMember | null;
}

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
    const method = methodOf(checker.getTypeAtLocation(node), context);
    if (method === null) return null;
    const uses = new Uses(method, false, context);
    uses.ofExpression(node);
    return uses.answer(node);
  }
  if (!ts.isParameter(node) || !ts.isFunctionLike(node.parent) || !("body" in node.parent) || node.parent.body === undefined) return null;
  const method = methodOf(checker.getTypeAtLocation(node), context);
  if (method === null) return null;
  const uses = new Uses(method, true, context);
  uses.ofBinding(node.name);
  return uses.answer(node.name);
}

function methodOf(type: ts.Type, context: Context): AnsweredMethod | null {
  const { checker, bindings, enums, ts } = context;
  const answered = checker.getAwaitedType(type) ?? type;
  if (answered.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return null;
  const [own, another] = enums.ofType(answered);
  if (own !== undefined) {
    const started = own.members.find(({ value, label }) => value === 4096 && /started/i.test(label)) ?? null;
    return own.isReturnValue && another === undefined ? { element: own.element, codes: own, isBareCode: true, job: null, started } : null;
  }
  const returned = checker.getPropertyOfType(answered, "ReturnValue");
  const holder = returned?.declarations?.[0]?.parent;
  if (returned === undefined || holder === undefined || !bindings.isGenerated(holder.getSourceFile())) return null;
  const [codes = null] = enums.ofType(checker.getTypeOfSymbol(returned));
  const element = codes?.element ?? bindings.tagsOf(holder).get("mof");
  if (element === undefined || !element.endsWith(")")) return null;
  const job = jobProperty(answered, context);
  const started = codes?.members.find(({ value, label }) => value === 4096 && (job !== null || /started/i.test(label))) ?? null;
  return { element, codes, isBareCode: false, job, started };
}

/** The out-parameter for a job, found as the emitter finds it; results of providers have it as `job`. */
function jobProperty(type: ts.Type, { checker, ts }: Context): string | null {
  for (const part of type.isUnion() ? type.types : [type]) {
    for (const property of part.getProperties()) {
      const target = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const referred = target.aliasTypeArguments?.[0] ?? (target.flags & ts.TypeFlags.Object ? checker.getTypeArguments(target as ts.TypeReference)[0] : undefined);
      if (referred === undefined || checker.isArrayType(target)) continue;
      if (/^job$/i.test(property.name) || /job$/i.test(referred.symbol?.name ?? "")) return property.name;
    }
  }
  return null;
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
      method: this.#method, node, isCall: !this.#isParameter, isHandedOn: this.#isHandedOn, isCodeRead: this.#isCodeRead,
      isCodeHandedOn: this.#isCodeHandedOn, isJobRead: this.#isJobRead, tests: this.#tests,
    };
  }

  /** Follows an expression whose value is the answer. */
  ofExpression(node: ts.Expression): void {
    const { ts } = this.#context;
    let outer = outermost(node, ts);
    while (ts.isAwaitExpression(outer.parent)) outer = outermost(outer.parent, ts);
    const { parent } = outer;
    if (ts.isExpressionStatement(parent)) return;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) return this.ofBinding(parent.name);
    if (this.#method.isBareCode) return this.#code(outer);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === outer) return this.#property(parent.name.text, parent);
    if (!this.#isToldOnly(outer)) this.#isHandedOn = true;
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
      else if (property.text === this.#method.job) this.#isJobRead = true;
      else if (property.text === "ReturnValue") this.#codeBinding(element.name);
    }
  }

  #property(name: string, access: ts.PropertyAccessExpression): void {
    if (name === "ReturnValue") this.#code(access);
    else if (name === this.#method.job) this.#isJobRead = true;
    // Methods of promises: `then` hands the answer on.
    else if (this.#context.checker.getPropertyOfType(this.#context.checker.getTypeAtLocation(access.expression), "then") !== undefined) this.#isHandedOn = true;
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
    if (ts.isCallExpression(parent)) return testOf(parent, context)?.constants.map(({ value }) => value) ?? null;
    const isCondition =
      (ts.isIfStatement(parent) && parent.expression === outer) ||
      (ts.isConditionalExpression(parent) && parent.condition === outer) ||
      (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken);
    return isCondition ? [0] : null;
  }

  /** Whether a function answers nothing else than how a comparison of its parameter ends, so that its caller decides. */
  #isQuestion(outer: ts.Expression): boolean {
    const { ts } = this.#context;
    let { parent } = outer;
    while (ts.isExpression(parent) && !ts.isConditionalExpression(parent) && !ts.isFunctionLike(parent)) parent = parent.parent;
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
    if (ts.isIdentifier(called) && called.text === "String") return true;
    if (ts.isPropertyAccessExpression(called) && called.expression.getText() === "console") return true;
    // Functions of the runtime answer with labels.
    const declaration = checker.getResolvedSignature(parent)?.declaration;
    return declaration !== undefined && bindings.isGenerated(declaration.getSourceFile());
  }

  /** Where a variable is read. */
  #referencesTo(name: ts.Identifier): ts.Expression[] {
    const { ts, checker } = this.#context;
    const symbol = checker.getSymbolAtLocation(name);
    const scope = ts.findAncestor(name.parent, (node) => ts.isFunctionLike(node) || ts.isSourceFile(node)) ?? name.getSourceFile();
    const found: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node !== name && node.text === name.text) {
        const own = ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node);
        if (own === symbol) found.push(node);
      }
      ts.forEachChild(node, visit);
    };
    visit(scope);
    return found;
  }
}
