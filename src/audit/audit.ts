import type { ts } from "@ts-morph/common";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { answerAt } from "./answers.ts";
import { Bindings } from "./bindings.ts";
import { branchesAt } from "./branches.ts";
import { EnumReader } from "./enum-reader.ts";
import { placedValuesAt } from "./placed-values.ts";
import { filesReaching } from "./reach.ts";
import type { AuditRule, AuditedNodes, Context, TypeScript } from "./rule.ts";

/** What the files of one program are audited with. It lives as long as the program: what generated files say is read once. */
export class Auditor {
  readonly #ts: TypeScript;
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #bindings: Bindings;
  readonly #enums: EnumReader;
  readonly #sourceOf: (file: ts.SourceFile) => SourceFile;
  #reaching: ReadonlySet<ts.SourceFile> | null = null;

  /** @param sourceOf a file as findings show it */
  constructor(typescript: TypeScript, program: ts.Program, sourceOf: (file: ts.SourceFile) => SourceFile) {
    this.#ts = typescript;
    this.#program = program;
    this.#checker = program.getTypeChecker();
    this.#bindings = new Bindings(typescript);
    this.#enums = new EnumReader(typescript, this.#checker, this.#bindings);
    this.#sourceOf = sourceOf;
  }

  /** Whether a file is the user's: generated ones and declarations are not. */
  isAudited(file: ts.SourceFile): boolean {
    return !file.isDeclarationFile && !this.#bindings.isGenerated(file);
  }

  /** Runs the rules over one file in one walk. */
  audit(file: ts.SourceFile, rules: readonly AuditRule[], report: Report): void {
    this.#reaching ??= filesReaching((each) => this.#bindings.isGenerated(each), this.#program, this.#ts);
    if (!this.#reaching.has(file)) return;
    const context: Context = {
      ts: this.#ts, checker: this.#checker, file, bindings: this.#bindings, enums: this.#enums, report,
      span: (node) => this.#span(node),
    };
    const handlers = this.#handlersOf(rules);
    const visit = (node: ts.Node): void => {
      for (const handler of handlers.get(node.kind) ?? []) handler(node, context);
      for (const placed of placedValuesAt(node, context)) for (const { value } of rules) value?.(placed, context);
      const branches = branchesAt(node, context);
      if (branches !== null) for (const rule of rules) rule.branches?.(branches, context);
      const answer = answerAt(node, context);
      if (answer !== null) for (const rule of rules) rule.answer?.(answer, context);
      this.#ts.forEachChild(node, visit);
    };
    visit(file);
  }

  #handlersOf(rules: readonly AuditRule[]): Map<ts.SyntaxKind, ((node: ts.Node, context: Context) => void)[]> {
    const handlers = new Map<ts.SyntaxKind, ((node: ts.Node, context: Context) => void)[]>();
    for (const { nodes } of rules) {
      for (const [name, handler] of Object.entries(nodes ?? {})) {
        const kind = this.#ts.SyntaxKind[name as keyof AuditedNodes];
        handlers.set(kind, [...(handlers.get(kind) ?? []), handler as (node: ts.Node, context: Context) => void]);
      }
    }
    return handlers;
  }

  #span(node: ts.Node): Span {
    const file = node.getSourceFile();
    return { file: this.#sourceOf(file), start: node.getStart(file), end: node.getEnd() };
  }
}
