import type { Report } from "../diagnostics/diagnostic.ts";
import type { Model } from "../schema/model.ts";
import { children, type Node } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import type { Rule } from "./rule.ts";

type Handler = (node: Node, report: Report) => void;

/** Runs the rules: those of nodes over each file in one walk, then those of the model. */
export function check(program: Program, model: Model, rules: readonly Rule[], report: Report): void {
  const handlers = new Map<string, Handler[]>();
  for (const { nodes } of rules) {
    for (const [kind, handler] of Object.entries(nodes ?? {})) {
      handlers.set(kind, [...(handlers.get(kind) ?? []), handler as Handler]);
    }
  }
  const walk = (node: Node): void => {
    for (const handler of handlers.get(node.kind) ?? []) handler(node, report);
    for (const child of children(node)) walk(child);
  };
  for (const { specification, origin } of program.files) if (origin !== "built-in") walk(specification);
  for (const rule of rules) rule.model?.(model, report);
}
