/** What literals mean. Integers are exact at any size; nothing passes through a double. */
import type { Span } from "../source/source-file.ts";
import type { CharLiteral, DateTimeLiteral, IntegerLiteral, RealLiteral, StringLiteral } from "./ast.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "'": "'", "\\": "\\",
};

/** The escape sequences of DSP0004 (stringValue): `\x` has one to four hex digits. What is none is matched as well. */
const escape = /\\(?:x([0-9a-fA-F]{1,4})|([^]))/iy;

/** Visits the escape sequences of a text one by one: a text may have millions of them. */
function eachEscape(text: string, visit: (match: RegExpExecArray) => void): void {
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", escape.lastIndex)) {
    escape.lastIndex = at;
    const match = escape.exec(text);
    if (match === null) return;
    visit(match);
  }
}

function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  let result = "";
  let end = 0;
  eachEscape(text, (match) => {
    const [whole, hex, character = ""] = match;
    result += text.slice(end, match.index) + (hex === undefined ? (simpleEscapes[character] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)));
    end = match.index + whole.length;
  });
  return result + text.slice(end);
}

/** The text of a string literal: parts joined, escapes replaced. An unknown escape sequence stays as it stands. */
export function stringValue({ parts }: Pick<StringLiteral, "parts">): string {
  let text = "";
  for (const part of parts) text += unescape(part.slice(1, -1));
  return text;
}

/** Unknown escape sequences of one string part, with their offset in it. */
export function unknownEscapes(part: string): { offset: number; text: string }[] {
  const unknown: { offset: number; text: string }[] = [];
  eachEscape(part, ({ index, 0: text, 1: hex, 2: character = "" }) => {
    if (hex === undefined && !(character in simpleEscapes)) unknown.push({ offset: index, text });
  });
  return unknown;
}

/** The value of a binary, hex, octal or decimal literal. `08`, which is none of them, is read as decimal. */
export function integerValue({ text }: Pick<IntegerLiteral, "text">): bigint {
  if (/^(?:0|[1-9][0-9]*)$/.test(text)) return BigInt(text);
  const isNegative = text.startsWith("-");
  const digits = text.replace(/^[+-]/, "");
  const magnitude = magnitudeOf(digits);
  return isNegative ? -magnitude : magnitude;
}

function magnitudeOf(digits: string): bigint {
  if (/^0x/i.test(digits)) return BigInt(digits);
  if (/b$/i.test(digits)) return BigInt(`0b${digits.slice(0, -1)}`);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  return BigInt(digits);
}

/** `08`: a leading zero announces octal, and the digits are not. */
export function isMalformedOctal(text: string): boolean {
  return /^[+-]?0[0-9]*[89]/.test(text);
}

export function realValue({ text }: RealLiteral): number {
  return Number(text);
}

/** A datetime that is written without quotes, or with the closing one alone. */
export function dateTimeText({ text }: Pick<DateTimeLiteral, "text">): string {
  return text.replace('"', "");
}

/** Whether NULL stands in the place of what could not be read: a macro, a malformed number, a value of MOF 3. That is reported already. */
export function isUnread({ span: { file, start, end } }: { readonly span: Span }): boolean {
  return !/^null$/i.test(file.text.slice(start, end));
}

/** The character (one UTF-16 code unit where the literal is right) between the quotes. */
export function charValue({ text }: CharLiteral): string {
  return unescape(text.slice(1, -1));
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
export function mendedNumber(text: string): string | null {
  const found = foreignNumbers.find(([pattern]) => pattern.test(text));
  return found === undefined ? null : text.replace(found[0], found[1]);
}
