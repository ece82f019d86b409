/** Tables of values that somebody wrote by hand, held against the value maps. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import type { Context } from "./context.ts";
import { constantOf } from "./literals.ts";
import { innermost, outermost } from "./operators.ts";
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

/** What gives words to numbers or numbers to words: an enum, an object, a Map, the constants of a class. Only what is written out counts. */
export function tableAt(node: ts.Node, context: Context): Table | null {
  const { ts, checker } = context;
  if (ts.isEnumDeclaration(node)) {
    const entries = node.members.flatMap((member) => {
      const isWrittenOut = member.initializer === undefined || constantOf(member.initializer, ts) !== null;
      const value = isWrittenOut ? checker.getConstantValue(member) : undefined;
      return value === undefined ? [] : [{ node: member, value, word: textOf(member.name, ts) ?? "" }];
    });
    return { name: node.name, entries };
  }
  if (ts.isClassDeclaration(node) && node.name !== undefined) {
    const isConstant = (member: ts.ClassElement): boolean =>
      (ts.getCombinedModifierFlags(member) & constantMember(ts)) === constantMember(ts);
    return {
      name: node.name,
      entries: node.members.flatMap((member) =>
        ts.isPropertyDeclaration(member) && isConstant(member) ? entryOf(member, ts) : [],
      ),
    };
  }
  const name = ts.isObjectLiteralExpression(node) || ts.isNewExpression(node) ? nameOf(node, ts) : null;
  if (name === null) return null;
  if (ts.isObjectLiteralExpression(node))
    return {
      name,
      entries: node.properties.flatMap((property) => (ts.isPropertyAssignment(property) ? entryOf(property, ts) : [])),
    };
  return { name, entries: rowsOf(node as ts.NewExpression, ts).flatMap((row) => rowEntry(row, ts)) };
}

function constantMember({ ModifierFlags }: TypeScript): ts.ModifierFlags {
  return ModifierFlags.Static | ModifierFlags.Readonly;
}

/** What a value is called: a variable or a property. */
function nameOf(node: ts.Expression, ts: TypeScript): ts.Node | null {
  const { parent } = outermost(node, ts);
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)
    ? parent.name
    : null;
}

/** The rows of `new Map([[2, "New"]])`. */
function rowsOf({ expression, arguments: given }: ts.NewExpression, ts: TypeScript): readonly ts.Expression[] {
  const rows = ts.isIdentifier(expression) && expression.text === "Map" ? given?.[0] : undefined;
  return rows !== undefined && ts.isArrayLiteralExpression(rows) ? rows.elements : [];
}

function rowEntry(row: ts.Expression, ts: TypeScript): TableEntry[] {
  const [key, value] = ts.isArrayLiteralExpression(row) ? row.elements.map((element) => constantOf(element, ts)) : [];
  if (typeof key === "number" && typeof value === "string") return [{ node: row, value: key, word: value }];
  return typeof key === "string" && typeof value === "number" ? [{ node: row, value, word: key }] : [];
}

function entryOf(property: ts.PropertyAssignment | ts.PropertyDeclaration, ts: TypeScript): TableEntry[] {
  const key = textOf(property.name, ts);
  const value = property.initializer === undefined ? null : constantOf(innermost(property.initializer, ts), ts);
  if (key === null || value === null) return [];
  if (typeof value === "string")
    return /^-?\d+$/.test(key) ? [{ node: property, value: Number(key), word: value }] : [];
  return [{ node: property, value, word: key }];
}

function textOf(name: ts.PropertyName, ts: TypeScript): string | null {
  if (ts.isComputedPropertyName(name)) return ts.isNumericLiteral(name.expression) ? name.expression.text : null;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : null;
}

/** How many entries have to agree, unless they are all that an element has. */
const enough = 4;
const few = 3;

/** The element whose values a table repeats; `null` where it only has some numbers or words in common with one. */
export function matchOf({ entries }: Table, enums: Iterable<BoundEnum>): TableMatch | null {
  if (entries.length < few) return null;
  let best: (TableMatch & { readonly score: number }) | null = null;
  for (const of of enums) {
    const byValue = new Map(of.members.map((member) => [member.value, member]));
    const agreeing = entries.filter(({ value, word }) => isAlike(byValue.get(value), word));
    if (agreeing.length < enough && (agreeing.length < few || agreeing.length < of.members.length)) continue;
    if (agreeing.length * 3 < entries.length * 2) continue;
    const wrong = entries.flatMap((entry) => {
      const meant = agreeing.includes(entry)
        ? undefined
        : of.members.find(({ label }) => wordsOf(label) === wordsOf(entry.word));
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
  const words =
    text
      .replace(/(?<=[a-z\d])(?=[A-Z])/g, " ")
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? [];
  return words.filter((word) => !small.has(word)).join(" ");
}
