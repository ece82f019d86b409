/** Changes as Markdown, for release notes and comments on merge requests. */
import type { SchemaDiff } from "./diff.ts";
import { countsText, groupsOf, type Line, linesOf } from "./groups.ts";
import { type Impact, meanings } from "./impact.ts";

const titles: Readonly<Record<Impact, string>> = { wire: "Wire", source: "Source", behaviour: "Behaviour", safe: "Safe" };

/** @param all lists changes of words too, which are else only counted. */
export function renderMarkdown({ changes, counts, step }: SchemaDiff, all: boolean): string {
  if (changes.length === 0) return "No changes.";
  const lines = [`Suggested step: **${step}** (${countsText(counts)})`, ""];
  for (const { impact, owners, folded } of groupsOf(changes, all)) {
    lines.push(`## ${titles[impact]}: ${meanings[impact]}`, "");
    for (const [owner, own] of owners) {
      const [first, ...more] = linesOf(own, all);
      if (first === undefined) continue;
      if (more.length === 0 && first.element === "") lines.push(`- **${escape(owner)}**: ${item(first)}`);
      else lines.push(`- **${escape(owner)}**`, ...[first, ...more].map((line) => `  - ${item(line)}`));
    }
    for (const [code, count] of folded) lines.push(`- ${count} \`${code}\``);
    lines.push("");
  }
  return lines.join("\n").trimEnd();
}

function item({ change, element, others }: Line): string {
  const remarks = [...(others.length === 0 ? [] : [`also ${others.join(", ")}`]), ...(change.isGuess ? ["a guess"] : [])];
  const text = `${element === "" ? "" : `\`${element}\`: `}${escape(change.message)}`;
  return remarks.length === 0 ? text : `${text} *(${remarks.join("; ")})*`;
}

/** Labels have characters that Markdown or its HTML would take for its own; `_` within a name is none of them. */
function escape(text: string): string {
  return text.replace(/[\\`*[\]<>|#~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&");
}
