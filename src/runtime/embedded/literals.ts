/** Single values as both text forms write them: literal to value by the type of its property, and back. */
import { DateTime } from "../datetime.ts";
import type { IntrinsicType } from "../descriptor.ts";
import { characterOf, escapeMof, readMofNumber, writeMofReal } from "../mof-literals.ts";
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
      return text === null ? null : DateTime.tryParse(literal.kind === "text" ? text.trim() : text);
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

/** One UTF-16 code unit (DSP0004 5.2.3); MOF has it in single quotes or gives its number. */
function readCharacter(literal: RawLiteral): string | null {
  if (literal.kind === "number") {
    const code = readInteger(literal);
    return code === null ? null : characterOf(code);
  }
  const isCharacter = literal.kind === "text" || literal.kind === "character";
  return isCharacter && literal.text.length === 1 ? literal.text : null;
}

function readBoolean({ kind, text }: RawLiteral): boolean | null {
  if (kind !== "text" && kind !== "word") return null;
  const word = text.trim().toLowerCase();
  return word === "true" ? true : word === "false" ? false : null;
}

function readInteger({ kind, text }: RawLiteral): bigint | null {
  if (kind === "text") return readXmlInteger(text.trim());
  const value = kind === "number" ? readMofNumber(text) : null;
  return typeof value === "bigint" ? value : null;
}

/** Decimal and hexadecimal (DSP0201, VALUE). */
export function readXmlInteger(text: string): bigint | null {
  const [, sign, digits = ""] = /^([+-]?)(\d+|0[xX][\da-fA-F]+)$/.exec(text) ?? [];
  if (sign === undefined) return null;
  return sign === "-" ? -BigInt(digits) : BigInt(digits);
}

/** CIM-XML has names for what is not a number (DSP0201, VALUE). */
const specialReals: Readonly<Record<string, number>> = { INF: Infinity, "-INF": -Infinity, NaN };

function readReal({ kind, text }: RawLiteral, type: "real32" | "real64"): number | null {
  const trimmed = text.trim();
  if (kind === "text" && Object.hasOwn(specialReals, trimmed)) return specialReals[trimmed] ?? null;
  const read =
    kind === "text" ? readXmlReal(trimmed) : kind === "number" ? readMofNumber(text) : null;
  if (read === null) return null;
  const value = Number(read);
  return Number.isFinite(type === "real32" ? Math.fround(value) : value) ? value : null;
}

export function readXmlReal(text: string): number | null {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}

/** As CIM-XML writes it; the text of strings is not escaped. */
export function writeXmlLiteral(value: IntrinsicValue): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "number") return String(value);
  const special = Object.entries(specialReals).find(([, real]) => Object.is(real, value));
  return special?.[0] ?? writeMofReal(value);
}

/** As MOF writes it. MOF has no way to say NaN and the infinities: they are NULL. */
export function writeMofLiteral(value: IntrinsicValue, type: IntrinsicType): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? writeMofReal(value) : "NULL";
  return type === "char16" ? `'${escapeMof(String(value))}'` : `"${escapeMof(String(value))}"`;
}
