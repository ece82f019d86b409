/** The preprocessor lines of driver samples: object-like macros are applied to the tokens, the rest is passed over. */
import type { IToken } from "chevrotain";
import { endOf, IncludeDirective, LeftParenthesis, type LexicalFault, Null, PragmaDirective, PreprocessorLine, StringPart, tokenize } from "../../grammar/tokens.ts";
import { type Report, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { MacroDefinition } from "./ast.ts";
import { stringValue } from "./literals.ts";

/** The macros that are in force, by their name (which is case-sensitive). An including file's hold in the included one. */
export type Macros = Map<string, Macro>;

interface Macro {
  readonly tokens: readonly IToken[];
  /** Whether it has operators of C. */
  readonly isExpression: boolean;
}

export interface Preprocessed {
  readonly tokens: IToken[];
  readonly definitions: readonly MacroDefinition[];
  /** What is no token in the replacement of a macro. */
  readonly faults: readonly LexicalFault[];
}

/** The tokens that one name may stand for: a few macros that double each other would fill any memory. */
const longestExpansion = 10_000;
/** Macros inside macros; more would be a mistake. */
const deepestExpansion = 200;

/** Takes the preprocessor lines out of the tokens and replaces the names of macros. Adds what is defined to `macros`. */
export function preprocess(file: SourceFile, tokens: IToken[], macros: Macros, report: Report, include: (path: string) => void): Preprocessed {
  const result: IToken[] = [];
  const definitions: MacroDefinition[] = [];
  const faults: LexicalFault[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType !== PreprocessorLine) {
      const path = includedPath(tokens, index);
      if (path !== null) include(path);
      const unread = (name: string): void => report(diagnostic("macro-operator", { file, start: token.startOffset, end: endOf(token) }, { name }));
      for (const part of expand(token, macros, unread)) result.push(part);
      continue;
    }
    const span = { file, start: token.startOffset, end: endOf(token) };
    const define = /^#\s*define[ \t]+([A-Za-z_]\w*)(\()?([^]*)$/i.exec(token.image);
    if (define === null) {
      const directive = /^#\s*\w+/.exec(token.image)?.[0] ?? token.image;
      report(diagnostic("macro-conditional", span, { directive }));
      continue;
    }
    const [, name = "", parenthesis, rest = ""] = define;
    if (parenthesis !== undefined) {
      report(diagnostic("macro-function", span, { name }));
      continue;
    }
    const nameStart = token.startOffset + token.image.indexOf(name);
    const replacement = tokenize(rest);
    const restStart = endOf(token) - rest.length;
    // Headers that C shares have operators in their macros: those are faults only where they are used.
    for (const fault of replacement.faults) if (fault.kind !== "character") faults.push({ ...fault, start: restStart + fault.start, end: restStart + fault.end });
    const isExpression = replacement.faults.some(({ kind }) => kind === "character");
    macros.set(name, { tokens: replacement.tokens, isExpression });
    definitions.push({
      kind: "MacroDefinition",
      name: { kind: "Name", text: name, span: { file, start: nameStart, end: nameStart + name.length } },
      replacement: isExpression ? rest.replace(/\\[ \t]*[\r\n]+/g, " ").trim() : replacement.tokens.map(({ image }) => image.trim()).join(" "),
      span,
    });
  }
  return { tokens: result, definitions, faults };
}

/** The path of the include directive that begins at a token, or `null`. */
function includedPath(tokens: readonly IToken[], index: number): string | null {
  const type = tokens[index]?.tokenType;
  let next = index + 1;
  if (type === PragmaDirective) {
    if (tokens[next++]?.image.toLowerCase() !== "include") return null;
  } else if (type !== IncludeDirective) return null;
  if (tokens[next]?.tokenType === LeftParenthesis) next++;
  const parts: string[] = [];
  for (; tokens[next]?.tokenType === StringPart; next++) parts.push(tokens[next]!.image);
  return parts.length === 0 ? null : stringValue({ parts });
}

/** The tokens that a token stands for, at its place. A macro is not expanded inside itself; one without bounds stays as it is. */
function expand(token: IToken, macros: Macros, unread: (name: string) => void): readonly IToken[] {
  if (!macros.has(token.image)) return [token];
  const end = endOf(token);
  const expansion: IToken[] = [];
  const active = new Set<string>();
  let steps = 0;
  const isBounded = append(token);
  return isBounded ? expansion : [token];

  function append(part: IToken): boolean {
    const replacement = active.has(part.image) ? undefined : macros.get(part.image);
    if (++steps > longestExpansion || active.size > deepestExpansion) return false;
    if (replacement === undefined) {
      expansion.push({ ...part, startOffset: token.startOffset, endOffset: end });
      return true;
    }
    if (replacement.isExpression) {
      unread(part.image);
      // NULL fits wherever a value does.
      expansion.push({ ...part, image: "NULL", tokenType: Null, tokenTypeIdx: Null.tokenTypeIdx!, startOffset: token.startOffset, endOffset: end });
      return true;
    }
    active.add(part.image);
    const isDone = replacement.tokens.every(append);
    active.delete(part.image);
    return isDone;
  }
}
