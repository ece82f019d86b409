import { hasGeneratedMark } from "../bindings/header.ts";
import { type ManifestEntry, manifestName, manifestText } from "../bindings/manifest.ts";
import type { Host } from "../source/host.ts";
import type { OutputFiles, RenderedFile } from "./backend.ts";
import type { FormattedFile } from "./format.ts";
import { type EarlierOutput, sha256 } from "./incremental/earlier-output.ts";
import { compareCodeUnits } from "../source/order.ts";
import { readExactText } from "../source/text-file.ts";

/** What has to happen to the output folder. All lists are sorted by path, with the manifest last. */
export interface OutputPlan {
  readonly added: readonly RenderedFile[];
  readonly changed: readonly ChangedFile[];
  readonly removed: readonly RenderedFile[];
  /** Paths of the files that are as they should be. */
  readonly unchanged: readonly string[];
}

export interface ChangedFile extends RenderedFile {
  /** The text that stands in the output folder. */
  readonly before: string;
}

/** What writing did, as paths below the output folder, sorted. */
export interface WriteReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Compares the output with what stands in the folder. Only what differs is written, and of what the last run wrote that
 * is removed which this one does not have, and which still begins with our header.
 * @param sources the MOF files that it came from, with their fingerprints
 */
export function planOutput(
  { files, kept }: OutputFiles<FormattedFile>,
  earlier: EarlierOutput,
  sources: ReadonlyMap<string, string>,
  folder: string,
  host: Host,
): OutputPlan {
  const manifest = { path: manifestName, text: manifestText(entries(files, kept, earlier), sources) };
  const { added, changed, unchanged } = compareFiles([...files, manifest], folder, host);
  const paths = new Set([...files.map(({ path }) => path), ...kept]);
  return {
    added,
    changed,
    removed: staleFiles(paths, earlier, folder, host),
    unchanged: [...kept, ...unchanged].sort(comparePaths),
  };
}

/** What of these files is new, differs or stands in the folder as it should. */
export function compareFiles(files: readonly RenderedFile[], folder: string, host: Host): Omit<OutputPlan, "removed"> {
  const added: RenderedFile[] = [];
  const changed: ChangedFile[] = [];
  const unchanged: string[] = [];
  for (const { path, text } of files) {
    const before = readExactText(`${folder}/${path}`, host);
    if (before === text) unchanged.push(path);
    else if (before === null) added.push({ path, text });
    else changed.push({ path, text, before });
  }
  return { added: added.sort(byPath), changed: changed.sort(byPath), unchanged: unchanged.sort(comparePaths) };
}

/** Does what the plan says. A run that is cut short leaves each file old or new. */
export function writeOutput(
  { added, changed, removed, unchanged }: OutputPlan,
  folder: string,
  host: Host,
): WriteReport {
  const files = [...added, ...changed].sort(byPath);
  for (const { path } of removed) host.remove(`${folder}/${path}`);
  for (const { path, text } of files) host.write(`${folder}/${path}`, text);
  return { written: files.map(({ path }) => path), unchanged, removed: removed.map(({ path }) => path) };
}

/** Whether nothing has to be written or removed. */
export function isUpToDate({ added, changed, removed }: OutputPlan): boolean {
  return added.length + changed.length + removed.length === 0;
}

function entries(
  files: readonly FormattedFile[],
  kept: readonly string[],
  { standing }: EarlierOutput,
): Map<string, ManifestEntry> {
  const entriesByPath = new Map(files.map(({ path, text, rendered }) => [path, { rendered, formatted: sha256(text) }]));
  for (const path of kept) {
    const entry = standing.get(path);
    if (entry !== undefined) entriesByPath.set(path, entry);
  }
  return entriesByPath;
}

function staleFiles(
  current: ReadonlySet<string>,
  { manifest }: EarlierOutput,
  folder: string,
  host: Host,
): RenderedFile[] {
  // A file whose name changed in case is the same file for some systems: removing the old name would remove the new one.
  const folded = new Set([...current].map((path) => path.toLowerCase()));
  return [...manifest.keys()]
    .filter((path) => !folded.has(path.toLowerCase()))
    .map((path) => ({ path, text: readExactText(`${folder}/${path}`, host) ?? "" }))
    .filter(({ text }) => hasGeneratedMark(text))
    .sort(byPath);
}

function byPath(a: RenderedFile, b: RenderedFile): number {
  return comparePaths(a.path, b.path);
}

/** The manifest comes last, so that a run that was cut short still finds its old list. */
function comparePaths(a: string, b: string): number {
  if (a === manifestName || b === manifestName) return Number(a === manifestName) - Number(b === manifestName);
  return compareCodeUnits(a, b);
}
