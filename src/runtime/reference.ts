/**
 * References to instances, and the object paths that write them as text: WMI's `\\HOST\root\ns:Class.Key="v"` and the
 * WBEM form `//host/root/ns:Class.Key="v"` (DSP0004 8.2.5, DSP0207).
 */
import { DateTime } from "./datetime.ts";
import { nameForm, readMofNumber, writeMofReal } from "./mof-literals.ts";

/** The value of a key. An integer that was read from a path is a bigint whatever its type in the schema. */
export type KeyValue = string | bigint | number | boolean | DateTime | Reference;

declare const target: unique symbol;

/**
 * The name of an instance of `T` or of a class below it. No keys at all mean the one instance of a singleton class
 * (`Class=@`); WMI's short form `Class="v"` for a class with one key has the key name `""`.
 */
export interface Reference<T extends object = object> {
  readonly className: string;
  /** With `/` between its parts; `null` where it goes without saying. */
  readonly namespace: string | null;
  readonly host: string | null;
  readonly keys: Readonly<Record<string, KeyValue>>;
  /**
   * Never present: it makes a reference to a class one to its superclass, and not the other way round. Names alone
   * decide, so that a class which gives an inherited property other values is still one.
   */
  readonly [target]?: { readonly [Name in keyof T]: unknown };
}

/** An instance of whatever class: EmbeddedObject, WMI's `object`, or a class that the schema names and does not declare. */
export type AnyInstance = object;

/** Where an instance lives. */
export interface Place {
  readonly namespace?: string | null;
  readonly host?: string | null;
}

/** Makes a frozen reference; `\` in the namespace becomes `/`. */
export function reference<T extends object = object>(
  className: string,
  keys: Readonly<Record<string, KeyValue>>,
  place: Place = {},
): Reference<T> {
  const namespace = place.namespace?.replaceAll("\\", "/").replace(/^\/+|\/+$/g, "") ?? null;
  return Object.freeze({
    className,
    namespace: namespace === "" ? null : namespace,
    host: place.host ?? null,
    keys: Object.freeze({ ...keys }),
  });
}

/** Prints the object path: with `\` as WMI does, or with `/` as WBEM does. */
export function formatReference(value: Reference, style: "wmi" | "wbem" = "wmi"): string {
  const slash = style === "wmi" ? "\\" : "/";
  const host = value.host === null ? "" : `${slash}${slash}${value.host}${slash}`;
  const namespace = value.namespace?.replaceAll("/", slash) ?? "";
  const place = host + namespace;
  return `${place === "" ? "" : `${place}:`}${value.className}${formatKeys(value, style)}`;
}

/** What stands in front of the keys: host, namespace and the name of the class. */
const pathHead = new RegExp(`^(?:(?:\\\\\\\\|//)([^\\\\/]+)[\\\\/])?(?:([^:"'=]*):)?(${nameForm})`);

/**
 * Reads an object path of either form. The text does not say the types of keys: a quoted datetime or reference stays a
 * string. Throws a SyntaxError where the text is not a path of an instance.
 */
export function parseReference<T extends object = object>(path: string): Reference<T> {
  const head = pathHead.exec(path);
  if (head === null) throw notAPath(path, "it does not begin with a namespace or a class");
  const [text, host, namespace, className = ""] = head;
  const place = { host: host ?? null, namespace: namespace ?? null };
  const rest = path.slice(text.length);
  if (rest === "") throw notAPath(path, "it names a class and no instance");
  if (rest === "=@") return reference(className, {}, place);
  const keys = rest.startsWith("=") ? unnamedKey(path, rest) : namedKeys(path, rest);
  return reference(className, keys, place);
}

function formatKeys(value: Reference, style: "wmi" | "wbem"): string {
  const keys = Object.entries(value.keys);
  const [first] = keys;
  if (first === undefined) return "=@";
  if (first[0] === "") return `=${formatKey(first[1], style)}`;
  return `.${keys.map(([name, key]) => `${name}=${formatKey(key, style)}`).join(",")}`;
}

function formatKey(value: KeyValue, style: "wmi" | "wbem"): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return writeMofReal(value);
  return quote(value instanceof DateTime ? value.toString() : formatReference(value, style));
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

const keyName = new RegExp(`^${nameForm}$`);
/** A backslash in quotes stands before the character that is meant: a path escapes quotes and backslashes only, so `\n` is an n. */
const keyValue = /"([^"\\]*(?:\\[^][^"\\]*)*)"|'([^'\\]*(?:\\[^][^'\\]*)*)'|([^,"']+)/y;

function unnamedKey(path: string, rest: string): Record<string, KeyValue> {
  const { value, end } = readValue(path, rest, 1);
  if (end !== rest.length) throw notAPath(path, `"${rest.slice(end)}" follows its only key`);
  return { "": value };
}

function namedKeys(path: string, rest: string): Record<string, KeyValue> {
  const keys: [string, KeyValue][] = [];
  let offset = 0;
  while (offset < rest.length) {
    const separator = offset === 0 ? "." : ",";
    const equals = rest.indexOf("=", offset);
    const name = rest.slice(offset + 1, equals).trim();
    if (rest[offset] !== separator || equals === -1 || !keyName.test(name)) {
      throw notAPath(path, `"${rest.slice(offset)}" is not "${separator}Key=value"`);
    }
    const { value, end } = readValue(path, rest, equals + 1);
    keys.push([name, value]);
    offset = end;
  }
  return Object.fromEntries(keys);
}

function readValue(path: string, text: string, start: number): { value: KeyValue; end: number } {
  keyValue.lastIndex = start;
  const match = keyValue.exec(text);
  if (match === null) throw notAPath(path, "a key has no value, or a quote is not closed");
  const [, double, single, bare = ""] = match;
  const quoted = double ?? single;
  const value =
    quoted === undefined ? bareValue(path, bare.trim()) : quoted.replace(/\\([^])/g, "$1");
  return { value, end: keyValue.lastIndex };
}

function bareValue(path: string, text: string): KeyValue {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  const number = readMofNumber(text);
  if (number !== null) return number;
  throw notAPath(path, `"${text}" is neither quoted nor a number, TRUE or FALSE`);
}

function notAPath(path: string, reason: string): SyntaxError {
  return new SyntaxError(`${JSON.stringify(path)} is not the path of an instance: ${reason}.`);
}
