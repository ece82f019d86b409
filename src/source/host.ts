/**
 * The file system as the compiler sees it: paths are relative to the working folder or absolute, always with `/`.
 * This is the only file that imports node:fs; tests use an object of their own.
 */
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { standardInput } from "./path.ts";

export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Where a link leads to, as a path without links. */
  readonly target?: string;
}

export interface Host {
  /** The bytes of a file, or `null` where there is no such file. Throws where the system refuses to read it. */
  read(path: string): Uint8Array | null;
  /** What a folder holds, sorted by name, or `null` where there is no such folder. */
  list(folder: string): readonly Entry[] | null;
  /** A path without links, where there are any. */
  realPath?(path: string): string;
  /**
   * Writes a file of mofc's own as a whole: a reader sees the old content or the new one, never a part. Makes folders as
   * needed. What the file was it stays: the target of a link, one of several names, its mode and its owner.
   */
  write(path: string, content: string | Uint8Array): void;
  /**
   * Writes a file of the user's in the same way, if it still holds what was read (`null`: if there still is none). Answers
   * `false` where somebody saved it meanwhile, and leaves it.
   */
  replace(path: string, before: Uint8Array | null, content: string | Uint8Array): boolean;
  remove(path: string): void;
}

/** The real file system below a working folder. */
export function nodeHost(workingFolder: string): Host {
  const at = (path: string): string => (isAbsolute(path) ? path : `${workingFolder}/${path}`);
  return {
    read: (path) =>
      path === standardInput || path === "/dev/stdin" ? readStandardInput() : orNull(() => readBytes(at(path))),
    list: (folder) =>
      orNull(() =>
        readdirSync(at(folder), { withFileTypes: true })
          .map((entry) =>
            entry.isSymbolicLink()
              ? linkIn(at(folder), entry.name)
              : { name: entry.name, isFolder: entry.isDirectory() },
          )
          .filter((entry) => entry !== null)
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      ),
    realPath: (path) => behindLinks(at(path)),
    write: (path, content) => void writeFile(path, at(path), content, () => true),
    replace: (path, before, content) => writeFile(path, at(path), content, (target) => holds(target, before)),
    remove: (path) => rmSync(at(path), { force: true }),
  };
}

/**
 * Writes a file if `mayWrite` agrees at the last moment. A file of several names, or of another owner, is overwritten in
 * place, because another file in its place would not be the same one; all others are replaced.
 * @param shown the path that errors name
 */
