import { visible } from "../diagnostics/visible.ts";
import { EmitError } from "./emit-error.ts";
import { isMarked } from "../bindings/header.ts";
import {
  filesIn,
  type Manifest,
  type ManifestEntry,
  manifestName,
  manifestText,
  sourcesIn,
} from "../bindings/manifest.ts";
import type { Host } from "../source/host.ts";
import type { OutputFiles, RenderedFile } from "./backend.ts";
import type { FormattedFile } from "./format.ts";
import { type EarlierOutput, isOwnContent, sha256 } from "./incremental/earlier-output.ts";
import { compareCodeUnits } from "../source/order.ts";
import { readExactText } from "../source/text-file.ts";

/** What has to happen to the output folder. All lists are sorted by path, with the manifest last. */
export interface OutputPlan {
  readonly added: readonly RenderedFile[];
  readonly changed: readonly ChangedFile[];
  readonly removed: readonly RenderedFile[];
  /** Paths of the files that are as they should be. */
  readonly unchanged: readonly string[];
  /** Of the changed files those that mofc did not write: what stands there is the user's. */
  readonly foreign: readonly string[];
  /** What the last run wrote and this one does not have, and what the user changed: it stays, and is the user's from now on. */
  readonly edited: readonly string[];
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
 * is removed which this one does not have, and which nobody touched.
 * @param sources the MOF files that it came from, with their fingerprints
 * @param force whether to remove also what was edited
 */
export function planOutput(
  { files, kept }: OutputFiles<FormattedFile>,
  earlier: EarlierOutput,
  sources: ReadonlyMap<string, string>,
  folder: string,
  host: Host,
  force = false,
): OutputPlan {
  const manifest = { path: manifestName, text: manifestText(entries(files, kept, earlier), sources) };
  const paths = new Set([...files.map(({ path }) => path), ...kept]);
  const { removed, edited } = staleFiles(paths, earlier, folder, host, force);
  const output = [...files, manifest];
  const { added, changed, unchanged } = compareFiles(output, folder, host);
  // Where systems do not tell cases apart, the old name of a file leads to the new one, which goes with it.
  const gone = new Set(removed.map(({ path }) => path.toLowerCase()));
  const going = output.filter(({ path }) => gone.has(path.toLowerCase()) && unchanged.includes(path));
  const known = new Set([...earlier.manifest.keys(), manifestName].map((path) => path.toLowerCase()));
  return {
    added,
    changed: [...changed, ...going.map(({ path, text }) => ({ path, text, before: text }))].sort(byPath),
    removed,
    unchanged: [...kept, ...unchanged.filter((path) => !gone.has(path.toLowerCase()))].sort(comparePaths),
    foreign: foreignAmong(changed.filter(({ path }) => !known.has(path.toLowerCase()))),
    edited,
  };
}

/** What of these files is new, differs or stands in the folder as it should. */
export function compareFiles(
  files: readonly RenderedFile[],
  folder: string,
  host: Host,
): Pick<OutputPlan, "added" | "changed" | "unchanged"> {
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

/** The files that would be overwritten, although mofc did not write them. */
export function foreignAmong(changed: readonly ChangedFile[]): string[] {
  return changed.filter(({ before }) => !isMarked(before)).map(({ path }) => path);
}

/** Throws an EmitError that names the files in the way of a plan that are not mofc's. */
export function refuseForeign({ foreign }: OutputPlan, folder: string): void {
  if (foreign.length === 0) return;
  const files = foreign.map((path) => `\n  ${visible(`${folder}/${path}`)}`).join("");
  throw new EmitError(
    `Files that mofc did not write are in the way, so that nothing was written; --force overwrites them:${files}`,
  );
}

/**
 * Does what the plan says. A run that is cut short leaves each file old or new, and a manifest that lists them: it is
 * written first with all files that may stand in the folder meanwhile, and last with those that do.
 */
export function writeOutput(plan: OutputPlan, folder: string, host: Host): WriteReport {
  const { added, changed, removed, unchanged } = plan;
  const files = [...added, ...changed].sort(byPath);
  const manifest = files.find(({ path }) => path === manifestName);
  const others = manifest === undefined ? null : announce(manifest.text, changed, folder, host);
  for (const { path } of removed) host.remove(`${folder}/${path}`);
  for (const { path, text } of files) if (path !== manifestName) host.write(`${folder}/${path}`, text);
  if (manifest !== undefined) host.write(`${folder}/${manifestName}`, withOthers(manifest.text, others!()));
  return { written: files.map(({ path }) => path), unchanged, removed: removed.map(({ path }) => path) };
}

/** Writes the manifest for the time of writing. What is returned finds the files that another run announces meanwhile. */
function announce(text: string, changed: readonly ChangedFile[], folder: string, host: Host): () => Manifest {
  const path = `${folder}/${manifestName}`;
  const announced = new Map(filesIn(readExactText(path, host)));
  const before = new Map(changed.map((file) => [file.path, file.before]));
  for (const [file, entry] of filesIn(text)) {
    const earlier = announced.get(file);
    const content = before.get(file);
    const isOwn = earlier !== undefined && content !== undefined && isOwnContent(earlier, content);
    announced.set(file, isOwn ? { ...entry, replaces: sha256(content) } : entry);
  }
  host.write(path, manifestText(announced, sourcesIn(text)));
  return () => new Map([...filesIn(readExactText(path, host))].filter(([file]) => !announced.has(file)));
}

/** A manifest with the files of another run, for the next one to judge. */
function withOthers(text: string, others: Manifest): string {
  return others.size === 0 ? text : manifestText(new Map([...filesIn(text), ...others]), sourcesIn(text));
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
    if (entry !== undefined) entriesByPath.set(path, { rendered: entry.rendered, formatted: entry.formatted });
  }
  return entriesByPath;
}

function staleFiles(
  current: ReadonlySet<string>,
  { manifest }: EarlierOutput,
  folder: string,
  host: Host,
  force: boolean,
): Pick<OutputPlan, "removed" | "edited"> {
  const removed: RenderedFile[] = [];
  const edited: string[] = [];
  for (const [path, entry] of manifest) {
    const text = current.has(path) ? null : readExactText(`${folder}/${path}`, host);
    if (text === null) continue;
    if (!force && !isOwnContent(entry, text)) edited.push(path);
    else if (isMarked(text)) removed.push({ path, text });
  }
  return { removed: removed.sort(byPath), edited: edited.sort(comparePaths) };
}

function byPath(a: RenderedFile, b: RenderedFile): number {
  return comparePaths(a.path, b.path);
}

/** The manifest comes last, so that a run that was cut short still finds its old list. */
function comparePaths(a: string, b: string): number {
  if (a === manifestName || b === manifestName) return Number(a === manifestName) - Number(b === manifestName);
  return compareCodeUnits(a, b);
}
