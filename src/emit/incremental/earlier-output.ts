/** What the last run left: which files of a folder are its own, and which need no formatting because nothing changed since. */
import { hash } from "node:crypto";
import { filesIn, type Manifest, type ManifestEntry, manifestName } from "../../bindings/manifest.ts";
import type { Host } from "../../source/host.ts";
import { readExactText } from "../../source/text-file.ts";

/** What the last run left in an output folder. */
export interface EarlierOutput {
  readonly manifest: Manifest;
  /** The files that are byte for byte what the manifest says. */
  readonly standing: Manifest;
  /** Fingerprint of the manifest. */
  readonly id: string;
}

export function readEarlierOutput(folder: string, host: Host): EarlierOutput {
  const text = readExactText(`${folder}/${manifestName}`, host);
  const manifest = filesIn(text);
  const standing = new Map<string, ManifestEntry>();
  for (const [path, entry] of manifest) {
    const bytes = host.read(`${folder}/${path}`);
    if (bytes !== null && sha256(bytes) === entry.formatted) standing.set(path, entry);
  }
  return { manifest, standing, id: sha256(text ?? "") };
}

/** Whether a file is what a run of mofc left, and nobody touched it since. */
export function isOwnContent({ formatted, replaces }: ManifestEntry, content: string | Uint8Array): boolean {
  const fingerprint = sha256(content);
  return fingerprint === formatted || fingerprint === replaces;
}

export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}
