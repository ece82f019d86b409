import type { Host } from "../source/host.ts";
import type { FormattedFile } from "./format.ts";
import { generatedMark } from "./header.ts";
import { manifestName, manifestText, readManifest, readText, sha256 } from "./manifest.ts";
import { compareCodeUnits } from "./order.ts";

/** What writing did, as paths below the output folder, sorted. */
export interface WriteReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Brings an output folder up to date: writes only what differs, and removes what the last run wrote, this one does not
 * have, and still begins with our header.
 */
export function writeOutput(files: readonly FormattedFile[], folder: string, host: Host): WriteReport {
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
  const manifest = new Map(sorted.map(({ path, text, rendered }) => [path, { rendered, formatted: sha256(text) }]));
  put(manifestName, manifestText(manifest));
  return { written, unchanged, removed: stale };
}

function staleFiles(files: readonly FormattedFile[], folder: string, host: Host): string[] {
  // A file whose name changed in case is the same file for some systems: removing the old name would remove the new one.
  const current = new Set(files.map(({ path }) => path.toLowerCase()));
  return [...readManifest(folder, host).keys()]
    .filter((path) => !current.has(path.toLowerCase()))
    .filter((path) => readText(host, `${folder}/${path}`)?.startsWith(generatedMark) === true)
    .sort(compareCodeUnits);
}
