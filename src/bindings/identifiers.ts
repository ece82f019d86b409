/**
 * From MOF text to TypeScript names. Names of classes and members are kept as they are; labels of values become member
 * names by one rule:
 *
 * 1. `+` is spelled, and `-` where it is the sign of the label: "-Saturday" MinusSaturday, "+5V" Plus5V, "DVD+RW"
 *    DVDPlusRW. Apostrophes vanish.
 * 2. Letters, digits and `_` are kept, all else parts words; each word begins with a capital: "Completed with No Error"
 *    CompletedWithNoError, "I/O" IO. Where digits would run together `_` keeps them apart: "2.5 inch" _2_5Inch.
 * 3. A leading digit gets `_` in front. A label without letters and digits is named from its value: Value2, ValueMinus7.
 * 4. Of several members with one name the first in order of value keeps it, the others get their value as suffix:
 *    Other, Other_7, Other_Minus7; should that be taken too, a counter follows.
 */
import { compareCodeUnits } from "../source/order.ts";

/**
 * Letters of Unicode 16 and 17, which Node knows and TypeScript's tables, of Unicode 15.1, do not: code points in
 * hexadecimal. A test compares.
 */
const youngLetters = (
  "88f 897 c5c cdc 1acf-1add 1ae0-1aeb 1c89-1c8a a7cb-a7cf a7d2 a7d4 a7da-a7dc a7f1 105c0-105f3 " +
  "10940-10959 10d40-10d65 10d69-10d6d 10d6f-10d85 10ec2-10ec7 10efa-10efc 11380-11389 1138b 1138e " +
  "11390-113b5 113b7-113c0 113c2 113c5 113c7-113ca 113cc-113d3 113e1-113e2 116d0-116e3 11b60-11b67 " +
  "11bc0-11be0 11bf0-11bf9 11db0-11ddb 11de0-11de9 11f5a 13460-143fa 16100-16139 16d40-16d6c " +
  "16d70-16d79 16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18cff 18d09-18d1e 18d80-18df2 " +
  "1ccf0-1ccf9 1e5d0-1e5fa 1e6c0-1e6de 1e6e0-1e6f5 1e6fe-1e6ff 2b73a-2b73f 2cea2-2cead 323b0-33479"
)
  .split(" ")
  .map((range) => range.replace(/[\da-f]+/g, (code) => `\\u{${code}}`))
  .join("");

/** What an identifier of TypeScript begins with, and what it goes on with. */
const start = `[[\\p{ID_Start}_$]--[${youngLetters}]]`;
const part = `[[\\p{ID_Continue}$]--[${youngLetters}]]`;
const identifier = new RegExp(`^${start}${part}*$`, "v");
const identifierStart = new RegExp(`^${start}`, "v");
const otherCharacters = new RegExp(`[^${part}]`, "gv");
const labelWords = new RegExp(`[[\\p{ID_Continue}]--[${youngLetters}]]+`, "gv");

