/** Lists of values: terms with explanations, rows of tables, and lines that are nothing but a name and a number. */
import type { Block, Line } from "./block.ts";
import type { PageValue } from "./facts.ts";
import { readNumber, readQuoted } from "./value-spelling.ts";
import { boldStart, plainText, withoutLinks, wordsOf } from "./words.ts";

/** An entry of a list, which may lack a number: then the page does not say which value it names. */
export interface Entry {
  readonly value: string | null;
  readonly label: string | null;
  readonly line: number;
}

export interface ValueList {
  readonly values: readonly PageValue[];
  /** Names without a number. */
  readonly unnumbered: readonly { readonly label: string; readonly line: number }[];
  /** The lines before the list. */
  readonly text: readonly Line[];
}

/** Reads the blocks that explain one element. What is not an entry is text. */
export function readValueList(blocks: readonly Block[]): ValueList {
  const listed: Entry[] = [];
  const inText: Entry[] = [];
  const text: Line[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === "term") {
      const below = explanation(blocks, index + 1);
      const entry = termEntry(block.lines, below.lines, block.line);
      if (entry !== null) listed.push(entry);
      index += below.count;
    } else if (block.kind === "row") {
      const entry = rowEntry(block.cells, block.line);
      if (entry !== null) listed.push(entry);
    } else if (block.kind === "paragraph") {
      const entry = paragraphEntry(block.lines);
      if (entry !== null) inText.push(entry);
      else if (listed.length + inText.length === 0) text.push(...block.lines, { text: "", line: block.line });
    }
  }
  // A text that goes through the values is no second list.
  return { ...sorted(listed.some(({ value }) => value !== null) ? listed : [...listed, ...inText]), text };
}

/** The lines that follow a term up to the next one. */
function explanation(
  blocks: readonly Block[],
  from: number,
): { readonly lines: readonly Line[]; readonly count: number } {
  const lines: Line[] = [];
  let index = from;
  for (; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === "paragraph") lines.push(...block.lines);
    else break;
  }
  return { lines, count: index - from };
}

function sorted(entries: readonly Entry[]): Omit<ValueList, "text"> {
  const values: PageValue[] = [];
  const unnumbered: { label: string; line: number }[] = [];
  for (const { value, label, line } of entries) {
    if (value !== null) values.push({ value, label, line });
    else if (label !== null) unnumbered.push({ label, line });
  }
  return { values, unnumbered };
}

/** A term with what stands below it: each of the two may hold the name or the number. */
function termEntry(lines: readonly Line[], below: readonly Line[], line: number): Entry | null {
  const parts = lines.map(({ text }) => withoutLinks(text)).filter((text) => text !== "");
  const further = below.map(({ text }) => plainText(text)).filter((text) => text !== "");
  return entryOf(parts, further, line);
}

/** The first cell of a row that has a number, with the name in the same cell or the next one. */
function rowEntry(cells: readonly string[], line: number): Entry | null {
  const [first = "", ...others] = cells;
  const parts = cellParts(first);
  const further = others.map(plainText).filter((text) => text !== "");
  const entry = entryOf(parts, further, line);
  if (entry === null) return null;
  if (entry.value !== null) return entry;
  const value = further.length > 0 ? valueOf(further[0]!) : null;
  return value === null ? null : { ...entry, value };
}

function cellParts(cell: string): string[] {
  const terms = [...cell.matchAll(/<dt>([^]*?)<\/dt>/gi)].map((term) => term[1]!);
  const parts = (terms.length > 0 ? terms : [cell]).map(withoutLinks);
  return parts.length > 1 && parts[0] === "" ? ["", ...parts.filter((part) => part !== "")] : parts;
}

/**
 * @param parts the lines of a term, marked up
 * @param further the words of what explains it
 */
