/** The preprocessor lines of driver samples: object-like macros are applied to the tokens, the rest is passed over. */
import type { IToken } from "chevrotain";
import {
  endOf,
  IncludeDirective,
  LeftParenthesis,
  type LexicalFault,
  Null,
  PragmaDirective,
  PreprocessorLine,
  RightParenthesis,
  Semicolon,
  StringPart,
  tokenize,
} from "../../grammar/tokens.ts";
import { causedBy, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import type { MacroDefinition } from "./ast.ts";
import { stringValue } from "./literals.ts";

/** The macros that are in force, by their name (which is case-sensitive). An including file's hold in the included one. */
export type Macros = Map<string, Macro>;

interface Macro {
  readonly tokens: readonly IToken[];
  /** Why it is not applied, if it is not. */
  readonly fault: "macro-operator" | "macro-function" | null;
  readonly span: Span;
}

export interface Preprocessed {
  readonly tokens: IToken[];
  readonly definitions: readonly MacroDefinition[];
  /** What is not a token in the replacement of a macro. */
  readonly faults: readonly LexicalFault[];
  /** Where macros are used that are not applied: what the grammar misses there follows from it. */
  readonly unread: ReadonlySet<number>;
}

/** The tokens that one name may stand for: a few macros that double each other would fill any memory. */
const longestExpansion = 10_000;
/** Macros inside macros; more would be a mistake. */
const deepestExpansion = 200;

/** Takes the preprocessor lines out of the tokens and replaces the names of macros. Adds what is defined to `macros`. */
export function preprocess(
  file: SourceFile,
  tokens: IToken[],
  macros: Macros,
  report: Report,
  include: (path: string) => void,
): Preprocessed {
  const result: IToken[] = [];
  const definitions: MacroDefinition[] = [];
  const faults: LexicalFault[] = [];
  const unread = new Set<number>();
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.tokenType === PreprocessorLine) {
      applyLine(token);
      continue;
    }
    const path = includedPath(tokens, index);
    if (path !== null) include(path);
    const macro = macros.get(token.image);
    const last = macro?.fault === "macro-function" ? endOfCall(tokens, index) : index;
    if (macro === undefined || last === null) {
      result.push(token);
      continue;
    }
    for (const part of expand(token, endOf(tokens[last]!), macros, reportUnread)) result.push(part);
    index = last;
  }
  return { tokens: result, definitions, faults, unread };

  function applyLine(token: IToken): void {
    const span = { file, start: token.startOffset, end: endOf(token) };
    const define = /^#\s*define[ \t]+([A-Za-z_]\w*)(\()?([^]*)$/i.exec(token.image);
    if (define === null) {
      const directive = /^#\s*\w+/.exec(token.image)?.[0] ?? token.image;
      report(diagnostic("macro-conditional", span, { directive }));
      return;
    }
    const [, name = "", parenthesis, rest = ""] = define;
    if (parenthesis !== undefined) {
      macros.set(name, { tokens: [], fault: "macro-function", span });
      return;
    }
    const nameStart = token.startOffset + token.image.indexOf(name);
    // A line that the end of the file does not let go on.
    const text = rest.replace(/\\[ \t]*$/, "");
    const replacement = tokenize(text);
    const restStart = endOf(token) - rest.length;
    // Headers that C shares have operators in their macros: those are faults only where they are used.
    for (const fault of replacement.faults)
      if (fault.kind !== "character")
        faults.push({ ...fault, start: restStart + fault.start, end: restStart + fault.end });
    const isExpression = replacement.faults.some(({ kind }) => kind === "character");
    macros.set(name, { tokens: replacement.tokens, fault: isExpression ? "macro-operator" : null, span });
    definitions.push({
      kind: "MacroDefinition",
      name: { kind: "Name", text: name, span: { file, start: nameStart, end: nameStart + name.length } },
      replacement: isExpression
        ? text.replace(/\\[ \t]*[\r\n]+/g, " ").trim()
        : replacement.tokens.map(({ image }) => image.trim()).join(" "),
      span,
    });
  }

  function reportUnread(name: string, { fault, span }: Macro, start: number, end: number): void {
    unread.add(start);
    const unreadUse = diagnostic(fault!, { file, start, end }, { name }, [{ message: "defined here", span }]);
    report(causedBy("macro", name, unreadUse));
  }
}

/** The index of the ")" that ends the arguments of a macro at a token; `null` where it has none, and is not a macro. */
function endOfCall(tokens: readonly IToken[], index: number): number | null {
  if (tokens[index + 1]?.tokenType !== LeftParenthesis) return null;
  let depth = 0;
  for (let next = index + 1; next < tokens.length; next++) {
    const type = tokens[next]!.tokenType;
    if (type === LeftParenthesis) depth++;
    if (type === RightParenthesis && --depth === 0) return next;
    if (type === Semicolon || type === PreprocessorLine) return null;
  }
  return null;
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
  const [first, ...rest] = parts;
  return first === undefined ? null : stringValue({ first, rest });
}

/**
 * The tokens that the name of a macro stands for, at its place, which ends at `end`. A macro is not expanded inside itself;
 * one without bounds stays as it is.
 */
function expand(
  token: IToken,
  end: number,
  macros: Macros,
  unread: (name: string, macro: Macro, start: number, end: number) => void,
): readonly IToken[] {
  const expansion: IToken[] = [];
  const active = new Set<string>();
  let steps = 0;
  const isBounded = append(token, false);
  return isBounded ? expansion : [token];

  function append(part: IToken, isName: boolean): boolean {
    const replacement = active.has(part.image) || isName ? undefined : macros.get(part.image);
    if (++steps > longestExpansion || active.size > deepestExpansion) return false;
    if (replacement === undefined) {
      expansion.push({ ...part, startOffset: token.startOffset, endOffset: end });
      return true;
    }
    const cause = replacement.fault === null ? callIn(replacement) : part;
    if (cause !== undefined) {
      unread(cause.image, macros.get(cause.image)!, token.startOffset, end);
      // NULL fits wherever a value does.
      expansion.push({
        ...part,
        image: "NULL",
        tokenType: Null,
        tokenTypeIdx: Null.tokenTypeIdx!,
        startOffset: token.startOffset,
        endOffset: end,
      });
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
