/** The preprocessor lines of driver samples: object-like macros are applied to the tokens, the rest is passed over. */
import type { IToken } from "chevrotain";
import { PreprocessorLine, endOf, tokenize } from "../../grammar/tokens.ts";
import { type Report, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { MacroDefinition } from "./ast.ts";

/** The macros that are in force, by their name (which is case-sensitive). An including file's hold in the included one. */
export type Macros = Map<string, readonly IToken[]>;

export interface Preprocessed {
  readonly tokens: IToken[];
  readonly definitions: readonly MacroDefinition[];
}

/** Takes the preprocessor lines out of the tokens and replaces the names of macros. Adds what is defined to `macros`. */
export function preprocess(file: SourceFile, tokens: IToken[], macros: Macros, report: Report): Preprocessed {
  if (macros.size === 0 && !tokens.some((token) => token.tokenType === PreprocessorLine)) return { tokens, definitions: [] };
  const result: IToken[] = [];
  const definitions: MacroDefinition[] = [];
  for (const token of tokens) {
    if (token.tokenType !== PreprocessorLine) {
      result.push(...expand(token, macros, new Set()));
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
    macros.set(name, tokenize(rest).tokens);
    definitions.push({
      kind: "MacroDefinition",
      name: { kind: "Name", text: name, span: { file, start: nameStart, end: nameStart + name.length } },
      replacement: onOneLine(rest),
      span,
    });
  }
  return { tokens: result, definitions };
}

/** The tokens that a token stands for, at its place. A macro is not expanded inside itself. */
function expand(token: IToken, macros: Macros, active: ReadonlySet<string>): IToken[] {
  const replacement = active.has(token.image) ? undefined : macros.get(token.image);
  if (replacement === undefined) return [token];
  const inner = new Set(active).add(token.image);
  return replacement
    .flatMap((part) => expand(part, macros, inner))
    .map((part) => ({ ...part, startOffset: token.startOffset, endOffset: endOf(token) }));
}

/** The replacement without its continuations, blanks and comment. */
function onOneLine(text: string): string {
  const { tokens } = tokenize(text);
  return tokens.map((token) => token.image).join(" ");
}
