/** A file system in memory, on top of mofc's own files (qualifiers, classes of platforms), which are read from disk. */
import { type Entry, type Host, nodeHost, packageFolder } from "../../src/source/host.ts";

const disk = nodeHost(packageFolder);

const encoded = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

export interface MemoryHost extends Host {
  /** What is there now, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every path that was read, in order and with repetitions; mofc's own files are left out. */
  readonly reads: readonly string[];
}

/** @param contents texts are UTF-8; a path that ends with `/` is an empty folder. */
export function memoryHost(contents: Readonly<Record<string, string | Uint8Array>>): MemoryHost {
  const files = new Map<string, Uint8Array>();
  const folders = new Set<string>(["."]);
  const reads: string[] = [];
  const addFolders = (path: string): void => {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1))
      folders.add(path.slice(0, end));
  };
  for (const [path, content] of Object.entries(contents)) {
    addFolders(path);
    if (!path.endsWith("/")) files.set(path, encoded(content));
  }
  return {
    files,
    reads,
    read(path) {
      if (path.startsWith(packageFolder)) return disk.read(path);
      reads.push(path);
      return files.get(path) ?? null;
    },
    list(folder) {
      if (folder.startsWith(packageFolder)) return disk.list(folder);
      if (!folders.has(folder)) return null;
      const prefix = folder === "." ? "" : `${folder}/`;
      const entries = new Map<string, Entry>();
      for (const [paths, isFolder] of [
        [files.keys(), false],
        [folders, true],
      ] as const) {
        for (const path of paths) {
          if (path === "." || !path.startsWith(prefix)) continue;
          const name = path.slice(prefix.length);
          if (name !== "" && !name.includes("/")) entries.set(name, { name, isFolder });
        }
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    write(path, content) {
      addFolders(path);
      files.set(path, encoded(content));
    },
    replace(path, before, content) {
      const now = files.get(path) ?? null;
      if (now === null || before === null ? now !== before : Buffer.compare(now, before) !== 0) return false;
      this.write(path, content);
      return true;
    },
    remove: (path) => void files.delete(path),
  };
}
