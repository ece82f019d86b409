/** `mofc-allow code: reason` in a comment: what follows may have this finding. */
import type { Span } from "../source/source-file.ts";
import { type Code, isCode } from "./codes.ts";
import { diagnostic, type Report } from "./diagnostic.ts";

/** One code that one comment allows: `// mofc-allow code: reason`. */
export interface Suppression {
  readonly code: Code;
  /** The comment. */
  readonly span: Span;
  /** The declaration or member that follows the comment; `null` at the end of a file. */
  readonly target: Span | null;
}

/** What every suppression has: a file without it needs no search. */
export const suppressionMark = "mofc-allow";

/** A comment with its marks, as MOF and TypeScript have them. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** The suppressions that a comment holds, one a code; slips in them are reported. @param target what follows the comment */
export function suppressionsOf({ text, span }: Comment, target: Span | null, report: Report): Suppression[] {
  const match = /^\/[/*]\s*mofc-allow\b\s*([^:*]*?)\s*(?::\s*([^]*?))?\s*(?:\*\/)?$/.exec(text);
  if (match === null) return [];
  const [, codes = "", reason = ""] = match;
  if (reason === "") report(diagnostic("suppression-reason", span, {}));
  return codes
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .flatMap((code) => {
      if (isCode(code)) return [{ code, span, target }];
      report(diagnostic("suppression-code", span, { code }));
      return [];
    });
}
