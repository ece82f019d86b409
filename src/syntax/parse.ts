import type { IToken } from "chevrotain";
import { MofParser } from "../../grammar/parser.ts";
import type { Skipped, SyntaxFault } from "../../grammar/recovery.ts";
import { endOf, type LexicalFault, StringPart, tokenize } from "../../grammar/tokens.ts";
import { type Diagnostic, diagnostic, replacement, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import type { Comment, MofSpecification, Production } from "./ast.ts";
import { parseBinary } from "./binary-mof.ts";
import { isMalformedOctal, unknownEscapes } from "../runtime/mof-literals.ts";
import { numberInMof } from "./literals.ts";
import type { Macros } from "./macros.ts";
import { keepMacros, type Preprocessed, preprocess, withoutPreprocessing } from "./preprocess.ts";

let parser: MofParser | undefined;

/**
 * Parses a file, or takes the tree of a binary one. All syntax errors are reported, each once, and what is right around them is in the tree.
 * @param macros what including files have defined; `#define` lines of this file are added.
 * @param include is called with the path at each include directive, before what follows it is read; it may add macros.
 */
export function parse(
  file: SourceFile,
  report: Report,
  macros: Macros = new Map(),
  include: (path: string) => void = () => {},
): MofSpecification {
  if (file.binary !== undefined) return parseBinary(file, file.binary, report);
  return parseTokens(file, report, (tokens, hasDirectives) =>
    hasDirectives || macros.size > 0 ? preprocess(file, tokens, macros, report, include) : withoutPreprocessing(tokens),
  );
}

/** The tree of what is written: preprocessor lines are productions, names of macros stay, and all branches are read. */
export function parseUnexpanded(file: SourceFile, report: Report): MofSpecification {
  return parseTokens(file, report, (tokens, hasDirectives) =>
    hasDirectives ? keepMacros(file, tokens) : withoutPreprocessing(tokens),
  );
}

function parseTokens(
  file: SourceFile,
  report: Report,
  preprocessed: (tokens: IToken[], hasDirectives: boolean) => Preprocessed,
): MofSpecification {
  const scanned = tokenize(file.text);
  const { tokens, lines, unread, inactive, ...macros } = preprocessed(scanned.tokens, scanned.hasDirectives);
  parser ??= new MofParser();
  const { productions, faults, skipped, isWhole } = parser.parse(file, tokens);
  for (const line of lines) productions.push(line);
  if (lines.length > 0) productions.sort((a, b) => a.span.start - b.span.start);
  const told = faults.filter(({ start }) => !unread.has(start));
  const lexicalFaults = [...active(scanned.faults, inactive, ({ start }) => start), ...macros.faults];
  const isForeign = reportFaults(file, productions, told, lexicalFaults, skipped, report);
  if (!isForeign)
    for (const token of active(scanned.suspicious, inactive, ({ startOffset }) => startOffset))
      checkLiteral(file, token, report);
  const comments = active(scanned.comments, inactive, ({ startOffset }) => startOffset);
  return {
    kind: "MofSpecification",
    productions,
    comments: comments.map((token): Comment => ({ kind: "Comment", text: token.image, span: spanOf(file, token) })),
    ...(isWhole ? {} : { isPartial: true }),
    span: { file, start: 0, end: file.text.length },
  };
}

/** What is in no branch that conditions leave out. */
function active<T>(items: readonly T[], inactive: readonly Skipped[], startOf: (item: T) => number): readonly T[] {
  if (inactive.length === 0) return items;
  const isInactive = inRanges(inactive);
  return [...items].sort((a, b) => startOf(a) - startOf(b)).filter((item) => !isInactive(startOf(item)));
}

/**
 * What has no end reaches to the end of the file: then it is the cause, and what the grammar misses there follows from
 * it. Of what is missing at the end of the file only the first is told. Answers whether the file is no MOF at all.
 */
function reportFaults(
  file: SourceFile,
  productions: readonly Production[],
  faults: readonly SyntaxFault[],
  lexicalFaults: readonly LexicalFault[],
  skipped: readonly Skipped[],
  report: Report,
): boolean {
  if (faults.length + lexicalFaults.length === 0) {
    if (productions.length === 0 && file.text.trim() !== "")
      report(diagnostic("file-empty", { file, start: 0, end: 0 }, {}));
    return false;
  }
  const foreign = firstForeign(productions, faults, lexicalFaults);
  if (foreign !== null) {
    report(diagnostic("file-foreign", { file, ...foreign }, {}));
    return true;
  }
  let isEndKnown = false;
  const isSkipped = inRanges(skipped);
  const unexpected = new Set(faults.filter(({ kind }) => kind === "unexpected").map(({ start }) => start));
  const explained = new Set<number>();
  for (const fault of [...lexicalFaults].sort((a, b) => a.start - b.start)) {
    const isOpen = fault.kind !== "character";
    isEndKnown ||= isOpen;
    const follows = isOpen
      ? [fault.start, fault.end, nextToken(file.text, fault.end)]
      : [nextToken(file.text, fault.end)];
    // A character that no token begins with is reported where the grammar misses nothing around it, or misses it just behind.
    if (!isOpen && isSkipped(fault.start) && !follows.some((start) => unexpected.has(start))) continue;
    report(describeLexical(file, fault));
    for (const start of follows) explained.add(start);
  }
  for (const fault of faults) {
    const isEnd = fault.kind === "unexpected" && fault.found === "";
    if ((!isEnd || !isEndKnown) && !(fault.kind === "unexpected" && explained.has(fault.start)))
      report(describe(file, fault));
    isEndKnown ||= isEnd || fault.kind === "nesting";
  }
  return false;
}

/** Where the next token begins. */
function nextToken(text: string, offset: number): number {
  blanks.lastIndex = offset;
  blanks.exec(text);
  return blanks.lastIndex;
}
const blanks = /\s*/y;

/** Whether an offset lies in one of the ranges, both in ascending order: a broken file may have many of either. */
function inRanges(ranges: readonly Skipped[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < ranges.length && ranges[next]!.end <= offset) next++;
    return next < ranges.length && ranges[next]!.start <= offset;
  };
}

