/**
 * What a run read. The compiler knows the world only through its host and keeps no clock: where every answer of the host
 * is the same again, so is the result.
 */
import type { Entry, Host } from "../../source/host.ts";
import { sha256 } from "./earlier-output.ts";

/** Fingerprints of contents by path; `null` where there was no such file or folder. */
export interface InputRecord {
  readonly files: Readonly<Record<string, string | null>>;
  readonly folders: Readonly<Record<string, string | null>>;
}

/** A host that reads each file once: what is compared with the run before is then what is compiled. For input alone. */
export function readOnce(host: Host): Host {
  const known = new Map<string, Uint8Array | null>();
  return {
    list: (folder) => host.list(folder),
    write: (path, content) => host.write(path, content),
    replace: (path, before, content) => host.replace(path, before, content),
    remove: (path) => host.remove(path),
    read(path) {
      const before = known.get(path);
      if (before !== undefined) return before;
      const bytes = host.read(path);
      known.set(path, bytes);
      return bytes;
    },
  };
}

const fingerprints = new WeakMap<Uint8Array, string>();

function fingerprintOf(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  const known = fingerprints.get(bytes);
  if (known !== undefined) return known;
  const fingerprint = sha256(bytes);
  fingerprints.set(bytes, fingerprint);
  return fingerprint;
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
      files.set(path, fingerprintOf(bytes));
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
    Object.entries(files).every(([path, before]) => fingerprintOf(host.read(path)) === before)
  );
}

function listing(entries: readonly Entry[] | null): string | null {
  return entries === null ? null : sha256(JSON.stringify(entries.map(({ name, isFolder }) => [name, isFolder])));
}
