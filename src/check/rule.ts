import type { Code } from "../diagnostics/codes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Model } from "../schema/model.ts";
import type { Node } from "../syntax/ast.ts";

type NodeOf<Kind extends Node["kind"]> = Extract<Node, { kind: Kind }>;

/** What a rule looks at: nodes of some kinds in every file, or the model as a whole. */
export interface Rule {
  readonly code: Code;
  readonly nodes?: { readonly [Kind in Node["kind"]]?: (node: NodeOf<Kind>, report: Report) => void };
  readonly model?: (model: Model, report: Report) => void;
}
