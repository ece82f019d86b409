/** The questions that generated validators ask of single values. None of them allocates memory. */
import { DateTime } from "./datetime.ts";
import { nested } from "./nesting.ts";
import type { Reference } from "./reference.ts";

/** An object of which it is not known yet whether its members are those of `T`. */
export type Unchecked<T> = { readonly [Name in keyof T]?: unknown };

/** Whether a value is an object with members: no array, no NULL. */
export function isRecord<T extends object = object>(value: unknown): value is Unchecked<T> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How many members an object has. The engine keeps the list that `for` walks, so none is made. */
export function countMembers(value: object): number {
  let count = 0;
  for (const _name in value) count++;
  return count;
}

/** Whether an object itself has a member. */
export function hasOwnMember(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}

/** A member of an object itself, for names that every object inherits a member of. */
export function ownMember(value: object, name: string): unknown {
  return Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

export function isUint8(value: unknown): value is number {
  return typeof value === "number" && (value & 0xff) === value;
}

export function isSint8(value: unknown): value is number {
  return typeof value === "number" && (value << 24) >> 24 === value;
}

export function isUint16(value: unknown): value is number {
  return typeof value === "number" && (value & 0xffff) === value;
}

export function isSint16(value: unknown): value is number {
  return typeof value === "number" && (value << 16) >> 16 === value;
}

export function isUint32(value: unknown): value is number {
  return typeof value === "number" && value >>> 0 === value;
}

export function isSint32(value: unknown): value is number {
  return typeof value === "number" && (value | 0) === value;
}

export function isUint64(value: unknown): value is bigint {
  return typeof value === "bigint" && BigInt.asUintN(64, value) === value;
}

export function isSint64(value: unknown): value is bigint {
  return typeof value === "bigint" && BigInt.asIntN(64, value) === value;
}

/** Infinities and NaN are values of the type; a number beyond its range is not. */
export function isReal32(value: unknown): value is number {
  return (
    typeof value === "number" && (Number.isFinite(Math.fround(value)) || !Number.isFinite(value))
  );
}

/** One UTF-16 code unit (DSP0004 5.2.3). */
export function isChar16(value: unknown): value is string {
  return typeof value === "string" && value.length === 1;
}

/** Whether a string has so many characters. A character outside the basic plane counts once. */
export function isTextWithin(
  value: unknown,
  minLength: number,
  maxLength: number,
): value is string {
  if (typeof value !== "string" || value.length < minLength) return false;
  // Only where surrogate pairs could tip the scales are they counted.
  if (value.length <= maxLength && value.length >= minLength * 2) return true;
  const length = characterCount(value);
  return length >= minLength && length <= maxLength;
}

function characterCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index++;
    count++;
  }
  return count;
}

export function isTimestamp(value: unknown): value is DateTime {
  return value instanceof DateTime && value.fields.kind === "timestamp";
}

export function isInterval(value: unknown): value is DateTime {
  return value instanceof DateTime && value.fields.kind === "interval";
}

/** Whether a value is a reference to an instance of whatever class. */
export function isReference(value: unknown): value is Reference {
  if (!isRecord<Reference>(value) || typeof value.className !== "string" || !isRecord(value.keys))
    return false;
  if (value.namespace !== null && typeof value.namespace !== "string") return false;
  if (value.host !== null && typeof value.host !== "string") return false;
  const keys = value.keys as Readonly<Record<string, unknown>>;
  for (const name in keys) if (!isKeyValue(keys[name])) return false;
  return true;
}

function isKeyValue(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "bigint":
    case "number":
    case "boolean":
      return true;
    default:
      return value instanceof DateTime || nested(value, isReference, false);
  }
}

/** Names of classes for `isReferenceTo`: as written and in small letters, for MOF's names know no case. */
export function classNames(names: readonly string[]): ReadonlySet<string> {
  return new Set([...names, ...names.map((name) => name.toLowerCase())]);
}

/** Whether a value is a reference to an instance of one of the classes. */
export function isReferenceTo(value: unknown, names: ReadonlySet<string>): value is Reference {
  return (
    isReference(value) && (names.has(value.className) || names.has(value.className.toLowerCase()))
  );
}

/** Whether a value is an array whose elements all are what they should be. */
export function isArrayOf(
  value: unknown,
  isElement: (element: unknown) => boolean,
): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  const elements: readonly unknown[] = value;
  for (let index = 0; index < elements.length; index++)
    if (!isElement(elements[index])) return false;
  return true;
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

export function isString(value: unknown): value is string {
  return typeof value === "string";
}

export function isDateTime(value: unknown): value is DateTime {
  return value instanceof DateTime;
}
