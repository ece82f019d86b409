/** What literals mean. Integers are exact at any size; nothing passes through a double. */
import type { Span } from "../source/source-file.ts";
import type { CharLiteral, DateTimeLiteral, IntegerLiteral, RealLiteral, StringLiteral } from "./ast.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

const hexDigits = /[0-9a-fA-F]{1,4}/y;

/**
 * Visits the escape sequences of a text one by one (DSP0004, stringValue: `\x` has one to four hex digits): a text may have
 * millions of them. `meaning` is `null` for what is none.
 */
function eachEscape(text: string, visit: (start: number, end: number, meaning: string | null) => void): void {
  for (let at = text.indexOf("\\"); at >= 0 && at + 1 < text.length;) {
    const character = text[at + 1]!;
    let end = at + 2;
    let meaning = simpleEscapes[character] ?? null;
    if (character === "x" || character === "X") {
      hexDigits.lastIndex = end;
      const [digits] = hexDigits.exec(text) ?? [];
      if (digits !== undefined) {
        end += digits.length;
        meaning = String.fromCharCode(Number.parseInt(digits, 16));
      }
    }
    visit(at, end, meaning);
    at = text.indexOf("\\", end);
  }
}

function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  let result = "";
  let done = 0;
  eachEscape(text, (start, end, meaning) => {
    result += text.slice(done, start) + (meaning ?? text.slice(start, end));
    done = end;
  });
  return result + text.slice(done);
}

/** The text of a string literal: parts joined, escapes replaced. An unknown escape sequence stays as it stands. */
export function stringValue({ first, rest }: Pick<StringLiteral, "first" | "rest">): string {
  return rest.reduce((text, part) => text + unescape(part.slice(1, -1)), unescape(first.slice(1, -1)));
}

/** Unknown escape sequences of one string part, with their offset in it. */
export function unknownEscapes(part: string): { offset: number; text: string }[] {
  const unknown: { offset: number; text: string }[] = [];
  eachEscape(part, (start, end, meaning) => {
    if (meaning === null) unknown.push({ offset: start, text: part.slice(start, end) });
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
