import type { ts } from "@ts-morph/common";
import type { Code } from "../diagnostics/codes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source-file.ts";
import type { Answer } from "./answers.ts";
import type { Bindings } from "./bindings.ts";
import type { Branches } from "./branches.ts";
import type { EnumReader } from "./enum-reader.ts";
import type { PlacedValue } from "./placed-values.ts";

/** The compiler's module as a value: the program and the rules that read it have to come from one copy. */
export type TypeScript = typeof ts;

/** What a rule can ask besides the thing that it looks at. */
export interface Context {
  readonly ts: TypeScript;
  readonly checker: ts.TypeChecker;
  /** The file that is audited. */
  readonly file: ts.SourceFile;
  readonly bindings: Bindings;
  readonly enums: EnumReader;
  readonly report: Report;
  /** Where a node stands, without the comments in front of it. */
  readonly span: (node: ts.Node) => Span;
}

/** The kinds of nodes that rules look at, under the names of `ts.SyntaxKind`: its numbers differ between versions. */
export interface AuditedNodes {
  readonly BinaryExpression: ts.BinaryExpression;
  readonly CallExpression: ts.CallExpression;
  readonly EnumDeclaration: ts.EnumDeclaration;
  readonly Identifier: ts.Identifier;
  readonly PostfixUnaryExpression: ts.PostfixUnaryExpression;
  readonly PrefixUnaryExpression: ts.PrefixUnaryExpression;
  readonly StringLiteral: ts.StringLiteral;
  readonly VariableDeclaration: ts.VariableDeclaration;
}

/**
 * A rule says what it looks at: nodes of some kinds, or things that are found once for all rules. `auditFile` calls it
 * for each.
 */
export interface AuditRule {
  readonly code: Code;
  /** Whether its nodes are looked at in files too that no generated code reaches by imports. */
  readonly isEverywhere?: true;
  readonly nodes?: { readonly [Kind in keyof AuditedNodes]?: (node: AuditedNodes[Kind], context: Context) => void };
  /** Each constant that stands where a value of a value map belongs. */
  readonly value?: (placed: PlacedValue, context: Context) => void;
  /** Each switch and if-chain over the values of one element. */
  readonly branches?: (branches: Branches, context: Context) => void;
  /** Each call of a method, and each parameter that takes the answer of one. */
  readonly answer?: (answer: Answer, context: Context) => void;
}
