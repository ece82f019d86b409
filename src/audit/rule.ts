import type { ts } from "@ts-morph/common";
import type { Code } from "../diagnostics/codes.ts";
import type { Answer } from "./answers.ts";
import type { Branches } from "./branches.ts";
import type { Context } from "./context.ts";
import type { PlacedExpression, PlacedValue } from "./placed-values.ts";
import type { Table, TableMatch } from "./tables.ts";

/** The kinds of nodes that rules look at, under the names of `ts.SyntaxKind`: its numbers differ between versions. */
export interface AuditedNodes {
  readonly BinaryExpression: ts.BinaryExpression;
  readonly CallExpression: ts.CallExpression;
  readonly DoStatement: ts.DoStatement;
  readonly ForStatement: ts.ForStatement;
  readonly Identifier: ts.Identifier;
  readonly PostfixUnaryExpression: ts.PostfixUnaryExpression;
  readonly PrefixUnaryExpression: ts.PrefixUnaryExpression;
  readonly StringLiteral: ts.StringLiteral;
  readonly WhileStatement: ts.WhileStatement;
}

/**
 * A rule says what it looks at: nodes of some kinds, or things that are found once for all rules. the auditor calls it
 * for each.
 */
export interface AuditRule {
  readonly code: Code;
  readonly nodes?: { readonly [Kind in keyof AuditedNodes]?: (node: AuditedNodes[Kind], context: Context) => void };
  /** Each constant that stands where a value of a value map belongs. */
  readonly value?: (placed: PlacedValue, context: Context) => void;
  /** Each other expression that has the values of one element where those of others belong. */
  readonly expression?: (placed: PlacedExpression, context: Context) => void;
  /** Each switch and if-chain over the values of one element. */
  readonly branches?: (branches: Branches, context: Context) => void;
  /** Each call of a method, and each parameter that takes the answer of one. */
  readonly answer?: (answer: Answer, context: Context) => void;
  /** Each table that repeats the values of an element, also in files that no generated code reaches by imports. */
  readonly table?: (table: Table, match: TableMatch, context: Context) => void;
}
