import type { Code } from "../diagnostics/codes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Class, Element, Instance, Method, Model, Parameter, Property } from "../schema/model.ts";
import type { Node } from "../syntax/ast.ts";

type NodeOf<Kind extends Node["kind"]> = Extract<Node, { kind: Kind }>;

/** What a rule can ask besides the thing that it looks at. */
export interface Context {
  readonly model: Model;
  readonly report: Report;
}

/**
 * A rule says what it looks at: nodes of some kinds in every file, or things of the model. `check` calls it for each.
 * Of the model's members those are visited that a class declares itself; what it inherits has been checked where it is
 * declared.
 */
export interface Rule {
  readonly code: Code;
  readonly nodes?: { readonly [Kind in Node["kind"]]?: (node: NodeOf<Kind>, report: Report) => void };
  readonly class?: (item: Class, context: Context) => void;
  readonly property?: (property: Property, context: Context) => void;
  readonly method?: (method: Method, context: Context) => void;
  readonly parameter?: (parameter: Parameter, context: Context) => void;
  /** Properties and parameters, and methods for their return value. */
  readonly typed?: (element: Property | Parameter | Method, context: Context) => void;
  readonly instance?: (instance: Instance, context: Context) => void;
}

/** The type of a property or parameter or the return type of a method; `null` for void. */
export function typeOf(element: Property | Parameter | Method): Element["type"] | null {
  return element.kind === "method" ? element.returnType : element.type;
}

/** Where the type of an element is written. */
export function typeNodeOf(element: Property | Parameter | Method): { readonly span: Node["span"] } {
  return element.kind === "method" ? element.declaration.returnType : element.declaration.type;
}
