/**
 * The list of what the last run wrote, kept beside the output. With it a run knows which files are its own, and which
 * need no formatting because nothing changed since.
 */
import { hash } from "node:crypto";
import type { Host } from "../../source/host.ts";
import { compareCodeUnits } from "../../source/order.ts";

export const manifestName = ".mofc-manifest.json";

/** SHA-256 of a file before and after formatting. */
export interface ManifestEntry {
  readonly rendered: string;
  readonly formatted: string;
}

export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** The manifest of an output folder; empty where it is missing or damaged, and without paths that leave the folder. */
export function readManifest(folder: string, host: Host): Manifest {
  const entries = new Map<string, ManifestEntry>();
  for (const [path, entry] of Object.entries(part("files", readText(host, `${folder}/${manifestName}`)))) {
    if (isInside(path) && isEntry(entry)) entries.set(path, entry);
  }
  return entries;
}

/** The MOF files that the output folder came from, with their fingerprints; none where the manifest has no list of them. */
export function readSources(folder: string, host: Host): ReadonlyMap<string, string> {
  const entries = Object.entries(part("sources", readText(host, `${folder}/${manifestName}`)));
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** The text of a manifest, sorted by path. */
export function manifestText(manifest: Manifest, sources: ReadonlyMap<string, string>): string {
  return `${JSON.stringify({ sources: sorted(sources), files: sorted(manifest) }, null, 2)}\n`;
}

function sorted<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareCodeUnits(a, b)));
}

export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}

/** What the last run left in an output folder. */
export interface EarlierOutput {
  readonly manifest: Manifest;
  /** The files that are byte for byte what the manifest says. */
  readonly standing: Manifest;
  /** Fingerprint of the manifest. */
  readonly id: string;
}

export function readEarlierOutput(folder: string, host: Host): EarlierOutput {
  const manifest = readManifest(folder, host);
  const standing = new Map<string, ManifestEntry>();
  for (const [path, entry] of manifest) {
    const bytes = host.read(`${folder}/${path}`);
    if (bytes !== null && sha256(bytes) === entry.formatted) standing.set(path, entry);
  }
  return { manifest, standing, id: sha256(readText(host, `${folder}/${manifestName}`) ?? "") };
}

/** A file of the output folder as text; `null` where there is none. */
export function readText(host: Host, path: string): string | null {
  const bytes = host.read(path);
  return bytes === null ? null : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
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
