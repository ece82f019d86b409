import type { Report } from "../diagnostics/diagnostic.ts";
import type {
  Class,
  Instance,
  Method,
  Model,
  Parameter,
  Property,
  Qualifier,
  QualifierDeclaration,
  Type,
  Value,
} from "../schema/model.ts";
import { fold } from "../schema/name-map.ts";
import type * as ast from "../syntax/ast.ts";
import { childKeys, type Node } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import type { Context, Qualified, QualifierHandler, Rule, WrittenValue } from "./rule.ts";
import { doubtfulMap, mapQualifiers, writtenEntries, writtenMaps } from "./value-maps.ts";

/** Runs the rules: those of nodes in one walk over each file, those of the model in one walk over its classes and instances. */
export function check(program: Program, model: Model, rules: readonly Rule[], report: Report): void {
  checkNodes(program, rules, report);
  new ModelWalk(model, rules, report).run();
}

/** Runs the rules of instances and values for one instance that the model does not have. */
export function checkInstance(instance: Instance, model: Model, rules: readonly Rule[], report: Report): void {
  new ModelWalk(model, rules, report).checkInstance(instance, true);
}

type Handler = (node: Node, report: Report) => void;

/** What is done at the nodes of a kind, and where those below them are. */
interface Visit {
  readonly handlers: readonly Handler[];
  readonly keys: readonly string[];
}

/** Loops by index here and below: these run before they are optimized, when an iterator costs more than what it visits. */
function checkNodes(program: Program, rules: readonly Rule[], report: Report): void {
  const visits = visitsOf(rules);
  const visit = (node: Node): void => {
    const { handlers, keys } = visits[node.kind];
    for (let index = 0; index < handlers.length; index++) handlers[index]!(node, report);
    for (let index = 0; index < keys.length; index++) {
      const child = (node as unknown as Record<string, Node | readonly Node[] | null>)[keys[index]!];
      if (child === null || child === undefined) continue;
      if (!isList(child)) visitUnlessPlain(child);
      else for (let place = 0; place < child.length; place++) visitUnlessPlain(child[place]!);
    }
  };
  const visitUnlessPlain = (node: Node): void => {
    if (node.kind !== "Qualifier" || !isPlain(node)) visit(node);
  };
  for (const { specification, origin } of program.files) if (origin !== "built-in") visit(specification);
}

function visitsOf(rules: readonly Rule[]): Readonly<Record<Node["kind"], Visit>> {
  const visits = Object.entries(childKeys).map(([kind, keys]): [string, Visit] => {
    const handlers = rules
      .map(({ nodes }) => nodes?.[kind as keyof typeof nodes])
      .filter((handler) => handler !== undefined);
    return [
      kind,
      { handlers: handlers as Handler[], keys: (keys as readonly string[]).filter((key) => !bareKeys.has(key)) },
    ];
  });
  return Object.fromEntries(visits) as Record<Node["kind"], Visit>;
}

/** Where names and types are, which no rule is called for. */
const bareKeys: ReadonlySet<string> = new Set([
  "name",
  "type",
  "returnType",
  "className",
  "superclass",
  "alias",
  "flavors",
  "scopes",
]);

function isList(child: Node | readonly Node[]): child is readonly Node[] {
  return Array.isArray(child);
}

const plainValues: ReadonlySet<ast.Value["kind"]> = new Set([
  "StringLiteral",
  "IntegerLiteral",
  "RealLiteral",
  "BooleanLiteral",
  "CharLiteral",
  "NullLiteral",
]);

function isPlainValue({ kind }: ast.Value): boolean {
  return plainValues.has(kind);
}

/** Whether a qualifier is written so that nothing can be wrong with its syntax: without flavors, its value of literals. */
function isPlain({ flavors, value }: ast.Qualifier): boolean {
  if (flavors.length > 0) return false;
  if (value === null || isPlainValue(value)) return true;
  if (value.kind !== "ArrayValue") return false;
  const { elements } = value;
  for (let index = 0; index < elements.length; index++) if (!isPlainValue(elements[index]!)) return false;
  return true;
}