/** A script or a template that was saved as MOF begins with what is none, and hardly any of it is: one error says so. */
function firstForeign(
  productions: readonly Production[],
  faults: readonly SyntaxFault[],
  lexicalFaults: readonly LexicalFault[],
): { start: number; end: number } | null {
  const all = [...faults, ...lexicalFaults].sort((a, b) => a.start - b.start);
  const [first] = all;
  if (first === undefined || all.length < 4 || lexicalFaults.length === 0 || all.length < 2 * productions.length)
    return null;
  const firstProduction = productions[0]?.span.start ?? Number.POSITIVE_INFINITY;
  return first.start < firstProduction ? { start: first.start, end: first.end } : null;
}

function spanOf(file: SourceFile, token: IToken): Span {
  return { file, start: token.startOffset, end: endOf(token) };
}

/** What a literal is made of wrongly can be seen without the grammar. */
function checkLiteral(file: SourceFile, token: IToken, report: Report): void {
  if (token.tokenType === StringPart) checkString(file, token, report);
  else if (isMalformedOctal(token.image))
    report(diagnostic("literal-octal", spanOf(file, token), { text: token.image }));
}

function checkString(file: SourceFile, token: IToken, report: Report): void {
  const { image } = token;
  if (image.includes("\n") || image.includes("\r")) {
    report(
      diagnostic(
        "string-newline",
        { file, start: token.startOffset, end: token.startOffset + image.search(/[\r\n]/) },
        {},
      ),
    );
  }
  if (!image.includes("\\")) return;
  checkPath(file, token, report);
  for (const { offset, text } of unknownEscapes(image)) {
    const start = token.startOffset + offset;
    report(diagnostic("string-escape", { file, start, end: start + text.length }, { escape: text }));
  }
}

/** A path of Windows up to a backslash that was meant as one and is not: `C:\\temp`, `\\\\server\\new`. */
const escapeInPath =
  /(?:(?<![A-Za-z0-9])[A-Za-z]:(?=\\)|(?<=^")\\\\[\w-][\w.-]*(?=\\))(?:\\[^btnfr\\\s]|[^\s"\\<>|])*?\\([btnfr])(?=[a-z0-9_])/;

const meanings: Readonly<Record<string, string>> = {
  b: "a backspace",
  t: "a tab",
  n: "a line end",
  f: "a form feed",
  r: "a carriage return",
};

function checkPath(file: SourceFile, { image, startOffset }: IToken, report: Report): void {
  const escape = escapeInPath.exec(image);
  if (escape === null) return;
  const [path, letter = ""] = escape;
  const end = startOffset + escape.index + path.length;
  const span = { file, start: end - 2, end };
  report(diagnostic("string-path", span, { escape: `\\${letter}`, meaning: meanings[letter] ?? "" }));
}

function describe(file: SourceFile, fault: SyntaxFault): Diagnostic {
  const span = { file, start: fault.start, end: fault.end };
  switch (fault.kind) {
    case "unexpected": {
      const missing = missingMark(fault, file.text);
      return diagnostic(
        "syntax-error",
        span,
        { found: fault.found, expected: fault.expected },
        [],
        replacement(span, missing),
      );
    }
    case "trailing-comma":
      return diagnostic("trailing-comma", span, {}, [], replacement(span, ""));
    case "number": {
      const corrected = numberInMof(fault.found);
      return diagnostic("literal-number", span, { text: fault.found, corrected }, [], replacement(span, corrected));
    }
    case "mof3":
      return diagnostic("mof3-syntax", span, { keyword: fault.found });
    case "draft":
      return diagnostic("draft-syntax", span, { keyword: fault.found });
    case "untyped":
      return diagnostic("type-missing", span, { name: fault.found, isParameter: false });
    case "untyped-parameter":
      return diagnostic("type-missing", span, { name: fault.found, isParameter: true });
    case "two-types":
      return diagnostic("type-twice", span, { first: fault.first, second: fault.found });
    case "nesting":
      return diagnostic("nesting-depth", span, {});
  }
}

/**
 * An empty span before a declaration goes on is where a mark is missing and nothing else. At the end of the file that is
 * certain only behind the `}` of a declaration: what ends otherwise may be cut off.
 */
function missingMark(
  { start, end, found, expected }: { start: number; end: number; found: string; expected: string },
  text: string,
): string | null {
  if (start !== end || (found === "" && text[start - 1] !== "}")) return null;
  const mark = expected === '","' ? "," : expected.endsWith('";"') ? ";" : null;
  // Another one would not be read either.
  return mark === text[start - 1] ? null : mark;
}

function describeLexical(file: SourceFile, fault: LexicalFault): Diagnostic {
  const span = { file, start: fault.start, end: fault.end };
  switch (fault.kind) {
    case "character":
      return diagnostic("syntax-character", span, { text: file.text.slice(fault.start, fault.end) });
    case "string":
      return diagnostic("string-unterminated", span, {});
    case "comment":
      return diagnostic("comment-unterminated", span, {});
  }
}
