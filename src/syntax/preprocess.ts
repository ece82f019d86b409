/** The preprocessor lines of driver samples: macros are applied to the tokens, and branches that do not count are left out. */
import type { IToken } from "chevrotain";
import {
  BareDateTime,
  Char,
  endOf,
  IncludeDirective,
  Integer,
  LeftParenthesis,
  type LexicalFault,
  PragmaDirective,
  PreprocessorLine,
  Real,
  RightParenthesis,
  Semicolon,
  StringPart,
} from "../../grammar/tokens.ts";
import { causedBy, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import type * as ast from "./ast.ts";
import { Conditions } from "./conditions.ts";
import { stringValue } from "./literals.ts";
import { expand, expansionLimit, type Macro, type Macros, readDefinition, unreadAt } from "./macros.ts";

export interface Preprocessed {
  readonly tokens: IToken[];
  readonly lines: readonly ast.PreprocessorLine[];
  /** What is not a token in the replacement of a macro. */
  readonly faults: readonly LexicalFault[];
  /** Where macros are used that are not applied: what the grammar misses there follows from it. */
  readonly unread: ReadonlySet<number>;
  /** The branches that conditions leave out, in order. */
  readonly inactive: readonly { readonly start: number; readonly end: number }[];
}

/** Of a file without preprocessor lines and macros. */
export function withoutPreprocessing(tokens: IToken[]): Preprocessed {
  return { tokens, lines: [], faults: [], unread: new Set(), inactive: [] };
}

/** Takes the preprocessor lines out of the tokens and replaces the names of macros. Adds what is defined to `macros`. */
export function preprocess(
  file: SourceFile,
  tokens: IToken[],
  macros: Macros,
  report: Report,
  include: (path: string) => void,
): Preprocessed {
  const result: IToken[] = [];
  const lines: ast.PreprocessorLine[] = [];
  const faults: LexicalFault[] = [];
  const unread = new Set<number>();
  const inactive: { start: number; end: number }[] = [];
  const conditions = new Conditions(macros, report);
  const limit = expansionLimit(tokens.length);
  const endsOfCalls = endsOfParentheses(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.tokenType === PreprocessorLine) {
      applyLine(token);
      continue;
    }
    if (!conditions.isActive) continue;
    const path = includedPath(tokens, index);
    if (path !== null) include(path);
    const macro = macros.get(token.image);
    const last = macro?.fault === "macro-function" ? endsOfCalls.get(index + 1) : index;
    if (macro === undefined || last === undefined) {
      result.push(token);
      continue;
    }
    const end = endOf(tokens[last]!);
    index = last;
    if (limit.left < 0) {
      unread.add(token.startOffset);
      result.push(unreadAt(token, end));
      continue;
    }
    const expansion = expand(token, end, macros, limit, (name, notApplied) =>
      reportUnread(name, notApplied, token.startOffset, end),
    );
    if (expansion === null) reportLimit(token, end);
    for (const part of expansion ?? [unreadAt(token, end)]) result.push(part);
  }
  conditions.close();
  const open = inactive.at(-1);
  if (open !== undefined && !conditions.isActive) open.end = file.text.length;
  return { tokens: result, lines, faults, unread, inactive };

  function applyLine(token: IToken): void {
    const line = lineOf(file, token, true);
    const { directive, span } = line;
    lines.push(line);
    const wasActive = conditions.isActive;
    if (conditions.apply(directive, operandOf(line), span)) {
      if (!wasActive) inactive.at(-1)!.end = span.start;
      if (!conditions.isActive) inactive.push({ start: span.end, end: span.end });
      return;
    }
    if (!wasActive) return;
    if (directive === "undef") macros.delete(operandOf(line));
    else {
      const definition = directive === "define" ? readDefinition(span) : null;
      if (definition === null) report(diagnostic("macro-conditional", span, { directive: `#${directive}` }));
      else {
        macros.set(definition.name, definition.macro);
        for (const fault of definition.faults) faults.push(fault);
      }
    }
  }

  function reportUnread(name: string, { fault, span }: Macro, start: number, end: number): void {
    unread.add(start);
    const unreadUse = diagnostic(fault!, { file, start, end }, { name }, [{ message: "defined here", span }]);
    report(causedBy("macro", name, unreadUse));
  }

  function reportLimit(token: IToken, end: number): void {
    limit.left = -1;
    unread.add(token.startOffset);
    report(diagnostic("macro-limit", { file, start: token.startOffset, end }, { name: token.image }));
  }
}

/**
 * Takes the preprocessor lines out and leaves everything else as it is written. A macro of one token has the kind of that
 * token, so that it may stand where the token may.
 */
export function keepMacros(file: SourceFile, tokens: IToken[]): Preprocessed {
  const lines = tokens
    .filter(({ tokenType }) => tokenType === PreprocessorLine)
    .map((token) => lineOf(file, token, false));
  const macros: Macros = new Map();
  for (const { directive, span } of lines) {
    const definition = directive === "define" ? readDefinition(span) : null;
    if (definition !== null) macros.set(definition.name, definition.macro);
  }
  const kept = tokens.filter(({ tokenType }) => tokenType !== PreprocessorLine);
  for (const token of kept) {
    const type = kindOfMacro(token.image, macros);
    if (type === null) continue;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx!;
  }
  return { ...withoutPreprocessing(kept), lines };
}

/** The kind of the tokens that a macro stands for, where they are literals of one kind that the printer writes as they stand. */
function kindOfMacro(name: string, macros: Macros): IToken["tokenType"] | null {
  const seen = new Set<string>();
  let macro = macros.get(name);
  while (macro?.tokens.length === 1 && macros.has(macro.tokens[0]!.image) && !seen.has(macro.tokens[0]!.image)) {
    seen.add(macro.tokens[0]!.image);
    macro = macros.get(macro.tokens[0]!.image);
  }
  const [first, ...rest] = macro?.tokens ?? [];
  const type = first?.tokenType;
  if (type === undefined || !literals.has(type)) return null;
  return rest.length === 0 || [type, ...rest.map(({ tokenType }) => tokenType)].every((each) => each === StringPart)
    ? type
    : null;
}

const literals: ReadonlySet<IToken["tokenType"]> = new Set([StringPart, Integer, Real, Char, BareDateTime]);

function lineOf(file: SourceFile, token: IToken, isApplied: boolean): ast.PreprocessorLine {
  const [, directive = ""] = /^#\s*(\w+)/.exec(token.image) ?? [];
  const span: Span = { file, start: token.startOffset, end: endOf(token) };
  return { kind: "PreprocessorLine", directive: directive.toLowerCase(), text: token.image, isApplied, span };
}

/** What stands behind a directive, on one line and without comments. */
function operandOf({ text }: ast.PreprocessorLine): string {
  return text
    .replace(/\\[ \t]*(?:\r\r\n|\r\n|\n|\r|$)/g, " ")
    .replace(/^#\s*\w+/, "")
    .replace(/\/\*[^]*?\*\/|\/\/[^]*/g, " ")
    .trim();
}

/** By the index of each "(" that of the ")" which ends it. None where a ";" or a line of the preprocessor stands between. */
function endsOfParentheses(tokens: readonly IToken[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  let open: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const type = tokens[index]!.tokenType;
    if (type === LeftParenthesis) open.push(index);
    else if (type === RightParenthesis) {
      const start = open.pop();
      if (start !== undefined) ends.set(start, index);
    } else if (type === Semicolon || type === PreprocessorLine) open = [];
  }
  return ends;
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
