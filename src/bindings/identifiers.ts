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

/** The member name for a label, before collisions are looked at; an empty string where the label has no letter or digit. */
export function labelToIdentifier(label: string): string {
  const spelled = label
    .normalize("NFC")
    .trim()
    .replace(/^-(?=[\p{L}\p{N}])/u, "Minus ")
    .replaceAll("+", " Plus ")
    .replace(/['\u2019]/gu, "");
  let name = "";
  for (const [word] of spelled.matchAll(/[\p{ID_Continue}]+/gu)) {
    const separator = /\p{Nd}$/u.test(name) && /^\p{Nd}/u.test(word) ? "_" : "";
    name += separator + capitalize(word);
  }
  if (!/[\p{L}\p{N}]/u.test(name)) return "";
  if (unusableMembers.has(name)) return `${name}_`;
  return /^[\p{ID_Start}_]/u.test(name) ? name : `_${name}`;
}

/** Names that TypeScript refuses for an enum member or that an object literal gives another meaning. */
const unusableMembers: ReadonlySet<string> = new Set(["Infinity", "NaN", "__proto__"]);

function capitalize(word: string): string {
  const [first = ""] = word;
  const upper = first.toUpperCase();
  // Some letters have a capital of two letters (German sharp s); they stay as they are.
  return [...upper].length === 1 ? upper + word.slice(first.length) : word;
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

/** Words that cannot name a type or a constant in a strict module, and the predefined types. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield any bigint boolean never " +
    "number object string symbol undefined unknown Exclude Omit Partial Pick Promise Record"
  ).split(" "),
);

/** A name for a type or constant that is as close to the MOF name as TypeScript allows. */
export function safeTypeName(mofName: string): string {
  // Nearly all are, and there are some ten thousand.
  if (/^[A-Za-z_$][\w$]*$/.test(mofName)) return reservedWords.has(mofName) ? `${mofName}_` : mofName;
  const name = mofName.normalize("NFC").replace(/[^\p{ID_Continue}$]/gu, "_");
  if (reservedWords.has(name)) return `${name}_`;
  return /^[\p{ID_Start}_$]/u.test(name) ? name : `_${name}`;
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

/** A file name (without extension) for a class; not yet unique. */
export function safeFileName(typeName: string): string {
  return deviceName.test(typeName) ? `${typeName}_` : typeName;
}

/** The name of a member as it stands in an interface or object literal: quoted where it is not an identifier. */
export function propertyKey(name: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}
