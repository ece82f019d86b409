/** The list beside generated code of what a run wrote and which MOF files it read, as JSON. */
import { compareCodeUnits } from "../source/order.ts";

export const manifestName = ".mofc-manifest.json";

/** SHA-256 of a file before and after formatting. */
export interface ManifestEntry {
  readonly rendered: string;
  readonly formatted: string;
  /** SHA-256 of what is replaced: a run that was cut short leaves the one or the other. */
  readonly replaces?: string;
}

/** The files by their paths below the output folder. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** The text of a manifest, sorted by path. */
export function manifestText(files: Manifest, sources: ReadonlyMap<string, string>): string {
  return `${JSON.stringify({ sources: sorted(sources), files: sorted(files) }, null, 2)}\n`;
}

/** The files of a manifest; none where it is missing (`null`) or damaged, and none whose path leaves the folder. */
export function filesIn(text: string | null): Manifest {
  const entries = new Map<string, ManifestEntry>();
  for (const [path, entry] of Object.entries(part("files", text))) {
    if (isInside(path) && isEntry(entry)) entries.set(path, entry);
  }
  return entries;
}

/** The MOF files that the output folder came from, with their fingerprints; none where the manifest has no list of them. */
export function sourcesIn(text: string | null): ReadonlyMap<string, string> {
  const entries = Object.entries(part("sources", text));
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function sorted<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareCodeUnits(a, b)));
}

function part(name: "files" | "sources", text: string | null): object {
  try {
    const manifest = JSON.parse(text ?? "null") as Record<string, unknown> | null;
    return Object(manifest?.[name] ?? {}) as object;
  } catch {
    return {};
  }
}

function isEntry(entry: unknown): entry is ManifestEntry {
  return typeof entry === "object" && entry !== null && "rendered" in entry && "formatted" in entry;
}

function isInside(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes("..");
}
