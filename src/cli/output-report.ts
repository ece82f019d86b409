/** What `generate` did, would do, or would have to do, as text. */
import { structuredPatch } from "diff";
import pc from "picocolors";
import { visible, visiblePath } from "../diagnostics/visible.ts";
import { manifestName } from "../bindings/manifest.ts";
import { type ChangedFile, isUpToDate, type OutputPlan } from "../emit/write.ts";

const shownDiffs = 5;
const shownLines = 12;

/** `generated: 3 written, 2241 unchanged, 1 removed`. */
export function renderSummaryLine(plan: OutputPlan, folder: string): string {
  const { added, changed, removed, unchanged } = plan;
  if (isUpToDate(plan)) return `${visiblePath(folder)}: up to date, ${unchanged.length} files`;
  const written = added.length + changed.length;
  return `${visiblePath(folder)}: ${written} written, ${unchanged.length} unchanged${removed.length === 0 ? "" : `, ${removed.length} removed`}`;
}

/** One line for each file that a run would write or remove. */
export function renderDryRun(plan: OutputPlan, folder: string): string {
  if (isUpToDate(plan)) return renderSummaryLine(plan, folder);
  const { added, changed, removed, unchanged } = plan;
  return [
    ...added.map(({ path }) => `would add     ${visible(`${folder}/${path}`)}`),
    ...changed.map(({ path }) => `would change  ${visible(`${folder}/${path}`)}`),
    ...removed.map(({ path }) => `would remove  ${visible(`${folder}/${path}`)}`),
    `${visiblePath(folder)}: would write ${added.length + changed.length}, leave ${unchanged.length}, remove ${removed.length}; nothing was written`,
  ].join("\n");
}

/** What is not as it should be, with the first differences. */
export function renderStale({ added, changed, removed }: OutputPlan, folder: string, useColor: boolean): string {
  const color = pc.createColors(useColor);
  const lines = [
    ...changed.map(({ path }) => `${color.yellow("stale")}    ${visible(`${folder}/${path}`)}`),
    ...added.map(({ path }) => `${color.red("missing")}  ${visible(`${folder}/${path}`)}`),
    ...removed.map(({ path }) => `${color.cyan("extra")}    ${visible(`${folder}/${path}`)}`),
  ];
  const differing = changed.filter(({ path }) => path !== manifestName);
  for (const file of differing.slice(0, shownDiffs)) lines.push("", ...renderDiff(file, folder, useColor));
  if (differing.length > shownDiffs) lines.push("", `… and differences in ${differing.length - shownDiffs} more files`);
  return lines.join("\n");
}

export function renderStaleSummary(
  { added, changed, removed }: OutputPlan,
  folder: string,
  command = "generate",
): string {
  const counts = [
    [changed.length, "stale"],
    [added.length, "missing"],
    [removed.length, "extra"],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${folder} is not up to date: ${parts.join(", ")}. Run "mofc ${command}".`;
}

/** Red is what stands there, green is what should. */
function renderDiff({ path, before, text }: ChangedFile, folder: string, useColor: boolean): string[] {
  const color = pc.createColors(useColor);
  const head = color.bold(`${visible(`${folder}/${path}`)}`);
  const patch = structuredPatch(path, path, before, text, "", "", { context: 1, maxEditLength: 500 });
  if (patch === undefined) return [head, "  (most of it differs)"];
  const lines = patch.hunks.flatMap((hunk) => [
    color.dim(`@@ line ${hunk.oldStart}`),
    ...hunk.lines.map((line) => paintLine(line, color)),
  ]);
  const rest = lines.length - shownLines;
  return [head, ...lines.slice(0, shownLines), ...(rest > 0 ? [color.dim(`… ${rest} more lines`)] : [])];
}

function paintLine(line: string, color: ReturnType<typeof pc.createColors>): string {
  if (line.startsWith("-")) return color.red(line);
  return line.startsWith("+") ? color.green(line) : line;
}
