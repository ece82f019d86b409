import { createHash } from "node:crypto";
import type { Host } from "../source/host.ts";
import type { RenderedFile } from "./backend.ts";
import { generatedMark } from "./header.ts";
import { compareCodeUnits } from "./order.ts";

/** What writing did, as paths below the output folder, sorted. */
export interface WriteReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Lists the files of the last run, so that the next one knows which are its own. */
export const manifestName = ".mofc-manifest.json";

/**
 * Brings an output folder up to date: writes only what differs, and removes what the last run wrote, this one does not
 * have, and still begins with our header.
 */
export function writeOutput(files: readonly RenderedFile[], folder: string, host: Host): WriteReport {
  const sorted = [...files].sort((a, b) => compareCodeUnits(a.path, b.path));
  const stale = staleFiles(sorted, folder, host);
  const written: string[] = [];
  const unchanged: string[] = [];
  const put = (path: string, text: string): void => {
    if (readText(host, `${folder}/${path}`) === text) {
      unchanged.push(path);
    } else {
      host.write(`${folder}/${path}`, text);
      written.push(path);
    }
  };
  for (const { path, text } of sorted) put(path, text);
  for (const path of stale) host.remove(`${folder}/${path}`);
  // Last, so that a run that was cut short still finds its old list.
  put(manifestName, manifestText(sorted));
  return { written, unchanged, removed: stale };
}

function staleFiles(files: readonly RenderedFile[], folder: string, host: Host): string[] {
  // A file whose name changed in case is the same file for some systems: removing the old name would remove the new one.
  const current = new Set(files.map(({ path }) => path.toLowerCase()));
  return manifestPaths(readText(host, `${folder}/${manifestName}`))
    .filter((path) => !current.has(path.toLowerCase()))
    .filter((path) => readText(host, `${folder}/${path}`)?.startsWith(generatedMark) === true)
    .sort(compareCodeUnits);
}

function manifestText(files: readonly RenderedFile[]): string {
  const entries = files.map(({ path, text }) => [path, createHash("sha256").update(text).digest("hex")] as const);
  return `${JSON.stringify({ files: Object.fromEntries(entries) }, null, 2)}\n`;
}

/** The paths of a manifest; none where it is missing or damaged, and never one that leaves the output folder. */
function manifestPaths(text: string | null): string[] {
  if (text === null) return [];
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== "object" || manifest === null || !("files" in manifest)) return [];
    const paths = Object.keys(manifest.files ?? {});
    return paths.filter((path) => !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes(".."));
  } catch {
    return [];
  }
}

function readText(host: Host, path: string): string | null {
  const bytes = host.read(path);
  return bytes === null ? null : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
