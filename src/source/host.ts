/**
 * The file system as the compiler sees it: paths are relative to the working folder or absolute, always with `/`.
 * This is the only file that imports node:fs; tests use an object of their own.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface Host {
  /** The bytes of a file, or `null` where there is no such file. Throws where the system refuses to read it. */
  read(path: string): Uint8Array | null;
  /** What a folder holds, sorted by name, or `null` where there is no such folder. */
  list(folder: string): readonly Entry[] | null;
  /** Replaces a file as a whole: a reader sees the old content or the new one, never a part. Makes folders as needed. */
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
}

/** The real file system below a working folder. */
export function nodeHost(workingFolder: string): Host {
  const at = (path: string): string => (isAbsolute(path) ? path : `${workingFolder}/${path}`);
  return {
    read: (path) => orNull(() => readBytes(at(path))),
    list: (folder) =>
      orNull(() =>
        readdirSync(at(folder), { withFileTypes: true })
          .map((entry) => ({
            name: entry.name,
            isFolder: entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(at(folder), entry.name)),
          }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      ),
    write(path, content) {
      const target = at(path);
      const temporary = `${target}.${crypto.randomUUID()}.tmp`;
      mkdirSync(dirname(target), { recursive: true });
      try {
        writeFileSync(temporary, content);
        renameSync(temporary, target);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    remove: (path) => rmSync(at(path), { force: true }),
  };
}

/** A schema has thousands of small files, and a buffer of its own for each takes longer than reading it: they share large ones. */
const bufferSize = 1 << 20;
let buffer = Buffer.alloc(0);
let used = 0;

function readBytes(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
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
 * A link back to a folder on the way to it is none: who follows it walks in circles. Nor is one that leads nowhere or to
 * where nobody may look, which is not an obstacle to reading the others.
 */
function leadsToFolder(folder: string, name: string): boolean {
  try {
    const target = realpathSync(join(folder, name));
    if (!statSync(target).isDirectory()) return false;
    for (let above = folder; realpathSync(above) !== target; above = dirname(above))
      if (above === dirname(above)) return true;
    return false;
  } catch {
    return false;
  }
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
