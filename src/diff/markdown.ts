/** Changes as Markdown, for release notes and comments on merge requests. */
import type { SchemaDiff } from "./diff.ts";
import { classesText, countsText, groupsOf, type Line } from "./groups.ts";
import { type Impact, meanings } from "./impact.ts";

const titles: Readonly<Record<Impact, string>> = {
  wire: "Wire",
  source: "Source",
  behavior: "Behavior",
  safe: "Safe",
};

/** @param all lists changes of words too, which are else only counted. */
export function renderMarkdown({ changes, counts, step }: SchemaDiff, all: boolean): string {
  if (changes.length === 0) return "No changes.";
  const lines = [`Suggested step: **${step}**. Classes: ${classesText(changes)}. Changes: ${countsText(counts)}.`, ""];
  for (const { impact, entries, folded } of groupsOf(changes, all)) {
    lines.push(`## ${titles[impact]}: ${meanings[impact]}`, "");
    for (const { owners, lines: own } of entries) {
      const [first, ...more] = own;
      if (first === undefined) continue;
      const names = owners.map((owner) => `**${escape(owner)}**`).join(", ");
      if (more.length === 0 && first.elements.length === 0) lines.push(`- ${names}: ${item(first)}`);
      else lines.push(`- ${names}`, ...own.map((line) => `  - ${item(line)}`));
    }
    for (const [code, count] of folded) lines.push(`- ${count} \`${code}\``);
    lines.push("");
  }
  return lines.join("\n").trimEnd();
}

function item({ elements, message, others, isGuess }: Line): string {
  const remarks = [...(others.length === 0 ? [] : [`also ${others.join(", ")}`]), ...(isGuess ? ["a guess"] : [])];
  const names = elements.map((element) => `\`${element}\``).join(", ");
  const text = `${names === "" ? "" : `${names}: `}${escape(message)}`;
  return remarks.length === 0 ? text : `${text} *(${remarks.join("; ")})*`;
}

/** Labels have characters that Markdown or its HTML would take for its own; `_` within a name is none of them. */
function escape(text: string): string {
  return text.replace(/[\\`*[\]<>|#~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&");
}
