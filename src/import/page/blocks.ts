/**
 * A page as a list of blocks. The lists of reference pages close `<dl>` tags that nothing opened and leave others open, so
 * that a tree of them is wrong; their marks in order are right.
 */
import type { SourceFile } from "../../source/source-file.ts";
import type { Block, Line } from "./block.ts";
import { isPlainText, plainBlocks } from "./plain-text.ts";

export interface Page {
  readonly frontMatter: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

export function readBlocks(file: SourceFile): Page {
  const lines = file.text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const frontMatter = new Map<string, string>();
  let start = 0;
  if (lines[0]?.trim() === "---") {
    const end = lines.indexOf("---", 1);
    for (const line of lines.slice(1, Math.max(end, 1))) {
      const match = /^([\w.-]+):\s*(.*?)\s*$/.exec(line);
      if (match !== null) frontMatter.set(match[1]!.toLowerCase(), unquoted(match[2]!));
    }
    start = end + 1;
  }
  if (isPlainText(lines)) return { frontMatter, blocks: plainBlocks(lines) };
  const reader = new BlockReader(lines, start);
  return { frontMatter, blocks: reader.read() };
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

const mark = /<(\/?)(dl|dt|dd)>/gi;

class BlockReader {
  readonly #lines: readonly string[];
  readonly #blocks: Block[] = [];
  #next: number;
  #paragraph: Line[] = [];
  #term: Line[] | null = null;
  #termLine = 0;

  constructor(lines: readonly string[], start: number) {
    this.#lines = lines;
    this.#next = start;
  }

  read(): Block[] {
    while (this.#next < this.#lines.length) this.#line(this.#lines[this.#next]!);
    this.#endText();
    return this.#blocks;
  }

  #line(text: string): void {
    const line = ++this.#next;
    const fence = /^\s*(```+|~~~+)\s*([^\s`]*)/.exec(text);
    if (fence !== null) return this.#fence(fence[1]!, fence[2]!);
    const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text);
    if (heading !== null) {
      this.#endText();
      this.#blocks.push({ kind: "heading", level: heading[1]!.length, text: heading[2]!, line });
    } else if (/^\s*\|.*\|/.test(text)) {
      this.#endParagraph();
      if (!/^[\s|:-]+$/.test(text)) this.#blocks.push({ kind: "row", cells: cellsOf(text), line });
    } else if (/^\s*<table\b/i.test(text)) this.#htmlTable();
    else if (text.trim() === "") this.#endParagraph();
    else this.#marked(text, line);
  }

  #fence(ticks: string, language: string): void {
    this.#endText();
    const start = this.#next;
    const isEnd = (text: string): boolean => text.trim().startsWith(ticks) && /^[`~]+$/.test(text.trim());
    while (this.#next < this.#lines.length && !isEnd(this.#lines[this.#next]!)) this.#next++;
    const text = this.#lines.slice(start, this.#next).join("\n");
    this.#blocks.push({ kind: "fence", language: language.toLowerCase(), text, line: start + 1 });
    this.#next++;
  }

  #htmlTable(): void {
    this.#endParagraph();
    const first = this.#next;
    const isEnd = (text: string): boolean => /<\/table>/i.test(text);
    while (this.#next < this.#lines.length && !isEnd(this.#lines[this.#next - 1]!)) this.#next++;
    const html = this.#lines.slice(first - 1, this.#next).join("\n");
    for (const row of html.matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/gi)) {
      const cells = [...row[1]!.matchAll(/<t[dh]\b[^>]*>([^]*?)<\/t[dh]>/gi)].map((cell) => cell[1]!);
      const line = first + html.slice(0, row.index).split("\n").length - 1;
      this.#blocks.push({ kind: "row", cells, line });
    }
  }

  /** A line with the marks of lists between its texts. */
  #marked(text: string, line: number): void {
    if (/^\s*(?:[-*+]|\d+\.)\s/.test(text)) this.#endParagraph();
    let at = 0;
    for (const tag of text.matchAll(mark)) {
      this.#text(text.slice(at, tag.index), line);
      at = tag.index + tag[0].length;
      const name = tag[2]!.toLowerCase();
      this.#endText();
      if (tag[1] === "" && name === "dt") {
        this.#term = [];
        this.#termLine = line;
      } else if (tag[1] === "/" && name === "dd") this.#blocks.push({ kind: "end", line });
    }
    this.#text(text.slice(at), line);
  }

  #text(text: string, line: number): void {
    if (text.trim() === "") return;
    (this.#term ?? this.#paragraph).push({ text: text.trim(), line });
  }

  #endParagraph(): void {
    if (this.#paragraph.length === 0) return;
    this.#blocks.push({ kind: "paragraph", lines: this.#paragraph, line: this.#paragraph[0]!.line });
    this.#paragraph = [];
  }

  #endText(): void {
    this.#endParagraph();
    if (this.#term === null) return;
    this.#blocks.push({ kind: "term", lines: this.#term, line: this.#termLine });
    this.#term = null;
  }
}

/** The cells of a row; a pipe after a backslash belongs to its cell. */
function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
