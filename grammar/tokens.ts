/**
 * The tokens of MOF. Keywords are case-insensitive and contextual (DSP0004 Annex A): each is also a Name, so that a
 * property may be called `Class` or a qualifier `Association`.
 */
import {
  createToken,
  Lexer,
  type CustomPatternMatcherFunc,
  type ILexingResult,
  type IToken,
  type TokenType,
} from "chevrotain";

/** Any identifier, keywords included. */
export const Name = createToken({ name: "Name", label: "a name", pattern: Lexer.NA });

/** A name that is not a keyword of values: what a bare text may begin with. */
export const Word = createToken({ name: "Word", label: "a word", pattern: Lexer.NA });

/** Letters are all characters from U+0080 on but controls, blanks and what is not seen: nobody could tell such names apart. */
const Identifier = createToken({
  name: "Identifier",
  label: "a name",
  pattern:
    /[A-Za-z_\u00A1-\u00AC\u00AE-\u167F\u1681-\u180D\u180F-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uFEFE\uFF00-\uFFEF][A-Za-z0-9_$\u00A1-\u00AC\u00AE-\u167F\u1681-\u180D\u180F-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uFEFE\uFF00-\uFFEF]*/,
  categories: [Name, Word],
});

function keyword(text: string): TokenType {
  return createToken({ name: text.toUpperCase(), label: `"${text}"`, pattern: Lexer.NA, categories: [Name, Word] });
}

/** A keyword that begins a value. */
function valueKeyword(text: string): TokenType {
  return createToken({ name: text.toUpperCase(), label: `"${text}"`, pattern: Lexer.NA, categories: Name });
}

export const As = keyword("as");
export const Class = keyword("class");
export const False = valueKeyword("false");
export const Flavor = keyword("flavor");
export const Instance = valueKeyword("instance");
export const Null = valueKeyword("null");
export const Of = keyword("of");
export const Qualifier = keyword("qualifier");
export const Ref = keyword("ref");
export const Scope = keyword("scope");
export const True = valueKeyword("true");
/** MOF 3 (DSP0221): recognised to say so. */
export const Association = keyword("association");
export const Enumeration = keyword("enumeration");
export const Structure = keyword("structure");
export const ValueKeyword = keyword("value");

const keywords: ReadonlyMap<string, TokenType> = new Map(
  [
    As,
    Class,
    False,
    Flavor,
    Instance,
    Null,
    Of,
    Qualifier,
    Ref,
    Scope,
    True,
    Association,
    Enumeration,
    Structure,
    ValueKeyword,
  ].map((type) => [type.name.toLowerCase(), type]),
);

const longestKeyword = Math.max(...[...keywords.keys()].map((name) => name.length));

function punctuation(name: string, text: string): TokenType {
  return createToken({ name, label: `"${text}"`, pattern: text });
}

export const LeftBrace = punctuation("LeftBrace", "{");
export const RightBrace = punctuation("RightBrace", "}");
export const LeftParenthesis = punctuation("LeftParenthesis", "(");
export const RightParenthesis = punctuation("RightParenthesis", ")");
export const LeftBracket = punctuation("LeftBracket", "[");
export const RightBracket = punctuation("RightBracket", "]");
export const Semicolon = punctuation("Semicolon", ";");
export const Comma = punctuation("Comma", ",");
export const Colon = punctuation("Colon", ":");
export const Equals = punctuation("Equals", "=");

/** A custom pattern that matches from the offset to where `end` says, or not at all where it answers -1. */
function scan(end: (text: string, offset: number) => number): CustomPatternMatcherFunc {
  return (text, offset) => {
    const stop = end(text, offset);
    return stop < 0 ? null : ([text.slice(offset, stop)] as unknown as RegExpExecArray);
  };
}

/** Behind this offset of the text in hand no string has an end: each further quote would be looked through in vain. */
let unendedFrom = Number.POSITIVE_INFINITY;

