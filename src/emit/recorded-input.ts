/**
 * What a run read. The compiler knows the world only through its host and keeps no clock: where every answer of the host
 * is the same again, so is the result.
 */
import type { Entry, Host } from "../source/host.ts";
import { sha256 } from "./manifest.ts";

/** Fingerprints of contents by path; `null` where there was no such file or folder. */
export interface InputRecord {
  readonly files: Readonly<Record<string, string | null>>;
  readonly folders: Readonly<Record<string, string | null>>;
}

/** A host that remembers what it answers. */
export interface RecordingHost extends Host {
  record(): InputRecord;
}

export function recordInput(host: Host): RecordingHost {
  const files = new Map<string, string | null>();
  const folders = new Map<string, string | null>();
  return {
    ...host,
    read(path) {
      const bytes = host.read(path);
      files.set(path, bytes === null ? null : sha256(bytes));
      return bytes;
    },
    list(folder) {
      const entries = host.list(folder);
      folders.set(folder, listing(entries));
      return entries;
    },
    record: () => ({ files: Object.fromEntries(files), folders: Object.fromEntries(folders) }),
  };
}

/** Whether a run would read today what it read then. */
export function isSameInput({ files, folders }: InputRecord, host: Host): boolean {
  return (
    Object.entries(folders).every(([folder, before]) => listing(host.list(folder)) === before) &&
    Object.entries(files).every(([path, before]) => {
      const bytes = host.read(path);
      return (bytes === null ? null : sha256(bytes)) === before;
    })
  );
}

function listing(entries: readonly Entry[] | null): string | null {
  return entries === null ? null : sha256(JSON.stringify(entries.map(({ name, isFolder }) => [name, isFolder])));
}
