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
import { mapQualifiers, writtenMaps } from "./value-maps.ts";

/** Runs the rules: those of nodes in one walk over each file, those of the model in one walk over its classes and instances. */
export function check(program: Program, model: Model, rules: readonly Rule[], report: Report): void {
  const visit = nodeWalk(rules, report);
  for (const { specification, origin } of program.files) if (origin !== "built-in") visit(specification);
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
  /** Whether no rule looks at the kind and nothing is below: most values of qualifiers are so. */
  readonly isIdle: boolean;
}

/**
 * A walk over a tree that runs the rules of nodes. Loops by index here and below: these run before they are optimized, when
 * an iterator costs more than what it visits.
 */
export function nodeWalk(rules: readonly Rule[], report: Report): (tree: Node) => void {
  const visits = visitsOf(rules);
  const visit = (node: Node, { handlers, keys }: Visit): void => {
    for (let index = 0; index < handlers.length; index++) handlers[index]!(node, report);
    for (let index = 0; index < keys.length; index++) {
      const child = (node as unknown as Record<string, Node | readonly Node[] | null>)[keys[index]!];
      if (child === null || child === undefined) continue;
      if (!isList(child)) visitUnlessIdle(child);
      else for (let place = 0; place < child.length; place++) visitUnlessIdle(child[place]!);
    }
  };
  const visitUnlessIdle = (node: Node): void => {
    const visitOfKind = visits[node.kind];
    if (!visitOfKind.isIdle) visit(node, visitOfKind);
  };
  return visitUnlessIdle;
}

function visitsOf(rules: readonly Rule[]): Readonly<Record<Node["kind"], Visit>> {
  const visits = Object.entries(childKeys).map(([kind, childKeysOfKind]): [string, Visit] => {
    const handlers = rules
      .map(({ nodes }) => nodes?.[kind as keyof typeof nodes])
      .filter((handler) => handler !== undefined) as Handler[];
    const keys = (childKeysOfKind as readonly string[]).filter((key) => !keysOfNames.has(key));
    return [kind, { handlers, keys, isIdle: handlers.length === 0 && keys.length === 0 }];
  });
  return Object.fromEntries(visits) as Record<Node["kind"], Visit>;
}

/** Where names and types are, which no rule can ask for. */
const keysOfNames: ReadonlySet<string> = new Set([
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

/** The handlers of all rules by what they look at in the model, in the order of the rules. */
type Hooks = { readonly [Hook in ModelHook]: readonly NonNullable<Rule[Hook]>[] };
type ModelHook = Exclude<keyof Rule, "code" | "nodes" | "qualifiers">;

const modelHooks: Readonly<Record<ModelHook, null>> = {
  model: null,
  class: null,
  property: null,
  method: null,
  parameter: null,
  override: null,
  typed: null,
  qualifiersOf: null,
  bareQualifier: null,
  undeclaredQualifier: null,
  valueMap: null,
  qualifierDeclaration: null,
  instance: null,
  value: null,
  scalar: null,
};

function hooksOf(rules: readonly Rule[]): Hooks {
  const handlersOf = (hook: ModelHook) => rules.map((rule) => rule[hook]).filter((handler) => handler !== undefined);
  return Object.fromEntries(
    Object.keys(modelHooks).map((hook) => [hook, handlersOf(hook as ModelHook)]),
  ) as unknown as Hooks;
}

class ModelWalk {
  readonly #context: Context;
  readonly #hooks: Hooks;
  readonly #namedRules = new Map<string, QualifierHandler[]>();
  /** Those for all declared qualifiers and those of a name, by its declaration: that needs no folding. */
  readonly #declaredRules = new Map<QualifierDeclaration, QualifierHandler[]>();

  constructor(model: Model, rules: readonly Rule[], report: Report) {
    this.#context = { model, report };
    this.#hooks = hooksOf(rules);
    for (const { qualifiers } of rules) {
      for (const [name, handler] of Object.entries(qualifiers ?? {})) {
        const known = this.#namedRules.get(fold(name));
        if (known === undefined) this.#namedRules.set(fold(name), [handler]);
        else known.push(handler);
      }
    }
    for (const declaration of model.qualifierDeclarations) {
      const handlers = this.#hooks.qualifiersOf
        .map((handlerOf) => handlerOf(declaration))
        .filter((handler) => handler !== null);
      this.#declaredRules.set(declaration, [...handlers, ...(this.#namedRules.get(fold(declaration.name)) ?? [])]);
    }
  }

  run(): void {
    const context = this.#context;
    const { model } = context;
    for (const rule of this.#hooks.model) rule(context);
    for (const declaration of model.qualifierDeclarations) {
      if (!declaration.isBuiltIn) callEach(this.#hooks.qualifierDeclaration, declaration, context);
    }
    for (const item of model.classes) this.#checkClass(item);
    for (const instance of model.instances) this.checkInstance(instance, false);
  }

  #checkClass(item: Class): void {
    const context = this.#context;
    callEach(this.#hooks.class, item, context);
    this.#checkQualifiers(item);
    for (const property of item.declaredProperties) this.#checkProperty(property);
    for (const method of item.declaredMethods) this.#checkMethod(method);
  }

  #checkProperty(property: Property): void {
    callEach(this.#hooks.property, property, this.#context);
    if (property.overridden !== null) callEachOn(this.#hooks.override, property, property.overridden, this.#context);
    this.#checkElement(property, property.type);
    this.#checkDefault(property);
  }

  #checkMethod(method: Method): void {
    callEach(this.#hooks.method, method, this.#context);
    if (method.overridden !== null) callEachOn(this.#hooks.override, method, method.overridden, this.#context);
    this.#checkElement(method, method.returnType);
    for (const parameter of method.parameters) this.#checkParameter(parameter);
  }

  #checkParameter(parameter: Parameter): void {
    callEach(this.#hooks.parameter, parameter, this.#context);
    this.#checkElement(parameter, parameter.type);
    this.#checkDefault(parameter);
  }

  #checkElement(element: Property | Method | Parameter, type: Type | null): void {
    if (type !== null && type.kind !== "intrinsic") callEach(this.#hooks.typed, element, this.#context);
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
      if (qualifier.node.value === null) callEachOn(this.#hooks.bareQualifier, qualifier, element, context);
      hasMap ||= mapQualifiers.has(qualifier.name);
    });
    return hasMap;
  }

  #checkValueMaps(element: Property | Method | Parameter): void {
    for (const map of writtenMaps(element)) callEach(this.#hooks.valueMap, map, this.#context);
  }

  #rulesOf({ declaration, name }: Qualifier): QualifierHandler[] {
    if (declaration !== null) return this.#declaredRules.get(declaration)!;
    return [...this.#hooks.undeclaredQualifier, ...(this.#namedRules.get(fold(name)) ?? [])];
  }

  checkInstance(instance: Instance, isValue: boolean): void {
    for (const rule of this.#hooks.instance) rule(instance, this.#context, isValue);
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
    for (const rule of this.#hooks.value) rule(written, this.#context);
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
    for (const rule of this.#hooks.scalar) rule(value, node, written, this.#context);
  }

  #checkInstancesIn(value: Value): void {
    if (value.kind === "instance") this.checkInstance(value.instance, true);
    else if (value.kind === "array") for (const element of value.elements) this.#checkInstancesIn(element);
  }
}
