/** Changes as text: notes on a release, the worst first. */
import pc from "picocolors";
import type { SchemaDiff } from "./diff.ts";
import { countsText, groupsOf, type Line, linesOf } from "./groups.ts";
import { meanings } from "./impact.ts";

/** @param all lists changes of words too, which are else only counted. */
export function renderText({ changes, counts, step }: SchemaDiff, all: boolean, useColor: boolean): string {
  const color = pc.createColors(useColor);
  const paint = { wire: color.red, source: color.yellow, behaviour: color.magenta, safe: color.green };
  if (changes.length === 0) return "No changes.";
  const lines: string[] = [];
  for (const { impact, owners, folded } of groupsOf(changes, all)) {
    lines.push(`${paint[impact](color.bold(impact.toUpperCase()))}: ${meanings[impact]}`);
    for (const [owner, ofOwner] of owners) {
      const own = linesOf(ofOwner, all).map((line) => ({ ...line, text: `${sentence(line)}  ${color.dim(remark(line))}` }));
      const [first] = own;
      if (own.length === 1 && first?.element === "") lines.push(`  ${color.bold(owner)}: ${first.text}`);
      else lines.push(`  ${color.bold(owner)}`, ...own.map(({ text }) => `    ${text}`));
    }
    for (const [code, count] of folded) lines.push(`  ${count} ${color.dim(code)}`);
    if (folded.size > 0) lines.push(color.dim("  (--all lists them)"));
    lines.push("");
  }
  lines.push(countsText(counts), `Suggested step: ${color.bold(step)}`);
  return lines.join("\n");
}

function sentence({ change, element }: Line): string {
  return element === "" ? change.message : `${element}: ${change.message}`;
}

/** The code, then what else there is to know: `[value-renumbered; also behaviour]`. */
function remark({ change, others }: Line): string {
  const parts = [change.code, ...(others.length === 0 ? [] : [`also ${others.join(", ")}`]), ...(change.isGuess ? ["a guess"] : [])];
  return `[${parts.join("; ")}]`;
}
