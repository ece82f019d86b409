/** Files as they are in a revision of git, behind the same face as the file system. */
import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import type { Entry, Host } from "../source/host.ts";
import { folderOf, isMofPath } from "../source/path.ts";
import { git } from "./git.ts";

/** A path in a revision: `REV:path`. `./` and `../` start at the working folder, all else at the top of the repository. */
export interface RevisionPath {
  readonly revision: string;
  readonly path: string;
}

/** What an argument means; `null` where it is not a `REV:path`. A drive letter of Windows is not a revision. */
export function revisionPath(argument: string): RevisionPath | null {
  const parts = /^([^:]*[^:\\/]):(.*)$/s.exec(argument);
  const [, revision = "", path = ""] = parts ?? [];
  if (parts === null || revision.startsWith("-") || (revision.length === 1 && /^[\\/]/.test(path))) return null;
  return { revision, path };
}

/** A host over one revision, and the path under which it has what was asked for. */
export interface Revision {
  readonly host: Host;
  readonly path: string;
}

/**
 * Paths of the revision begin with its name and a colon; all others are those of `disk`, as the built-in qualifiers.
 * Throws an Error with git's words where there is no such revision or no repository.
 */
export function openRevision({ revision, path }: RevisionPath, workingFolder: string, disk: Host): Revision {
  const commit = git(
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{tree}`],
    workingFolder,
    `the revision "${revision}" does not exist`,
  ).trim();
  const prefix = git(["rev-parse", "--show-prefix"], workingFolder, "this is not a git working tree").trim();
  const isRelative = /^\.\.?(?:\/|$)/.test(path);
  const inTree = posix.normalize(isRelative ? `${prefix}${path}` : path || ".").replace(/^\.?\/|^\.$|\/$/g, "");
  const tree = readTree(commit, workingFolder);
  // A revision such as HEAD@{1} has characters that a glob would read.
  const root = /^[\w./~^-]+$/.test(revision) ? `${revision}:` : `${commit.slice(0, 12)}:`;
  const inRevision = (full: string): string | null =>
    full === root ? "" : full.startsWith(`${root}/`) ? full.slice(root.length + 1) : null;
  const blobs = new Map<string, Uint8Array>();
  const host: Host = {
    ...disk,
    read(full) {
      const name = inRevision(full);
      if (name === null) return disk.read(full);
      if (!tree.blobs.has(name)) return null;
      if (!blobs.has(name)) load(name);
      return blobs.get(name) ?? null;
    },
    list(full) {
      const name = inRevision(full);
      return name === null ? disk.list(full) : (tree.folders.get(name) ?? null);
    },
  };

  /** Reads a file, and with it all MOF below its folder: one process for a schema and not one for each of its files. */
  function load(name: string): void {
    const folder = folderOf(name);
    const below = folder === "." ? "" : `${folder}/`;
    const names = [...tree.blobs.keys()].filter(
      (other) => other === name || (isMofPath(other) && other.startsWith(below) && !blobs.has(other)),
    );
    const ids = names.map((each) => tree.blobs.get(each) ?? "");
    for (const [index, bytes] of readBlobs(ids, workingFolder).entries()) blobs.set(names[index] ?? "", bytes);
  }

  return { host, path: inTree === "" ? root : `${root}/${inTree}` };
}

interface Tree {
  /** The object of each file. */
  readonly blobs: ReadonlyMap<string, string>;
  /** What each folder holds, sorted by name; the top is the empty path. */
  readonly folders: ReadonlyMap<string, readonly Entry[]>;
}

function readTree(commit: string, workingFolder: string): Tree {
  const blobs = new Map<string, string>();
  const folders = new Map<string, Entry[]>([["", []]]);
  const addTo = (path: string, isFolder: boolean): void => {
    const parent = folderOf(path);
    const folder = parent === "." ? "" : parent;
    if (!folders.has(folder)) {
      folders.set(folder, []);
      addTo(folder, true);
    }
    folders.get(folder)?.push({ name: posix.basename(path), isFolder });
  };
  for (const line of git(
    ["ls-tree", "-r", "-z", "--full-tree", commit],
    workingFolder,
    "the tree cannot be read",
  ).split("\0")) {
    const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    if (id === undefined || path === undefined) continue;
    blobs.set(path, id);
    addTo(path, false);
  }
  for (const entries of folders.values()) entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { blobs, folders };
}

/** The contents of objects, in the order of their names. The answer is a header line, the bytes and a line break for each. */
function readBlobs(ids: readonly string[], workingFolder: string): Uint8Array[] {
  const { status, stdout } = spawnSync("git", ["cat-file", "--batch"], {
    cwd: workingFolder,
    input: `${ids.join("\n")}\n`,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (status !== 0) throw new Error("git: the objects cannot be read");
  let at = 0;
  return ids.map(() => {
    const end = stdout.indexOf(10, at);
    const size = Number(stdout.toString("latin1", at, end).split(" ")[2]);
    at = end + 1 + size + 1;
    return stdout.subarray(end + 1, end + 1 + size);
  });
}
