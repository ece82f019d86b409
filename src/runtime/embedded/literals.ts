/** Single values as both text forms write them: literal to value by the type of its property, and back. */
import { DateTime } from "../datetime.ts";
import type { IntrinsicType } from "../descriptor.ts";
import type { RawLiteral } from "./raw.ts";

/** What a value of an intrinsic type is in memory. */
export type IntrinsicValue = string | number | bigint | boolean | DateTime;

/** The value of a literal, or `null` where it is none of the type. */
export function readLiteral(literal: RawLiteral, type: IntrinsicType): IntrinsicValue | null {
  switch (type) {
    case "string":
      return quotedText(literal);
    case "char16":
      return readCharacter(literal);
    case "boolean":
      return readBoolean(literal);
    case "datetime": {
      const text = quotedText(literal);
      return text === null ? null : DateTime.tryParse(text.trim());
    }
    case "real32":
    case "real64":
      return readReal(literal, type);
    default: {
      const value = readInteger(literal);
      if (value === null) return null;
      const isSigned = type.startsWith("s");
      const bits = Number(type.slice(4));
      if ((isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) !== value)
        return null;
      return bits === 64 ? value : Number(value);
    }
  }
}

function quotedText({ kind, text }: RawLiteral): string | null {
  return kind === "text" || kind === "string" ? text : null;
}

/** One UTF-16 code unit (DSP0004 5.2.3); MOF may give its number too. */
function readCharacter(literal: RawLiteral): string | null {
  if (literal.kind === "number") {
    const code = readInteger(literal);
    return code === null || BigInt.asUintN(16, code) !== code
      ? null
      : String.fromCharCode(Number(code));
  }
  return literal.kind !== "word" && literal.text.length === 1 ? literal.text : null;
}

function readBoolean({ kind, text }: RawLiteral): boolean | null {
  if (kind !== "text" && kind !== "word") return null;
  const word = text.trim().toLowerCase();
  return word === "true" ? true : word === "false" ? false : null;
}

/** Decimal and hexadecimal; in MOF also binary (`101b`) and octal, which a leading 0 tells. */
function readInteger({ kind, text }: RawLiteral): bigint | null {
  if (kind !== "text" && kind !== "number") return null;
  const [, sign, digits = ""] = /^([+-]?)(\w+)$/.exec(text.trim()) ?? [];
  const size = kind === "number" ? mofInteger(digits) : plainInteger(digits);
  return size === null || sign !== "-" ? size : -size;
}

function plainInteger(digits: string): bigint | null {
  return /^(?:\d+|0[xX][\da-fA-F]+)$/.test(digits) ? BigInt(digits) : null;
}

function mofInteger(digits: string): bigint | null {
  if (/^[01]+[bB]$/.test(digits)) return BigInt(`0b${digits.slice(0, -1)}`);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  return /^0\d/.test(digits) ? null : plainInteger(digits);
}

/** CIM-XML has names for what is no number (DSP0201, VALUE). */
const specialReals: Readonly<Record<string, number>> = { INF: Infinity, "-INF": -Infinity, NaN };

function readReal({ kind, text }: RawLiteral, type: "real32" | "real64"): number | null {
  if (kind !== "text" && kind !== "number") return null;
  const trimmed = text.trim();
  if (kind === "text" && Object.hasOwn(specialReals, trimmed)) return specialReals[trimmed] ?? null;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(type === "real32" ? Math.fround(value) : value) ? value : null;
}

/** As CIM-XML writes it; the text of strings is not escaped. */
export function writeXmlLiteral(value: IntrinsicValue): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "number") return String(value);
  const special = Object.entries(specialReals).find(([, real]) => Object.is(real, value));
  return special?.[0] ?? realDigits(value);
}

/** As MOF writes it. MOF has no way to say NaN and the infinities: they are NULL. */
export function writeMofLiteral(value: IntrinsicValue, type: IntrinsicType): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? realDigits(value) : "NULL";
  return type === "char16" ? `'${escapeMof(String(value))}'` : `"${escapeMof(String(value))}"`;
}

/** JavaScript drops the sign of zero. */
function realDigits(value: number): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}

const mofEscapes: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "'": "\\'",
  "\\": "\\\\",
};

/** Escapes what may not stand in a MOF string as it is: quotes, control characters and lone surrogates. */
export function escapeMof(text: string): string {
  return text.replace(/["'\\\p{Cc}\p{Cs}]/gu, (character) => {
    return mofEscapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