/** Offset after the closing quote, or -1. Scanned by hand: a regular expression runs out of stack on long literals. */
function endOfString(text: string, offset: number): number {
  if (text[offset] !== '"' || offset >= unendedFrom) return -1;
  let close = text.indexOf('"', offset + 1);
  while (close >= 0) {
    let backslashes = 0;
    while (text.charCodeAt(close - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return close + 1;
    close = text.indexOf('"', close + 1);
  }
  unendedFrom = offset;
  return -1;
}

/** The same where a line end is no part of a string. */
function endOfSingleLineString(text: string, offset: number): number {
  if (text[offset] !== '"') return -1;
  for (let index = offset + 1; index < text.length; index++) {
    const character = text[index];
    if (character === '"') return index + 1;
    if (character === "\\") index++;
    if (text[index] === "\n" || text[index] === "\r") return -1;
  }
  return -1;
}

/** One double-quoted part of a string value. A line end inside is accepted here and reported later. */
export const StringPart = createToken({
  name: "StringPart",
  label: "a string",
  pattern: scan(endOfString),
  start_chars_hint: ['"'],
  line_breaks: true,
});

/** A string without a closing quote ends with its line. `tokenize` makes a StringPart of it and reports the quote. */
const UnterminatedString = createToken({ name: "UnterminatedString", pattern: /"[^\r\n]*/ });

/** A string as it is where strings do not run over line ends. */
const SingleLineString = createToken({
  name: "SingleLineString",
  pattern: scan(endOfSingleLineString),
  start_chars_hint: ['"'],
});

export const Char = createToken({
  name: "Char",
  label: "a character",
  // How many characters there are is checked later: '' and 'ab' are tokens too.
  pattern: /'(?:(?:[^'\\\r\n]|\\[^\r\n])[^'\r\n]*)?'/,
});

/**
 * `yyyymmddhhmmss.mmmmmmsutc` or an interval without its quotes, as reference pages print it, or with the closing one
 * alone; `*` for unknown digits.
 */
export const BareDateTime = createToken({
  name: "BareDateTime",
  label: "a datetime",
  pattern: /[\d*]{14}\.[\d*]{6}[:+-][\d*]{3}"?/,
});

export const Real = createToken({
  name: "Real",
  label: "a number",
  pattern: /[+-]?\d*\.\d+(?:[eE][+-]?\d+)?(?![\w.])/,
});

/** binaryValue, hexValue, octalValue and decimalValue with a sign. */
export const Integer = createToken({
  name: "Integer",
  label: "a number",
  pattern: /[+-]?(?:0[xX][0-9a-fA-F]+|[01]+[bB]|\d+)(?![\w.])/,
});

/** `12abc`, `1.2.3` and `1e-5` as a whole: it is read as NULL, and the message names all of it. */
export const MalformedNumber = createToken({
  name: "MalformedNumber",
  label: "a number",
  pattern: /[+-]?\.?\d(?:[eE][+-]\d|[\w.])*/,
});

/** `$` and a name; pywbem lets blanks stand between them. */
export const Alias = createToken({
  name: "Alias",
  label: "an alias",
  pattern:
    /\$[ \t]*[A-Za-z_\u00A1-\u00AC\u00AE-\u167F\u1681-\u180D\u180F-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uFEFE\uFF00-\uFFEF][A-Za-z0-9_\u00A1-\u00AC\u00AE-\u167F\u1681-\u180D\u180F-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uFEFE\uFF00-\uFFEF]*/,
});

export const PragmaDirective = createToken({
  name: "PragmaDirective",
  label: '"#pragma"',
  pattern: /#[ \t]*pragma(?![\w])/i,
});
export const IncludeDirective = createToken({
  name: "IncludeDirective",
  label: '"#include"',
  pattern: /#[ \t]*include(?![\w])/i,
});

/** Offset after a preprocessor line with its continuation lines, without the last line end; -1 where `text` is none. */
function endOfPreprocessorLine(text: string, offset: number): number {
  preprocessorStart.lastIndex = offset;
  if (!preprocessorStart.test(text)) return -1;
  let end = endOfLine(text, offset);
  while (end < text.length && /\\[ \t]*$/.test(text.slice(Math.max(offset, end - longestContinuation), end))) {
    end = endOfLine(text, end + (text.startsWith("\r\r\n", end) ? 3 : text.startsWith("\r\n", end) ? 2 : 1));
  }
  return end;
}

/** Offset of the next line end or of the end of the text. */
function endOfLine(text: string, offset: number): number {
  lineEnd.lastIndex = offset;
  return lineEnd.exec(text)?.index ?? text.length;
}

/** A backslash continues a line where nothing but a few blanks follows it. */
const longestContinuation = 80;
const lineEnd = /[\r\n]/g;
const preprocessorStart = /#[ \t]*(?:define|undef|ifdef|ifndef|if|elif|else|endif|error|line)(?![\w])/iy;

/** `#define` and the other preprocessor lines of driver samples: taken out before the grammar sees the tokens. */
export const PreprocessorLine = createToken({
  name: "PreprocessorLine",
  pattern: scan(endOfPreprocessorLine),
  start_chars_hint: ["#"],
  line_breaks: true,
});

export const LineComment = createToken({ name: "LineComment", pattern: /\/\/[^\r\n]*/, group: "comments" });

export const BlockComment = createToken({
  name: "BlockComment",
  pattern: scan((text, offset) => {
    if (!text.startsWith("/*", offset)) return -1;
    const close = text.indexOf("*/", offset + 2);
    return close < 0 ? -1 : close + 2;
  }),
  start_chars_hint: ["/"],
  line_breaks: true,
  group: "comments",
});

/** A comment without its end takes the rest of the file. */
const UnterminatedComment = createToken({
  name: "UnterminatedComment",
  pattern: scan((text, offset) => (text.startsWith("/*", offset) ? text.length : -1)),
  start_chars_hint: ["/"],
  line_breaks: true,
});

/** Blanks of all kinds, line ends, and byte order marks in the middle of joined files. */
const Blank = createToken({
  name: "Blank",
  pattern: /[ \t\r\n\f\v\uFEFF\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** Ctrl-Z, with which editors of DOS ended a file. */
const EndOfDosFile = createToken({
  name: "EndOfDosFile",
  pattern: scan((text, offset) => (text[offset] === "\x1a" && /^\s*$/.test(text.slice(offset + 1)) ? text.length : -1)),
  start_chars_hint: ["\x1a"],
  line_breaks: true,
  group: Lexer.SKIPPED,
});

/** A line continuation of the preprocessor. */
const Continuation = createToken({ name: "Continuation", pattern: /\\[ \t]*(?=[\r\n])/, group: Lexer.SKIPPED });

/** All token types of the grammar, in lexing order. */
export const tokenTypes: TokenType[] = [
  Blank,
  LineComment,
  BlockComment,
  UnterminatedComment,
  StringPart,
  UnterminatedString,
  Char,
  Comma,
  LeftBrace,
  RightBrace,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  Semicolon,
  Colon,
  Equals,
  BareDateTime,
  Real,
  Integer,
  MalformedNumber,
  Alias,
  PragmaDirective,
  IncludeDirective,
  PreprocessorLine,
  Continuation,
  EndOfDosFile,
  Identifier,
  Name,
  Word,
  ...keywords.values(),
];

function createLexer(types: TokenType[]): Lexer {
  return new Lexer(types, { positionTracking: "onlyOffset", ensureOptimizations: true, skipValidations: true });
}

const lexer = createLexer(tokenTypes);
let singleLineLexer: Lexer | undefined;

/** What cannot be a token: characters that none begins with, a string without its quote, a comment without its end. */
export interface LexicalFault {
  readonly kind: "character" | "string" | "comment";
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: IToken[];
  /** Whether there are directives or preprocessor lines among them. */
  readonly hasDirectives: boolean;
  /** Strings with escapes or line ends and integers of several digits: the literals that may be written wrongly. */
  readonly suspicious: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly faults: readonly LexicalFault[];
}

/**
 * Splits a text into tokens. Never throws; what is not a token is in `faults`.
 *
 * A quote that is missing turns the strings behind it inside out, so that each runs over a line end up to the next
 * quote. A string that is meant to run over line ends leaves two lines with a quote too many: where fewer lines than
 * that have one, quotes are missing, and strings end with their lines.
 */
export function tokenize(text: string): Tokens {
  unendedFrom = Number.POSITIVE_INFINITY;
  const result = classify(lexer.tokenize(text));
  const broken = result.suspicious.filter(runsOverLineEnd).length;
  if (broken === 0) return result;
  singleLineLexer ??= createLexer(tokenTypes.map((type) => (type === StringPart ? SingleLineString : type)));
  const other = classify(singleLineLexer.tokenize(text));
  const torn = unended(other) + escapedQuotes(other, text);
  return torn <= broken + unended(result) ? other : result;
}

/** Quotes that begin a string behind a backslash: those are inside of one, and its beginning was taken for a missing end. */
function escapedQuotes({ tokens }: Tokens, text: string): number {
  return tokens.filter(({ tokenType, startOffset }) => tokenType === StringPart && text[startOffset - 1] === "\\")
    .length;
}

function runsOverLineEnd({ tokenType, image }: IToken): boolean {
  return tokenType === StringPart && (image.includes("\n") || image.includes("\r"));
}

function unended({ faults }: Tokens): number {
  return faults.filter(({ kind }) => kind === "string").length;
}

/** Tells keywords from other names, and closes what has no end. */
function classify({ tokens, groups, errors }: ILexingResult): Tokens {
  const faults: LexicalFault[] = errors.map(({ offset, length }) => ({
    kind: "character",
    start: offset,
    end: offset + length,
  }));
  const suspicious: IToken[] = [];
  let hasDirectives = false;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === StringPart) {
      if (token.image.includes("\\") || runsOverLineEnd(token)) suspicious.push(token);
    } else if (type === Identifier) {
      const keywordType = token.image.length <= longestKeyword ? keywords.get(token.image.toLowerCase()) : undefined;
      if (keywordType !== undefined) retype(token, keywordType);
    } else if (type === SingleLineString) {
      retype(token, StringPart);
      suspicious.push(token);
    } else if (type === UnterminatedString) {
      faults.push({ kind: "string", start: token.startOffset, end: endOf(token) });
      token.endOffset = endOf(token);
      token.image += '"';
      retype(token, StringPart);
      suspicious.push(token);
    } else if (type === UnterminatedComment) {
      faults.push({ kind: "comment", start: token.startOffset, end: token.startOffset + 2 });
    } else if (type === Integer) {
      if (token.image.length > 1) suspicious.push(token);
    } else if (type === PragmaDirective || type === IncludeDirective || type === PreprocessorLine) {
      hasDirectives = true;
    }
  }
  if (tokens.at(-1)?.tokenType === UnterminatedComment) tokens.pop();
  return { tokens, hasDirectives, suspicious, comments: groups["comments"] ?? [], faults };
}

function retype(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx!;
}

/** Offset after a token. A token that a macro stands for carries its own; others end after their image. */
export function endOf(token: IToken): number {
  return token.endOffset ?? token.startOffset + token.image.length;
}
