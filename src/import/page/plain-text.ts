/** Pages that lost their markup, copied as text: sections are lines of one word, and cells of tables stand below each other. */
import type { Block, Line } from "./block.ts";
import { readNumber } from "./value-spelling.ts";

const sections: ReadonlySet<string> = new Set(
  [
    "Syntax",
    "Members",
    "Methods",
    "Properties",
    "Parameters",
    "Return value",
    "Remarks",
    "Requirements",
    "See also",
  ].map((name) => name.toLowerCase()),
);
const requirements: ReadonlySet<string> = new Set(["namespace", "mof", "dll"]);

/** Whether a page has neither a heading nor a fence of Markdown, but the sections of a reference page. */
export function isPlainText(lines: readonly string[]): boolean {
  const isMarkdown = lines.some((line) => /^(?:#{1,6}\s|\s*(?:```|~~~))/.test(line));
  return !isMarkdown && lines.some((line) => line.trim().toLowerCase() === "syntax");
}

export function plainBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index]!.trim();
    const line = index + 1;
    const next = lines[index + 1]?.trim() ?? "";
    if (text === "") continue;
    if (blocks.length === 0) blocks.push({ kind: "heading", level: 1, text, line });
    else if (sections.has(text.toLowerCase())) {
      blocks.push({ kind: "heading", level: 2, text, line });
      const block = text.toLowerCase() === "syntax" ? syntaxBlock(lines, index + 1) : null;
      if (block !== null) {
        blocks.push(block);
        index = block.line - 2 + block.text.split("\n").length;
      }
    } else if (requirements.has(text.toLowerCase()))
      blocks.push({ kind: "row", cells: [text, lines[++index] ?? ""], line });
    // The name of a value, its number, and what it means.
    else if (readNumber(next) !== null && readNumber(text) === null) {
      blocks.push({ kind: "row", cells: [text, next], line });
      index += lines[index + 2]?.trim() === "" || readNumber(lines[index + 3]?.trim() ?? "") !== null ? 1 : 2;
    } else blocks.push({ kind: "paragraph", lines: [{ text, line } satisfies Line], line });
  }
  return blocks;
}

/** The declaration that follows, up to the line that ends it. */
function syntaxBlock(lines: readonly string[], from: number): Extract<Block, { kind: "fence" }> | null {
  const end = lines.findIndex((line, index) => index >= from && /^\s*(?:\)|\});?\s*$/.test(line));
  if (end < 0) return null;
  const first = lines.findIndex((line, index) => index >= from && line.trim() !== "");
  return { kind: "fence", language: "mof", text: lines.slice(first, end + 1).join("\n"), line: first + 1 };
}
