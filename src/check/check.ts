import type { Report } from "../diagnostics/diagnostic.ts";
import type { Model } from "../schema/model.ts";
import { childKeys, type Node } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import type { Context, Rule } from "./rule.ts";

/** Runs the rules: those of nodes in one walk over each file, those of the model in one walk over its classes and instances. */
export function check(program: Program, model: Model, rules: readonly Rule[], report: Report): void {
  checkNodes(program, rules, report);
  checkModel(model, rules, report);
}

type Handler = (node: Node, report: Report) => void;

function checkNodes(program: Program, rules: readonly Rule[], report: Report): void {
  const handlers: Partial<Record<Node["kind"], Handler[]>> = {};
  for (const { nodes } of rules) {
    for (const [kind, handler] of Object.entries(nodes ?? {})) (handlers[kind as Node["kind"]] ??= []).push(handler as Handler);
  }
  const visit = (node: Node): void => {
    const own = handlers[node.kind];
    if (own !== undefined) for (const handler of own) handler(node, report);
    for (const key of childKeys[node.kind]) {
      const child = (node as unknown as Record<string, Node | readonly Node[] | null>)[key];
      if (child === null || child === undefined) continue;
      if (Array.isArray(child)) for (const item of child as readonly Node[]) visitUnlessBare(item);
      else visitUnlessBare(child as Node);
    }
  };
  // Most nodes are leaves that no rule looks at.
  const visitUnlessBare = (node: Node): void => {
    if (handlers[node.kind] !== undefined || childKeys[node.kind].length > 0) visit(node);
  };
  for (const { specification, origin } of program.files) if (origin !== "built-in") visit(specification);
}

function checkModel(model: Model, rules: readonly Rule[], report: Report): void {
  const context: Context = { model, report };
  const having = <K extends keyof Rule>(key: K): NonNullable<Rule[K]>[] => rules.map((rule) => rule[key]).filter((handler) => handler !== undefined);
  const [classRules, propertyRules, methodRules] = [having("class"), having("property"), having("method")];
  const [parameterRules, typedRules, instanceRules] = [having("parameter"), having("typed"), having("instance")];
  for (const item of model.classes) {
    for (const rule of classRules) rule(item, context);
    for (const property of item.properties) {
      if (property.declaringClass !== item) continue;
      for (const rule of propertyRules) rule(property, context);
      for (const rule of typedRules) rule(property, context);
    }
    for (const method of item.methods) {
      if (method.declaringClass !== item) continue;
      for (const rule of methodRules) rule(method, context);
      for (const rule of typedRules) rule(method, context);
      for (const parameter of method.parameters) {
        for (const rule of parameterRules) rule(parameter, context);
        for (const rule of typedRules) rule(parameter, context);
      }
    }
  }
  for (const instance of model.instances) for (const rule of instanceRules) rule(instance, context);
}
