/** Tables of values that somebody wrote by hand, held against the value maps. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import type { Context } from "./context.ts";
import { constantOf } from "./literals.ts";
import { innermost } from "./operators.ts";
import type { TypeScript } from "./typescript.ts";

export interface Table {
  readonly name: ts.Node;
  readonly entries: readonly TableEntry[];
}

export interface TableEntry {
  readonly node: ts.Node;
  readonly value: MappedValue;
  /** What the table calls the value. */
  readonly word: string;
}

/** What a table has in common with an element's values. */
export interface TableMatch {
  readonly of: BoundEnum;
  /** Entries whose word is that of another value. */
  readonly wrong: readonly { readonly entry: TableEntry; readonly meant: BoundMember }[];
}

/** An enum or constant object that gives words to numbers, or numbers to words; only what is written out counts. */
export function tableAt(node: ts.Node, { ts, checker }: Context): Table | null {
  if (ts.isEnumDeclaration(node)) {
    const entries = node.members.flatMap((member) => {
      const isWrittenOut = member.initializer === undefined || constantOf(member.initializer, ts) !== null;
      const value = isWrittenOut ? checker.getConstantValue(member) : undefined;
      return value === undefined ? [] : [{ node: member, value, word: textOf(member.name, ts) ?? "" }];
    });
    return { name: node.name, entries };
  }
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return null;
  const object = innermost(node.initializer, ts);
  if (!ts.isObjectLiteralExpression(object)) return null;
  return { name: node.name, entries: object.properties.flatMap((property) => entryOf(property, ts)) };
}

function entryOf(property: ts.ObjectLiteralElementLike, ts: TypeScript): TableEntry[] {
  if (!ts.isPropertyAssignment(property)) return [];
  const key = textOf(property.name, ts);
  const value = constantOf(property.initializer, ts);
  if (key === null || value === null) return [];
  if (typeof value === "string") return /^-?\d+$/.test(key) ? [{ node: property, value: Number(key), word: value }] : [];
  return [{ node: property, value, word: key }];
}

function textOf(name: ts.PropertyName, ts: TypeScript): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : null;
}

/** How many entries have to agree, unless they are all that an element has. */
const enough = 4;

/** The element whose values a table repeats; `null` where it only has some numbers or words in common with one. */
export function matchOf({ entries }: Table, enums: Iterable<BoundEnum>): TableMatch | null {
  let best: (TableMatch & { readonly score: number }) | null = null;
  for (const of of enums) {
    const byValue = new Map(of.members.map((member) => [member.value, member]));
    const agreeing = entries.filter(({ value, word }) => isAlike(byValue.get(value), word));
    if (agreeing.length < enough && (agreeing.length < 3 || agreeing.length < of.members.length)) continue;
    if (agreeing.length * 3 < entries.length * 2) continue;
    const wrong = entries.flatMap((entry) => {
      const meant = agreeing.includes(entry) ? undefined : of.members.find(({ label }) => wordsOf(label) === wordsOf(entry.word));
      return meant === undefined ? [] : [{ entry, meant }];
    });
    // Who knows more of the words is more likely meant, and of several the one with the fewest others.
    const score = agreeing.length + wrong.length / 2 - of.members.length / 1000;
    if (best === null || score > best.score) best = { of, wrong, score };
  }
  return best;
}

/** Whether a word says what a label says, perhaps in fewer or more words. */
function isAlike(member: BoundMember | undefined, word: string): boolean {
  if (member === undefined) return false;
  const [label, own] = [new Set(wordsOf(member.label).split(" ")), new Set(wordsOf(word).split(" "))];
  return own.isSubsetOf(label) || label.isSubsetOf(own);
}

const small: ReadonlySet<string> = new Set(["a", "an", "the", "is", "in", "of", "for", "to", "with", "this"]);

/** `SystemIsInUse`, `SYSTEM_IN_USE` and "System is in use" as the same words. */
function wordsOf(text: string): string {
  const words = text.replace(/(?<=[a-z\d])(?=[A-Z])/g, " ").toLowerCase().match(/[a-z\d]+/g) ?? [];
  return words.filter((word) => !small.has(word)).join(" ");
}
