import type { ts } from "@ts-morph/common";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import { type FileFacts, type Finding, findingsOf, type Settings } from "../diagnostics/findings.ts";
import type { SourceFile } from "../source/source-file.ts";
import { answerAt } from "./answers.ts";
import { Bindings } from "./bindings.ts";
import { branchesAt } from "./branches.ts";
import type { Context } from "./context.ts";
import { EnumReader } from "./enum-reader.ts";
import { placedExpressionAt, placedValuesAt } from "./placed-values.ts";
import { filesReaching } from "./reach.ts";
import type { AuditRule, AuditedNodes } from "./rule.ts";
import { auditRules } from "./rules.ts";
import { matchOf, tableAt } from "./tables.ts";
import type { TypeScript } from "./typescript.ts";
import { suppressionsIn } from "./suppressions.ts";

/** Rules of TypeScript have one severity, whatever the dialect of the MOF. */
export const typeScriptFacts: FileFacts = { dialect: "dmtf", isLibrary: false, includedFrom: [], suppressions: [] };

type Handler = (node: ts.Node, context: Context) => void;
type Handlers = ReadonlyMap<ts.SyntaxKind, readonly Handler[]>;

/** Audits the files of one program. It lives as long as the program: what generated files say is read once. */
export class Auditor {
  readonly #ts: TypeScript;
  readonly #program: ts.Program;
  readonly #bindings: Bindings;
  readonly #enums: EnumReader;
  readonly #handlers: Handlers;
  readonly #shown: (path: string) => string;
  readonly #sources = new Map<ts.SourceFile, SourceFile>();
  #reaching: ReadonlySet<ts.SourceFile> | null = null;

  /** @param shown a path as findings show it */
  constructor(typescript: TypeScript, program: ts.Program, shown: (path: string) => string) {
    this.#ts = typescript;
    this.#program = program;
    this.#bindings = new Bindings(typescript, program);
    this.#enums = new EnumReader(typescript, program.getTypeChecker(), this.#bindings);
    this.#handlers = handlersOf(auditRules, typescript);
    this.#shown = shown;
  }

  /** Whether a file is the user's: generated ones and declarations are not. */
  isAudited(file: ts.SourceFile): boolean {
    return !file.isDeclarationFile && !this.#bindings.isGenerated(file);
  }

  /** What is to be told of one file, in order of place. */
  findings(file: ts.SourceFile, settings: Settings): Finding[] {
    const diagnostics: Diagnostic[] = [];
    const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
    const suppressions = suppressionsIn(file, this.#sourceOf(file), this.#ts, report);
    this.#walk(file, report);
    return findingsOf(diagnostics, () => ({ ...typeScriptFacts, suppressions }), suppressions, settings);
  }

  /** Runs all rules in one walk. */
  #walk(file: ts.SourceFile, report: Report): void {
    this.#reaching ??= filesReaching((each) => this.#bindings.isGenerated(each), this.#program, this.#ts);
    const isReached = this.#reaching.has(file);
    const context: Context = {
      ts: this.#ts,
      checker: this.#program.getTypeChecker(),
      file,
      bindings: this.#bindings,
      enums: this.#enums,
      report,
      span: (node) => ({ file: this.#sourceOf(node.getSourceFile()), start: node.getStart(), end: node.getEnd() }),
    };
    const visit = (node: ts.Node): void => {
      if (isReached) {
        for (const handler of this.#handlers.get(node.kind) ?? []) handler(node, context);
        visitTyped(node, context);
      }
      visitTable(node, context);
      this.#ts.forEachChild(node, visit);
    };
    visit(file);
  }

  #sourceOf(file: ts.SourceFile): SourceFile {
    const known = this.#sources.get(file) ?? { path: this.#shown(file.fileName), text: file.text, encoding: "utf-8" };
    this.#sources.set(file, known);
    return known;
  }
}

/** Calls the rules that look at something which types tell. */
function visitTyped(node: ts.Node, context: Context): void {
  for (const placed of placedValuesAt(node, context)) for (const { value } of auditRules) value?.(placed, context);
  const expression = placedExpressionAt(node, context);
  if (expression !== null) for (const rule of auditRules) rule.expression?.(expression, context);
  const branches = branchesAt(node, context);
  if (branches !== null) for (const rule of auditRules) rule.branches?.(branches, context);
  const answer = answerAt(node, context);
  if (answer !== null) for (const rule of auditRules) rule.answer?.(answer, context);
}

function visitTable(node: ts.Node, context: Context): void {
  const table = tableAt(node, context);
  const match = table === null ? null : matchOf(table, context.bindings.all());
  if (table !== null && match !== null) for (const rule of auditRules) rule.table?.(table, match, context);
}

function handlersOf(rules: readonly AuditRule[], ts: TypeScript): Handlers {
  const handlers = new Map<ts.SyntaxKind, Handler[]>();
  for (const { nodes } of rules) {
    for (const [name, handler] of Object.entries(nodes ?? {})) {
      const kind = ts.SyntaxKind[name as keyof AuditedNodes];
      handlers.set(kind, [...(handlers.get(kind) ?? []), handler as Handler]);
    }
  }
  return handlers;
}
