/**
 * The wire form: JSON that keeps what JSON's own types would lose. 64-bit integers are strings of digits (numbers are
 * read too where they are safe), datetimes and references are strings, and reals that JSON lacks are "NaN", "Infinity",
 * "-Infinity" and "-0". What cannot be read stays as it is, so that validation can say what it found.
 */
import { DateTime } from "./datetime.ts";
import { nested } from "./nesting.ts";
import { isReference } from "./predicates.ts";
import {
  formatReference,
  type KeyValue,
  parseReference,
  type Reference,
  reference,
} from "./reference.ts";

/** Members as they stand in JSON. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** A 64-bit integer: decimal digits, or a number that JSON.parse cannot have rounded. */
export function readBigint(value: unknown): unknown {
  if (typeof value === "string" && /^-?\d+$/.test(value)) return BigInt(value);
  return Number.isSafeInteger(value) ? BigInt(value as number) : (value ?? null);
}

/** An integer of up to 32 bits; some senders quote these too. */
export function readInteger(value: unknown): unknown {
  return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : (value ?? null);
}

export function readReal(value: unknown): unknown {
  const isNumeric =
    typeof value === "string" &&
    /^-?(?:Infinity|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)$|^NaN$/.test(value);
  return isNumeric ? Number(value) : (value ?? null);
}

export function writeReal(value: unknown): unknown {
  if (typeof value !== "number") return value;
  return Object.is(value, -0) ? "-0" : Number.isFinite(value) ? value : String(value);
}

export function readDateTime(value: unknown): unknown {
  return typeof value === "string" ? (DateTime.tryParse(value) ?? value) : (value ?? null);
}

/** A 64-bit integer or a datetime as its text. */
export function writeText(value: unknown): unknown {
  return typeof value === "bigint" || value instanceof DateTime ? value.toString() : value;
}

/** How the keys of a class are read from an object path, which shows numbers, TRUE, FALSE and texts and no more of types. */
export type KeyReaders = Readonly<Record<string, (value: unknown) => unknown>>;

/** An object path. The keys that there are readers for get the names and types of the schema; others stay as the path has them. */
export function readReference(value: unknown, readers: KeyReaders = {}): unknown {
  if (typeof value !== "string") return value ?? null;
  try {
    const path = parseReference(value);
    return reference(path.className, readKeys(path.keys, readers), path);
  } catch {
    return value;
  }
}

function readKeys(keys: Reference["keys"], readers: KeyReaders): Reference["keys"] {
  const known = Object.entries(readers);
  return Object.fromEntries(
    Object.entries(keys).map(([given, value]): [string, KeyValue] => {
      // The short form for a class with one key leaves its name out.
      const isShort = given === "" && known.length === 1;
      const [name, read] = known.find(
        ([key]) => isShort || key.toLowerCase() === given.toLowerCase(),
      ) ?? [given, readKey];
      return [name, read(value) as KeyValue];
    }),
  );
}

/** A key of a type whose values an object path shows as they are. */
export function readKey(value: unknown): unknown {
  return value;
}

/** A key that is an integer of up to 32 bits or a real. */
export function readNumberKey(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

export function writeReference(value: unknown): unknown {
  return isReference(value) ? formatReference(value) : value;
}

/** An array with each element read or written; anything else stays as it is. */
export function mapElements(value: unknown, convert: (element: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map((element: unknown) => convert(element)) : (value ?? null);
}

/** Writes a value of whatever type, as the members of an instance whose class the schema leaves open. */
export function writeAny(value: unknown): unknown {
  if (typeof value === "bigint" || value instanceof DateTime) return writeText(value);
  if (typeof value === "number") return writeReal(value);
  if (isReference(value)) return formatReference(value);
  return typeof value === "object" && value !== null
    ? nested<unknown, unknown>(value, () => writeMembers(value), value)
    : value;
}

function writeMembers(value: object): unknown {
  if (Array.isArray(value)) return value.map(writeAny);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, writeAny(member)]),
  );
}
