/** The macros of `#define`: those without parameters are applied to the tokens. */
import type { IToken } from "chevrotain";
import { LeftParenthesis, type LexicalFault, Null, tokenize } from "../../grammar/tokens.ts";
import type { Span } from "../source/source-file.ts";

/** The macros that are in force, by their name (which is case-sensitive). An including file's hold in the included one. */
export type Macros = Map<string, Macro>;

export interface Macro {
  readonly tokens: readonly IToken[];
  /** Why it is not applied, if it is not. */
  readonly fault: "macro-operator" | "macro-function" | null;
  readonly span: Span;
}

/** Macros inside macros; more would be a mistake. */
const deepestExpansion = 200;

/** What a `#define` line says; `null` where it names no macro. The faults are those of its replacement, at their places in the file. */
export function readDefinition(span: Span): { name: string; macro: Macro; faults: LexicalFault[] } | null {
  const text = span.file.text.slice(span.start, span.end);
  const [, name, parenthesis, rest = ""] = /^#\s*define[ \t]+([A-Za-z_]\w*)(\()?([^]*)$/i.exec(text) ?? [];
  if (name === undefined) return null;
  if (parenthesis !== undefined) return { name, macro: { tokens: [], fault: "macro-function", span }, faults: [] };
  // The end of the file does not let its last line go on.
  const { tokens, faults } = tokenize(rest.replace(/\\[ \t]*$/, ""));
  const isExpression = faults.some(({ kind }) => kind === "character");
  const restStart = span.end - rest.length;
  return {
    name,
    macro: { tokens, fault: isExpression ? "macro-operator" : null, span },
    // Headers that C shares have operators in their macros: those are faults only where they are used.
    faults: faults
      .filter(({ kind }) => kind !== "character")
      .map((fault) => ({ ...fault, start: restStart + fault.start, end: restStart + fault.end })),
  };
}

/** How many tokens the macros of a file may still stand for: a few that double each other would fill any memory. */
export interface ExpansionLimit {
  left: number;
}

/** A limit that grows with the file, so that what macros make of it does not grow faster. */
export function expansionLimit(tokenCount: number): ExpansionLimit {
  return { left: 10_000 + 50 * tokenCount };
}

/** What stands in the place of a macro that is not applied: NULL fits wherever a value does. */
export function unreadAt(token: IToken, end: number): IToken {
  return { ...token, image: "NULL", tokenType: Null, tokenTypeIdx: Null.tokenTypeIdx!, endOffset: end };
}

/**
 * The tokens that the name of a macro stands for, at its place, which ends at `end`; `null` where they are too many. A macro
 * is not expanded inside itself.
 * @param unread is called for a macro among them that is not applied, and has NULL in its place
 */
export function expand(
  token: IToken,
  end: number,
  macros: Macros,
  limit: ExpansionLimit,
  unread: (name: string, macro: Macro) => void,
): readonly IToken[] | null {
  const expansion: IToken[] = [];
  const active = new Set<string>();
  return append(token, false) ? expansion : null;

  function append(part: IToken, isName: boolean): boolean {
    const replacement = active.has(part.image) || isName ? undefined : macros.get(part.image);
    if (--limit.left < 0 || active.size > deepestExpansion) return false;
    if (replacement === undefined) {
      expansion.push({ ...part, startOffset: token.startOffset, endOffset: end });
      return true;
    }
    const cause = replacement.fault === null ? callIn(replacement) : part;
    if (cause !== undefined) {
      unread(cause.image, macros.get(cause.image)!);
      expansion.push(unreadAt(token, end));
      return true;
    }
    active.add(part.image);
    const isDone = replacement.tokens.every((each) => append(each, macros.get(each.image)?.fault === "macro-function"));
    active.delete(part.image);
    return isDone;
  }

  /** The macro with parameters that another one is applied to. */
  function callIn({ tokens }: Macro): IToken | undefined {
    return tokens.find(
      ({ image }, index) =>
        macros.get(image)?.fault === "macro-function" && tokens[index + 1]?.tokenType === LeftParenthesis,
    );
  }
}
