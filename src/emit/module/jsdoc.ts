import type { Tag } from "../../bindings/element-tags.ts";

const lineWidth = 100;

/**
 * A comment as finished lines, wrapped for a place `indent` columns in. Line ends of the text are kept, because
 * descriptions make lists and paragraphs with them. No lines for no content.
 */
export function jsdoc(text: string | null, tags: readonly Tag[], indent: number): string[] {
  const width = lineWidth - indent - " * ".length;
  const body = paragraphs(text ?? "").flatMap((line) => wrap(line, width, ""));
  const tagLines = tags.flatMap((tag) =>
    wrap(`@${tag.name} ${safe(tag.text).replace(/\s+/g, " ")}`.trim(), width, "  "),
  );
  const [only, second] = [...body, ...tagLines];
  if (only === undefined) return [];
  if (second === undefined && only.length <= width - " */".length) return [`/** ${only} */`];
  const gap = body.length > 0 && tagLines.length > 0 ? [""] : [];
  return ["/**", ...[...body, ...gap, ...tagLines].map((line) => ` * ${line}`.trimEnd()), " */"];
}

/** The lines of a description without blank ones at the ends, and never two blank ones together. */
function paragraphs(text: string): string[] {
  const lines: string[] = [];
  for (const line of safe(text).split("\n")) {
    const trimmed = line.replace(/\s+/g, " ").trim();
    if (trimmed !== "" || (lines.length > 0 && lines.at(-1) !== "")) lines.push(trimmed);
  }
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function safe(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\0-\x09\x0b-\x1f\x7f]/g, " ")
    .replaceAll("*/", "*\\/");
}

function wrap(text: string, width: number, continuation: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line === "") {
      line = word;
    } else if (line.length + 1 + word.length <= width) {
      line += ` ${word}`;
    } else {
      lines.push(line);
      line = continuation + word;
    }
  }
  lines.push(line);
  // An `@` at the start of a line of prose would begin a tag.
  return lines.map((written, index) => (continuation !== "" && index === 0 ? written : written.replace(/^@/, "\\@")));
}
