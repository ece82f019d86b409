/**
 * The tokens of MOF. Keywords are case-insensitive and contextual (DSP0004 Annex A): each is also a Name, so that a
 * property may be called `Class` or a qualifier `Association`.
 */
import { createToken, Lexer, type CustomPatternMatcherFunc, type IToken, type TokenType } from "chevrotain";

/** Any identifier, keywords included. */
export const Name = createToken({ name: "Name", label: "a name", pattern: Lexer.NA });

const Identifier = createToken({
  name: "Identifier",
  label: "a name",
  pattern: /[A-Za-z_\u0080-\uFEFE\uFF00-\uFFEF][A-Za-z0-9_$\u0080-\uFEFE\uFF00-\uFFEF]*/,
  categories: Name,
});

function keyword(text: string): TokenType {
  return createToken({ name: text.toUpperCase(), label: `"${text}"`, pattern: Lexer.NA, categories: Name });
}

export const As = keyword("as");
export const Class = keyword("class");
export const False = keyword("false");
export const Flavor = keyword("flavor");
export const Instance = keyword("instance");
export const Null = keyword("null");
export const Of = keyword("of");
export const Qualifier = keyword("qualifier");
export const Ref = keyword("ref");
export const Scope = keyword("scope");
export const True = keyword("true");
/** MOF 3 (DSP0221): recognised to say so. */
export const Association = keyword("association");
export const Enumeration = keyword("enumeration");
export const Structure = keyword("structure");
export const ValueKeyword = keyword("value");

const keywords: ReadonlyMap<string, TokenType> = new Map(
  [
    As, Class, False, Flavor, Instance, Null, Of, Qualifier, Ref, Scope, True,
    Association, Enumeration, Structure, ValueKeyword,
  ].map((type) => [type.name.toLowerCase(), type]),
);

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

/** Offset after the closing quote, or -1. Scanned by hand: a regular expression runs out of stack on long literals. */
function endOfQuoted(quote: string): (text: string, offset: number) => number {
  return (text, offset) => {
    if (text[offset] !== quote) return -1;
    let close = text.indexOf(quote, offset + 1);
    while (close >= 0) {
      let backslashes = 0;
      while (text.charCodeAt(close - 1 - backslashes) === 0x5c) backslashes++;
      if (backslashes % 2 === 0) return close + 1;
      close = text.indexOf(quote, close + 1);
    }
    return -1;
  };
}

/** One double-quoted part of a string value. A line end inside is accepted here and reported later. */
export const StringPart = createToken({
  name: "StringPart",
  label: "a string",
  pattern: scan(endOfQuoted('"')),
  start_chars_hint: ['"'],
  line_breaks: true,
});

export const Char = createToken({
  name: "Char",
  label: "a character",
  pattern: /'(?:[^'\\\r\n]|\\[^\r\n])[^'\r\n]*'/,
});

/** `yyyymmddhhmmss.mmmmmmsutc` or an interval without its quotes, as reference pages print it; `*` for unknown digits. */
export const BareDateTime = createToken({
  name: "BareDateTime",
  label: "a datetime",
  pattern: /[\d*]{14}\.[\d*]{6}[:+-][\d*]{3}/,
});

export const Real = createToken({ name: "Real", label: "a number", pattern: /[+-]?\d*\.\d+(?:[eE][+-]?\d+)?/ });

/** binaryValue, hexValue, octalValue and decimalValue with a sign. */
export const Integer = createToken({
  name: "Integer",
  label: "a number",
  pattern: /[+-]?(?:0[xX][0-9a-fA-F]+|[01]+[bB]|\d+)(?![A-Za-z0-9_])/,
});

/** `$` and a name; pywbem lets blanks stand between them. */
export const Alias = createToken({ name: "Alias", label: "an alias", pattern: /\$[ \t]*[A-Za-z_\u0080-\uFEFE][A-Za-z0-9_\u0080-\uFEFE]*/ });

export const PragmaDirective = createToken({ name: "PragmaDirective", label: '"#pragma"', pattern: /#[ \t]*pragma(?![\w])/i });
export const IncludeDirective = createToken({ name: "IncludeDirective", label: '"#include"', pattern: /#[ \t]*include(?![\w])/i });

/** Offset after a preprocessor line with its continuation lines, without the last line end; -1 where `text` is none. */
function endOfPreprocessorLine(text: string, offset: number): number {
  preprocessorStart.lastIndex = offset;
  if (!preprocessorStart.test(text)) return -1;
  logicalLine.lastIndex = offset;
  return logicalLine.exec(text) === null ? -1 : logicalLine.lastIndex;
}
const preprocessorStart = /#[ \t]*(?:define|undef|ifdef|ifndef|if|elif|else|endif|error|line)(?![\w])/iy;
const logicalLine = /(?:[^\\\r\n]|\\(?!\s*[\r\n])|\\[ \t]*(?:\r\r\n|\r\n|\n|\r))*/y;

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

/** Blanks, line ends, line continuations of the preprocessor, and byte order marks in the middle of joined files. */
const Blank = createToken({
  name: "Blank",
  pattern: /(?:[ \t\r\n\f\v\uFEFF\u00A0]|\\[ \t]*(?=[\r\n]))+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** All token types in lexing order. */
export const tokenTypes: TokenType[] = [
  Blank, LineComment, BlockComment, StringPart, Char, Comma, LeftBrace, RightBrace, LeftParenthesis, RightParenthesis,
  LeftBracket, RightBracket, Semicolon, Colon, Equals, BareDateTime, Real, Integer, Alias, PragmaDirective,
  IncludeDirective, PreprocessorLine, Identifier, Name, ...keywords.values(),
];

const lexer = new Lexer(tokenTypes, {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  skipValidations: true,
});

/** A run of characters that no token begins with. */
export interface LexicalFault {
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly faults: readonly LexicalFault[];
}

/** Splits a text into tokens. Never throws; what is no token is in `faults`. */
export function tokenize(text: string): Tokens {
  const { tokens, groups, errors } = lexer.tokenize(text);
  for (const token of tokens) {
    if (token.tokenType !== Identifier) continue;
    const type = keywords.get(token.image) ?? keywords.get(token.image.toLowerCase());
    if (type === undefined) continue;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? token.tokenTypeIdx;
  }
  return {
    tokens,
    comments: groups["comments"] ?? [],
    faults: errors.map(({ offset, length }) => ({ start: offset, end: offset + length })),
  };
}

/** Offset after a token. A token that a macro stands for carries its own; others end after their image. */
export function endOf(token: IToken): number {
  return token.endOffset ?? token.startOffset + token.image.length;
}
