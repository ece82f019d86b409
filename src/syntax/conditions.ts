/** `#ifdef`, `#ifndef`, `#if`, `#elif`, `#else` and `#endif`: which lines of a file count. */
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source-file.ts";
import type { Macros } from "./macros.ts";

interface Condition {
  readonly isOuterActive: boolean;
  /** Whether a branch was read; `null` where the condition is not evaluated, and all branches are read. */
  isTaken: boolean | null;
  isActive: boolean;
  readonly start: { readonly directive: string; readonly span: Span };
}

/** The conditions that are open at a place of a file. */
export class Conditions {
  readonly #open: Condition[] = [];
  readonly #macros: Macros;
  readonly #report: Report;

  constructor(macros: Macros, report: Report) {
    this.#macros = macros;
    this.#report = report;
  }

  /** Whether what stands here is read. */
  get isActive(): boolean {
    return this.#open.at(-1)?.isActive ?? true;
  }

  /** Answers whether a directive is one of a condition, and acts on it. */
  apply(directive: string, operand: string, span: Span): boolean {
    switch (directive) {
      case "if":
      case "ifdef":
      case "ifndef": {
        const isOuterActive = this.isActive;
        const isTrue = isOuterActive ? this.#evaluate(directive, operand, span) : false;
        const isActive = isOuterActive && isTrue !== false;
        this.#open.push({ isOuterActive, isTaken: isTrue, isActive, start: { directive, span } });
        return true;
      }
      case "elif":
      case "else":
        this.#branch(directive, operand, span);
        return true;
      case "endif":
        if (this.#open.pop() === undefined) this.#unbalanced(directive, span, true);
        return true;
      default:
        return false;
    }
  }

  /** At the end of the file. */
  close(): void {
    for (const { start } of this.#open) this.#unbalanced(start.directive, start.span, false);
  }

  #branch(directive: "elif" | "else", operand: string, span: Span): void {
    const condition = this.#open.at(-1);
    if (condition === undefined) return this.#unbalanced(directive, span, true);
    if (!condition.isOuterActive || condition.isTaken === null) return;
    if (condition.isTaken) {
      condition.isActive = false;
      return;
    }
    condition.isTaken = directive === "else" || this.#evaluate(directive, operand, span);
    condition.isActive = condition.isTaken !== false;
  }

  /** Whether a condition holds; `null`, which is reported, where it is more than a name or a number. */
  #evaluate(directive: string, operand: string, span: Span): boolean | null {
    const [text = "", not, macro, number, name] =
      /^(!?)\s*(?:defined\s*\(?\s*([A-Za-z_]\w*)\s*\)?|(\d+)|([A-Za-z_]\w*))$/.exec(operand) ?? [];
    const isNegated = directive === "ifndef" || not === "!";
    if (directive === "ifdef" || directive === "ifndef") {
      if (name !== undefined && name === text) return this.#macros.has(name) !== isNegated;
    } else if (macro !== undefined) return this.#macros.has(macro) !== isNegated;
    else if (number !== undefined) return (Number(number) !== 0) !== isNegated;
    else if (name !== undefined) {
      const value = this.#valueOf(name);
      if (value !== null) return value !== isNegated;
    }
    this.#report(diagnostic("macro-conditional", span, { directive: `#${directive}` }));
    return null;
  }

  /** As in C a name that no macro has is 0. */
  #valueOf(name: string): boolean | null {
    const macro = this.#macros.get(name);
    if (macro === undefined) return false;
    const [token, ...rest] = macro.tokens;
    return token !== undefined && rest.length === 0 && /^\d+$/.test(token.image) ? Number(token.image) !== 0 : null;
  }

  #unbalanced(directive: string, span: Span, isStartMissing: boolean): void {
    this.#report(diagnostic("macro-unbalanced", span, { directive: `#${directive}`, isStartMissing }));
  }
}