function callEach<T>(rules: readonly ((item: T, context: Context) => void)[], item: T, context: Context): void {
  for (let index = 0; index < rules.length; index++) rules[index]!(item, context);
}

function callEachOn<T, E>(
  rules: readonly ((item: T, element: E, context: Context) => void)[],
  item: T,
  element: E,
  context: Context,
): void {
  for (let index = 0; index < rules.length; index++) rules[index]!(item, element, context);
}

type ModelHook = Exclude<keyof Rule, "code" | "nodes" | "qualifiers">;

class ModelWalk {
  readonly #rules: readonly Rule[];
  readonly #context: Context;
  readonly #classRules: NonNullable<Rule["class"]>[];
  readonly #propertyRules: NonNullable<Rule["property"]>[];
  readonly #methodRules: NonNullable<Rule["method"]>[];
  readonly #parameterRules: NonNullable<Rule["parameter"]>[];
  readonly #overrideRules: NonNullable<Rule["override"]>[];
  readonly #bareRules: NonNullable<Rule["bareQualifier"]>[];
  readonly #undeclaredRules: NonNullable<Rule["undeclaredQualifier"]>[];
  readonly #scalarRules: NonNullable<Rule["scalar"]>[];
  readonly #valueRules: NonNullable<Rule["value"]>[];
  readonly #instanceRules: NonNullable<Rule["instance"]>[];
  readonly #typedRules: NonNullable<Rule["typed"]>[];
  readonly #valueMapRules: NonNullable<Rule["valueMap"]>[];
  readonly #entriesRules: NonNullable<Rule["entries"]>[];
  readonly #namedRules = new Map<string, QualifierHandler[]>();
  /** Those for all declared qualifiers and those of a name, by its declaration: that needs no folding. */
  readonly #declaredRules = new Map<QualifierDeclaration, QualifierHandler[]>();

  constructor(model: Model, rules: readonly Rule[], report: Report) {
    this.#rules = rules;
    this.#context = { model, report };
    this.#classRules = this.#having("class");
    this.#propertyRules = this.#having("property");
    this.#methodRules = this.#having("method");
    this.#parameterRules = this.#having("parameter");
    this.#overrideRules = this.#having("override");
    this.#bareRules = this.#having("bareQualifier");
    this.#undeclaredRules = this.#having("undeclaredQualifier");
    this.#scalarRules = this.#having("scalar");
    this.#valueRules = this.#having("value");
    this.#instanceRules = this.#having("instance");
    this.#typedRules = this.#having("typed");
    this.#valueMapRules = this.#having("valueMap");
    this.#entriesRules = this.#having("entries");
    for (const { qualifiers } of rules) {
      for (const [name, handler] of Object.entries(qualifiers ?? {})) {
        const known = this.#namedRules.get(fold(name));
        if (known === undefined) this.#namedRules.set(fold(name), [handler]);
        else known.push(handler);
      }
    }
    const general = this.#having("qualifiersOf");
    for (const declaration of model.qualifierDeclarations) {
      const handlers = general.map((handlerOf) => handlerOf(declaration)).filter((handler) => handler !== null);
      this.#declaredRules.set(declaration, [...handlers, ...(this.#namedRules.get(fold(declaration.name)) ?? [])]);
    }
  }

  run(): void {
    const context = this.#context;
    const { model } = context;
    for (const rule of this.#having("model")) rule(context);
    const declarationRules = this.#having("qualifierDeclaration");
    for (const declaration of model.qualifierDeclarations) {
      if (!declaration.isBuiltIn) for (const rule of declarationRules) rule(declaration, context);
    }
    for (const item of model.classes) this.#checkClass(item);
    for (const instance of model.instances) this.checkInstance(instance, false);
  }

  #having<K extends ModelHook>(hook: K): NonNullable<Rule[K]>[] {
    return this.#rules.map((rule) => rule[hook]).filter((handler) => handler !== undefined);
  }

