import type { Host } from "./host.ts";
import { baseName, folderOf, joinPath, normalize } from "./path.ts";

/** Where included files and needed classes are looked for. */
export interface Library {
  /** Whether there are include folders at all: without one no class is looked up. */
  readonly hasFolders: boolean;
  /**
   * The path of an included file: beside the including file, then in the include folders, each as written and then
   * without regard to case (schemas that were written on Windows need it). `null` where it is nowhere.
   */
  include(path: string, from: string): string | null;
  /** The paths of `<className>.mof` and `<className>.schema.mof` anywhere below the include folders, the first to be read first. */
  classFiles(className: string): readonly string[];
  /** The names of the classes that have such a file. */
  classNames(): readonly string[];
}

/** @param folders the include folders (`-I`), in the order in which they are searched. */
export function createLibrary(folders: readonly string[], host: Host): Library {
  const listings = new Map<string, ReadonlyMap<string, boolean>>();
  const list: List = (folder) => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const entries = new Map((host.list(folder) ?? []).map(({ name, isFolder }) => [name, isFolder]));
    listings.set(folder, entries);
    return entries;
  };
  const find = (path: string, from: string): string | null => {
    const candidates = [folderOf(from), ...folders].map((folder) => joinPath(folder, path));
    for (const candidate of candidates) {
      if (list(folderOf(candidate)).get(baseName(candidate)) === false) return candidate;
      const other = withoutCase(candidate, list);
      if (other !== null) return other;
    }
    return null;
  };
  const resolved = new Map<string, string | null>();
  let classFiles: Map<string, string[]> | undefined;
  return {
    hasFolders: folders.length > 0,
    include(path, from) {
      const key = `${from}\n${path}`;
      const known = resolved.get(key);
      if (known !== undefined) return known;
      const place = find(path, from);
      resolved.set(key, place);
      return place;
    },
    classFiles(className) {
      classFiles ??= indexOf(folders, host);
      return classFiles.get(className.toLowerCase()) ?? [];
    },
    classNames() {
      classFiles ??= indexOf(folders, host);
      return [...classFiles.values()].map(([path = ""]) => classNameOf(baseName(path)));
    },
  };
}

/** The names in a folder, each with whether it is a folder. */
type List = (folder: string) => ReadonlyMap<string, boolean>;

/** The file that a path means when case does not count, each part on its own. */
function withoutCase(path: string, list: List): string | null {
  const parts = path.split("/");
  let reached = path.startsWith("/") ? "/" : ".";
  for (const [index, part] of parts.entries()) {
    if (part === "") continue;
    if (part === "..") {
      reached = joinPath(reached, part);
      continue;
    }
    const mayBeFolder = index < parts.length - 1;
    const names = [...list(reached)].filter(([, isFolder]) => isFolder === mayBeFolder).map(([name]) => name);
    const match =
      names.find((name) => name === part) ?? names.find((name) => name.toLowerCase() === part.toLowerCase());
    if (match === undefined) return null;
    reached = joinPath(reached, match);
  }
  return reached;
}

/** A resource of DSC has its class in `<Class>.schema.mof`. */
function classNameOf(fileName: string): string {
  return fileName.replace(/(?:\.schema)?\.mof$/i, "");
}

/** The files of each name: folders in their order, below one in the order of the listing. */
function indexOf(folders: readonly string[], host: Host): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const pending = [...folders].reverse().map(normalize);
  const targets = new Set<string>();
  while (pending.length > 0) {
    const folder = pending.pop()!;
    const entries = host.list(folder) ?? [];
    for (const { name, isFolder } of entries) {
      if (isFolder || !/\.mof$/i.test(name)) continue;
      const key = classNameOf(name).toLowerCase();
      const path = joinPath(folder, name);
      const known = index.get(key);
      if (known === undefined) index.set(key, [path]);
      else known.push(path);
    }
    for (const { name, isFolder, target } of [...entries].reverse()) {
      if (!isFolder || name.startsWith(".") || (target !== undefined && targets.has(target))) continue;
      if (target !== undefined) targets.add(target);
      pending.push(joinPath(folder, name));
    }
  }
  return index;
}
