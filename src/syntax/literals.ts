/** What literals mean. Integers are exact at any size; nothing passes through a double. */
import type { CharLiteral, IntegerLiteral, RealLiteral, StringLiteral } from "./ast.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "'": "'", "\\": "\\",
};

/** The escape sequences of DSP0004 (stringValue): `\x` has one to four hex digits. What is none is matched as well. */
const escape = /\\(?:x([0-9a-fA-F]{1,4})|([^]))/gi;

function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(escape, (whole, hex: string | undefined, character: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return simpleEscapes[character ?? ""] ?? whole;
  });
}

/** The text of a string literal: parts joined, escapes replaced. An unknown escape sequence stays as it stands. */
export function stringValue({ parts }: StringLiteral): string {
  let text = "";
  for (const part of parts) text += unescape(part.slice(1, -1));
  return text;
}

/** Unknown escape sequences of one string part, with their offset in it. */
export function unknownEscapes(part: string): { offset: number; text: string }[] {
  return [...part.matchAll(escape)]
    .filter(([, hex, character]) => hex === undefined && !((character ?? "") in simpleEscapes))
    .map((match) => ({ offset: match.index, text: match[0] }));
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

/** The character (one UTF-16 code unit where the literal is right) between the quotes. */
export function charValue({ text }: CharLiteral): string {
  return unescape(text.slice(1, -1));
}