  #checkClass(item: Class): void {
    const context = this.#context;
    callEach(this.#classRules, item, context);
    this.#checkQualifiers(item);
    for (const property of item.declaredProperties) this.#checkProperty(property);
    for (const method of item.declaredMethods) this.#checkMethod(method);
  }

  #checkProperty(property: Property): void {
    callEach(this.#propertyRules, property, this.#context);
    if (property.overridden !== null) callEachOn(this.#overrideRules, property, property.overridden, this.#context);
    this.#checkElement(property, property.type);
    this.#checkDefault(property);
  }

  #checkMethod(method: Method): void {
    callEach(this.#methodRules, method, this.#context);
    if (method.overridden !== null) callEachOn(this.#overrideRules, method, method.overridden, this.#context);
    this.#checkElement(method, method.returnType);
    for (const parameter of method.parameters) this.#checkParameter(parameter);
  }

  #checkParameter(parameter: Parameter): void {
    callEach(this.#parameterRules, parameter, this.#context);
    this.#checkElement(parameter, parameter.type);
    this.#checkDefault(parameter);
  }

  #checkElement(element: Property | Method | Parameter, type: Type | null): void {
    if (type !== null && type.kind !== "intrinsic") callEach(this.#typedRules, element, this.#context);
    if (this.#checkQualifiers(element)) this.#checkValueMaps(element);
  }

  #checkDefault(element: Property | Parameter): void {
    const node = element.declaration.value;
    if (node === null || element.default === null) return;
    this.#checkValue({ element, type: element.type, array: element.array, value: element.default, node });
  }

  /** Answers whether qualifiers of a value map are among those that are written. */
  #checkQualifiers(element: Qualified): boolean {
    const context = this.#context;
    let hasMap = false;
    element.qualifiers.forEach((qualifier) => {
      if (qualifier.isInherited) return;
      callEachOn(this.#rulesOf(qualifier), qualifier, element, context);
      if (qualifier.node.value === null) callEachOn(this.#bareRules, qualifier, element, context);
      hasMap ||= mapQualifiers.has(qualifier.name);
    });
    return hasMap;
  }

  #checkValueMaps(element: Property | Method | Parameter): void {
    for (const map of writtenMaps(element)) {
      callEach(this.#valueMapRules, map, this.#context);
      const doubtful = doubtfulMap(map);
      if (doubtful !== null) callEachOn(this.#entriesRules, writtenEntries(map), doubtful, this.#context);
    }
  }

  #rulesOf({ declaration, name }: Qualifier): QualifierHandler[] {
    if (declaration !== null) return this.#declaredRules.get(declaration)!;
    return [...this.#undeclaredRules, ...(this.#namedRules.get(fold(name)) ?? [])];
  }

  checkInstance(instance: Instance, isValue: boolean): void {
    for (const rule of this.#instanceRules) rule(instance, this.#context, isValue);
    this.#checkQualifiers(instance);
    for (const { property, value, declaration } of instance.properties) {
      if (declaration.value === null) continue;
      if (property === null) this.#checkInstancesIn(value);
      else
        this.#checkValue({
          element: property,
          type: property.type,
          array: property.array,
          value,
          node: declaration.value,
        });
    }
  }

  #checkValue(written: WrittenValue): void {
    const { value, node } = written;
    for (const rule of this.#valueRules) rule(written, this.#context);
    if (value.kind !== "array") {
      this.#checkScalar(value, node, written);
    } else {
      const nodes = node.kind === "ArrayValue" ? node.elements : [];
      for (const [index, element] of value.elements.entries())
        this.#checkScalar(element, nodes[index] ?? node, written);
    }
    this.#checkInstancesIn(value);
  }

  #checkScalar(value: Value, node: ast.Value, written: WrittenValue): void {
    if (value.kind === "null" || value.kind === "bare") return;
    for (const rule of this.#scalarRules) rule(value, node, written, this.#context);
  }

  #checkInstancesIn(value: Value): void {
    if (value.kind === "instance") this.checkInstance(value.instance, true);
    else if (value.kind === "array") for (const element of value.elements) this.#checkInstancesIn(element);
  }
}
