/** The literals of the tree by the rules of `runtime/mof-literals.ts`, and what other languages write in their place. */
import { integerOf, unescapeMof } from "../runtime/mof-literals.ts";
import type { Span } from "../source/source-file.ts";
import type { CharLiteral, DateTimeLiteral, IntegerLiteral, RealLiteral, StringLiteral } from "./ast.ts";

/** The text of a string literal: parts joined, escapes replaced. An unknown escape sequence stays as it stands. */
export function stringValue({ first, rest }: Pick<StringLiteral, "first" | "rest">): string {
  return rest.reduce((text, part) => text + unescapeMof(part.slice(1, -1)), unescapeMof(first.slice(1, -1)));
}

/** The value of a binary, hex, octal or decimal literal. */
export function integerValue({ text }: IntegerLiteral): bigint {
  return integerOf(text);
}

export function realValue({ text }: RealLiteral): number {
  return Number(text);
}

/** A datetime that is written without quotes, or with the closing one alone. */
export function dateTimeText({ text }: Pick<DateTimeLiteral, "text">): string {
  return text.replace('"', "");
}

/** Whether NULL stands in place of what could not be read: a macro, a malformed number, a value of MOF 3. That is reported already. */
export function isUnread({ span: { file, start, end } }: { readonly span: Span }): boolean {
  if (file.binary !== undefined) return false;
  return !/^null$/i.test(file.text.slice(start, end));
}

/** The character (one UTF-16 code unit where the literal is right) between the quotes. */
export function charValue({ text }: CharLiteral): string {
  return unescapeMof(text.slice(1, -1));
}

/** Notations of other languages and what they are in MOF. */
const foreignNumbers: readonly (readonly [RegExp, string])[] = [
  [/^([+-]?\d+)\.?([eE][+-]?\d+)[fFdD]?$/, "$1.0$2"],
  [/^([+-]?\d+)\.?[fF]?$/, "$1.0"],
  [/^([+-]?\d*\.\d+(?:[eE][+-]?\d+)?)[fFdD]$/, "$1"],
  [/^([+-]?)0[bB]([01]+)$/, "$1$2b"],
  [/^([+-]?)0[oO]([0-7]+)$/, "$10$2"],
  [/^([+-]?(?:0[xX][0-9a-fA-F]+|\d+))[uU]?[lL]{0,2}[uU]?$/, "$1"],
  [/^([+-]?)([0-9][0-9a-fA-F]*)[hH]$/, "$10x$2"],
  // A range of a ValueMap without its quotes.
  [/^(-?\d+\.\.\d*)$/, '"$1"'],
];

/** What a number of another language is in MOF; `null` where nobody can tell. */
export function numberInMof(text: string): string | null {
  const spelling = foreignNumbers.find(([pattern]) => pattern.test(text));
  return spelling === undefined ? null : text.replace(spelling[0], spelling[1]);
}