function entryOf(parts: readonly string[], further: readonly string[], line: number): Entry | null {
  const [first = "", second] = parts;
  if (first === "") return namelessEntry(second === undefined ? further : [wordsOf(second)], line);
  const own = nameAndNumber(first);
  if (second !== undefined && own.value === null) {
    const value = valueOf(wordsOf(second));
    if (value !== null) return { value, label: own.label, line };
  }
  if (own.value !== null) return { value: own.value, label: own.label ?? labelOf(further[0]), line };
  const value = further[0] === undefined ? null : readNumber(further[0]);
  return { value: signed(value, own.label), label: own.label, line };
}

/** A term without text: its explanation has the number, and then the name. */
function namelessEntry([first = "", second]: readonly string[], line: number): Entry | null {
  const value = readNumber(first);
  return value === null ? null : { value, label: labelOf(second), line };
}

/** A name with its number, in either order, or one of them. */
function nameAndNumber(unlinked: string): { readonly value: string | null; readonly label: string | null } {
  const start = boldStart(unlinked);
  const { bold, rest } = start ?? { bold: "", rest: wordsOf(unlinked) };
  if (bold === "") return plainEntry(rest);
  if (rest === "") return plainEntry(bold);
  const inner = inParentheses(rest);
  const value = valueOf(inner ?? rest);
  if (value !== null) return { value: signed(value, bold), label: bold };
  const turned = readNumber(bold);
  return turned === null ? { value: null, label: `${bold} ${rest}` } : { value: turned, label: inner ?? rest };
}

function plainEntry(text: string): { readonly value: string | null; readonly label: string | null } {
  const quoted = readQuoted(inParentheses(text) ?? text);
  if (quoted !== null) return { value: quoted, label: quoted };
  const value = readNumber(inParentheses(text) ?? text);
  if (value !== null) return { value, label: null };
  const both = /^(.*\S)\s*\(([^()]+)\)$/.exec(text);
  const number = both === null ? null : valueOf(both[2]!);
  return number === null ? { value: null, label: text } : { value: number, label: both![1]! };
}

function inParentheses(text: string): string | null {
  const match = /^\(([^]*)\)$/.exec(text);
  return match === null ? null : match[1]!.trim();
}

function valueOf(text: string): string | null {
  return readNumber(text) ?? readQuoted(text);
}

/** A name that starts with a minus lost it from its number: `-Saturday ( 7)` is -7. */
function signed(value: string | null, label: string | null): string | null {
  return value !== null && /^\d+$/.test(value) && label !== null && /^-\w/.test(label) ? `-${value}` : value;
}

/** An explanation that stands for a name, without its full stop. */
function labelOf(text: string | undefined): string | null {
  const label = (text ?? "").replace(/\.$/, "");
  return label === "" ? null : label;
}

const symbol = /^[A-Za-z_][\w./-]*$/;

/** A line of text that is an entry: a bold name and its number, `3 - Idle`, a symbol and its number. */
function paragraphEntry(lines: readonly Line[]): Entry | null {
  const { line, text } = lines[0]!;
  const unlinked = withoutLinks(text.replace(/^[-*+]\s+/, ""));
  if (lines.length === 2) {
    const value = readNumber(wordsOf(unlinked));
    return value === null ? null : { value, label: plainText(lines[1]!.text), line };
  }
  if (lines.length > 2) return null;
  const start = boldStart(unlinked);
  if (start !== null) {
    const inner = inParentheses(start.rest);
    const value = inner === null ? null : valueOf(inner);
    return value === null ? null : { value: signed(value, start.bold), label: start.bold, line };
  }
  const words = wordsOf(unlinked);
  const turned = /^(-?\d+|0[xX][0-9a-fA-F]+)(?:\s+[-=\u2013]|\s?:)\s+(.+)$/.exec(words);
  if (turned !== null) return { value: turned[1]!, label: labelOf(turned[2]), line };
  const named = /^(\S+)\s+\(([^()]+)\)$/.exec(words);
  const value = named !== null && symbol.test(named[1]!) ? readNumber(named[2]!) : null;
  return value === null ? null : { value, label: named![1]!, line };
}