function writeFile(
  shown: string,
  path: string,
  content: string | Uint8Array,
  mayWrite: (target: string) => boolean,
): boolean {
  const target = behindLinks(path);
  const folder = dirname(target);
  const temporary = join(folder, `.mofc-${process.pid}-${crypto.randomUUID()}.tmp`);
  try {
    makeFolder(folder);
    removeLeftovers(folder);
    const before = statOrNull(target);
    if (before !== null && !before.isFile()) {
      writeFileSync(target, content);
      return true;
    }
    try {
      writeFileSync(temporary, content);
      const isReplaceable = before === null || (before.nlink === 1 && makeAlike(temporary, before));
      if (!mayWrite(target)) return false;
      if (isReplaceable) renameSync(temporary, target);
      else overwrite(target, content);
      return true;
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch (error) {
    // That the new content goes into another file first is nobody's concern.
    const { message } = error as Error;
    throw Object.assign(error as Error, { path: shown, message: message.replaceAll(temporary, shown) });
  }
}

/**
 * Makes a folder and those above it that are missing, one at a time: where none can be made, as below `/proc`, Node's own
 * way of making all of them at once never ends.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Where a path leads to, also where no file is there yet. */
function behindLinks(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return path;
  }
  try {
    return behindLinks(resolve(dirname(path), readlinkSync(path)));
  } catch {
    return path;
  }
}

function statOrNull(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** Gives a file the owner and the mode of another one; answers whether the system allows it. */
function makeAlike(path: string, { mode, uid, gid }: Stats): boolean {
  const own = statSync(path);
  try {
    if (own.uid !== uid || own.gid !== gid) chownSync(path, uid, gid);
    if (own.mode !== mode) chmodSync(path, mode & 0o7777);
    return true;
  } catch {
    return false;
  }
}

/** Writes over the bytes of a file; where that fails halfway, as on a full disk, it gets its old ones back. */
function overwrite(target: string, content: string | Uint8Array): void {
  const before = readFileSync(target);
  const file = openSync(target, "r+");
  try {
    writeAll(file, Buffer.from(content));
  } catch (error) {
    writeAll(file, before);
    throw error;
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, done);
  ftruncateSync(file, bytes.length);
}

function holds(path: string, expected: Uint8Array | null): boolean {
  const bytes = orNull(() => readFileSync(path));
  return bytes === null || expected === null ? bytes === expected : bytes.equals(expected);
}

const leftover = /^\.mofc-(\d+)-[0-9a-f-]{36}\.tmp$/;
const cleanFolders = new Set<string>();

/** Takes away the temporary files of runs that were killed. */
function removeLeftovers(folder: string): void {
  if (cleanFolders.has(folder)) return;
  cleanFolders.add(folder);
  for (const name of readdirSync(folder)) {
    const id = Number(leftover.exec(name)?.[1] ?? NaN);
    if (!Number.isNaN(id) && !isOtherRun(id)) rmSync(join(folder, name), { force: true });
  }
}

/** Whether another process has this id. What has our own was left by one before us: we write one file at a time. */
function isOtherRun(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A schema has thousands of small files, and a buffer of its own for each takes longer than reading it: they share large ones. */
const bufferSize = 1 << 20;
let buffer = Buffer.alloc(0);
let used = 0;

/** What comes in comes once, and a file is read more than once. */
let input: Uint8Array | undefined;

function readStandardInput(): Uint8Array {
  return (input ??= Buffer.concat([...standardInputChunks()]));
}

/** A pipe that another program shares may say that there is nothing yet: then it is asked again, a moment later. */
function* standardInputChunks(): Generator<Uint8Array> {
  for (;;) {
    const chunk = Buffer.allocUnsafeSlow(1 << 16);
    try {
      const count = readSync(0, chunk);
      if (count === 0) return;
      yield chunk.subarray(0, count);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function readBytes(path: string): Uint8Array {
  // A pipe would keep the run waiting for somebody who writes into it, and a device may have no end.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() && !stats.isDirectory()) throw new Error("it is not a regular file");
    if (used === buffer.length) {
      buffer = Buffer.allocUnsafeSlow(bufferSize);
      used = 0;
    }
    const start = used;
    for (let count = -1; count !== 0;) {
      count = readSync(file, buffer, used, buffer.length - used, null);
      used += count;
      if (used === buffer.length) return Buffer.concat([buffer.subarray(start), readFileSync(file)]);
    }
    return buffer.subarray(start, used);
  } finally {
    closeSync(file);
  }
}

/**
 * A link back to a folder on the way to it is not one: who follows it walks in circles. One that leads nowhere is not there
 * (`null`), and where nobody may look reading says so.
 */
function linkIn(folder: string, name: string): Entry | null {
  try {
    const target = realpathSync.native(join(folder, name));
    return { name, isFolder: statSync(target).isDirectory() && !isOnTheWay(target, folder), target };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ELOOP" ? null : { name, isFolder: false };
  }
}

function isOnTheWay(target: string, folder: string): boolean {
  for (let above = folder; realpathSync(above) !== target; above = dirname(above))
    if (above === dirname(above)) return false;
  return true;
}

const missing: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);

function orNull<T>(operation: () => T): T | null {
  try {
    return operation();
  } catch (error) {
    if (missing.has((error as NodeJS.ErrnoException).code)) return null;
    throw error;
  }
}

/** The folder that mofc is installed in: `mof/`, `templates/` and `src/runtime/` lie there. It is above this file wherever that was built to. */
export const packageFolder: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder.replaceAll("\\", "/");
})();

/** The version in mofc's own package.json. */
export function packageVersion(host: Host): string {
  const bytes = host.read(`${packageFolder}/package.json`);
  return bytes === null ? "unknown" : (JSON.parse(new TextDecoder().decode(bytes)) as { version: string }).version;
}