/** The member name for a label, before collisions are looked at; an empty string where the label has no letter or digit. */
export function labelToIdentifier(label: string): string {
  const spelled = label
    .normalize("NFC")
    .trim()
    .replace(/^-(?=[\p{L}\p{N}])/u, "Minus ")
    .replaceAll("+", " Plus ")
    .replace(/['\u2019]/gu, "");
  let name = "";
  for (const [word] of spelled.matchAll(labelWords)) {
    const separator = /\p{Nd}$/u.test(name) && /^\p{Nd}/u.test(word) ? "_" : "";
    name += separator + capitalize(word);
  }
  if (!/[\p{L}\p{N}]/u.test(name)) return "";
  if (unusableMembers.has(name)) return `${name}_`;
  return identifierStart.test(name) ? name : `_${name}`;
}

/** Names that TypeScript refuses for an enum member or that an object literal gives another meaning. */
const unusableMembers: ReadonlySet<string> = new Set(["Infinity", "NaN", "__proto__"]);

function capitalize(word: string): string {
  const [first = ""] = word;
  const upper = first.toUpperCase();
  // Some letters have a capital of two letters (German sharp s), or one that is too young; they stay as they are.
  return [...upper].length === 1 && new RegExp(`^${part}$`, "v").test(upper) ? upper + word.slice(first.length) : word;
}

/** An exact value with its label, as the value map has it. */
export interface LabeledValue {
  readonly value: bigint | string;
  readonly label: string | null;
}

/** Names for all values of one enum, in the order given; no two are equal. */
export function memberNames(values: readonly LabeledValue[]): string[] {
  const wanted = values.map(({ value, label }) => labelToIdentifier(label ?? unlabeled(value)) || valueName(value));
  const order = values.map((_, index) => index).sort((a, b) => compareValues(values[a], values[b]) || a - b);
  const names: string[] = [];
  const taken = new Set<string>();
  const late: number[] = [];
  for (const index of order) {
    const name = wanted[index] ?? "";
    if (taken.has(name)) {
      late.push(index);
    } else {
      taken.add(name);
      names[index] = name;
    }
  }
  for (const index of late) {
    const value = values[index]?.value ?? "";
    const name = firstFree(`${wanted[index] ?? ""}_${suffix(value)}`, (candidate) => taken.has(candidate));
    taken.add(name);
    names[index] = name;
  }
  return names;
}

function unlabeled(value: bigint | string): string {
  return typeof value === "string" ? value : "";
}

function valueName(value: bigint | string): string {
  return `Value${suffix(value)}`;
}

function suffix(value: bigint | string): string {
  if (typeof value === "string") return labelToIdentifier(value).replace(/^_/, "") || "Empty";
  return value < 0n ? `Minus${-value}` : String(value);
}

function compareValues(a: LabeledValue | undefined, b: LabeledValue | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (typeof a.value === "bigint" && typeof b.value === "bigint")
    return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  return compareCodeUnits(String(a.value), String(b.value));
}

function firstFree(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}_${count}`;
  return name;
}

/** Gives out names: each only once, whatever is asked for. Two names that differ only in case count as one. */
export class NameAllocator {
  readonly #taken: Set<string>;

  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set([...reserved].map((name) => name.toLowerCase()));
  }

  /** The wanted name, or the first of `name_2`, `name_3`, ... that is free. */
  allocate(wanted: string): string {
    const before = this.#taken.size;
    if (this.#taken.add(wanted.toLowerCase()).size > before) return wanted;
    const name = firstFree(wanted, (candidate) => this.#taken.has(candidate.toLowerCase()));
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Words that cannot name a type or a constant in a strict module, and types that generated code uses itself. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in infer instanceof interface keyof let new null package private " +
    "protected public readonly return static super switch this throw true try typeof unique var void while with yield " +
    "any bigint boolean never number object string symbol undefined unknown " +
    "Exclude Omit Partial Pick Promise Readonly Record"
  ).split(" "),
);

/** A name for a type or constant that is as close to the MOF name as TypeScript allows. */
export function safeTypeName(mofName: string): string {
  const name = safeMemberName(mofName);
  return reservedWords.has(name) ? `${name}_` : name;
}

/** A name for a method: what is no letter, digit or `_` becomes `_`. Any word will do. */
export function safeMemberName(mofName: string): string {
  // Nearly all are, and there are some ten thousand.
  if (/^[A-Za-z_$][\w$]*$/.test(mofName)) return mofName;
  const name = mofName.normalize("NFC").replace(otherCharacters, "_");
  return identifierStart.test(name) ? name : `_${name}`;
}

/** What tells a class from all others, where another one has its name: `root/cimv2:ACME_Disk`. */
const namesakePath = /^(.+):([^:]+)$/;

/**
 * The name for a class by its path, not yet safe: where another class has its name it has its namespace behind it, as in
 * `ACME_Disk_root/cimv2`. All of them have, so that none takes the name of another when a namespace is added.
 */
export function nameForPath(path: string): string {
  return path.replace(namesakePath, "$2_$1");
}

/** The name in a path: `ACME_Disk` of `root/cimv2:ACME_Disk`. */
export function nameOfPath(path: string): string {
  return path.replace(namesakePath, "$2");
}

/** Names that Windows keeps for devices, with any extension. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Systems allow 255 bytes; endings, and a counter where two names are cut to one, have to find room. */
const longestFileName = 200;

/** A file name (without extension) for a class; not yet unique. */
export function safeFileName(typeName: string): string {
  if (deviceName.test(typeName)) return `${typeName}_`;
  let name = typeName.slice(0, longestFileName);
  while (Buffer.byteLength(name) > longestFileName) name = [...name].slice(0, -1).join("");
  return name;
}

/** The name of a member as it stands in an interface or object literal: quoted where it is not an identifier. */
export function propertyKey(name: string): string {
  return identifier.test(name) ? name : quoted(name);
}

/** `value.Name`, or `value["a name"]`. */
export function memberAccess(object: string, name: string): string {
  return identifier.test(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;
}

/** A text as a literal, in which nothing is hidden: line ends, marks of direction and blanks of no width are escapes. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(hidden, (character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
