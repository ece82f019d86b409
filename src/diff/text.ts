/** Changes as text: notes on a release, the worst first. */
import pc from "picocolors";
import type { SchemaDiff } from "./diff.ts";
import { classesText, countsText, type Entry, groupsOf, type Line } from "./groups.ts";
import { meanings } from "./impact.ts";

type Paint = (text: string) => string;

/** @param all lists changes of words too, which are else only counted. */
export function renderText({ changes, counts, step }: SchemaDiff, all: boolean, useColor: boolean): string {
  const color = pc.createColors(useColor);
  const paint = { wire: color.red, source: color.yellow, behavior: color.magenta, safe: color.green };
  if (changes.length === 0) return "No changes.";
  const lines: string[] = [];
  for (const { impact, entries, folded } of groupsOf(changes, all)) {
    lines.push(`${paint[impact](color.bold(impact.toUpperCase()))}: ${meanings[impact]}`);
    for (const entry of entries) lines.push(...renderEntry(entry, color.bold, color.dim));
    const words = [...folded].map(([code, count]) => `${count} ${code}`);
    if (words.length > 0)
      lines.push(...wrap(pieces(`only words, which --all lists: ${words.join(", ")}`, color.dim), "  "));
    lines.push("");
  }
  lines.push(
    `Classes: ${classesText(changes)}`,
    `Changes: ${countsText(counts)}`,
    `Suggested step: ${color.bold(step)}`,
  );
  return lines.join("\n");
}

function renderEntry({ owners, lines }: Entry, bold: Paint, dim: Paint): string[] {
  const [first, ...more] = lines;
  const remarkOf = (line: Line): Piece => ({ text: remark(line), paint: dim });
  const names = owners.join(", ");
  if (first?.elements.length === 0 && more.length === 0) {
    return wrap([...pieces(`${names}:`, bold), ...pieces(first.message), remarkOf(first)], "  ");
  }
  return [
    ...wrap(pieces(names, bold), "  "),
    ...lines.flatMap((line) => wrap([...pieces(sentence(line)), remarkOf(line)], "    ")),
  ];
}

function sentence({ elements, message }: Line): string {
  return elements.length === 0 ? message : `${elements.join(", ")}: ${message}`;
}

/** The code, then what else there is to know: `[value-renumbered; also behavior]`. */
function remark({ code, others, isGuess }: Line): string {
  const parts = [code, ...(others.length === 0 ? [] : [`also ${others.join(", ")}`]), ...(isGuess ? ["a guess"] : [])];
  return `[${parts.join("; ")}]`;
}

/** What stays on one line. */
interface Piece {
  readonly text: string;
  readonly paint: Paint;
}

/** A value stays with its label, and a label in one piece. */
function pieces(text: string, paint: Paint = (word) => word): Piece[] {
  return (text.match(/(?:\d+ (?="))?(?:"[^"]*"|\S)+/g) ?? []).map((piece) => ({ text: piece, paint }));
}

const width = 100;

/** Lines that are not wider than that where pieces allow it; the second one on stands further in. */
function wrap(all: readonly Piece[], indent: string): string[] {
  const lines: string[] = [];
  let [line, length] = ["", 0];
  for (const { text, paint } of all) {
    if (length > 0 && length + 1 + text.length > width) {
      lines.push(line);
      length = 0;
    }
    const before = length > 0 ? " " : lines.length === 0 ? indent : `${indent}  `;
    line = `${length > 0 ? line : ""}${before}${paint(text)}`;
    length += before.length + text.length;
  }
  return [...lines, line];
}
