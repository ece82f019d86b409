import picomatch from "picomatch";
import type { Entry, Host } from "./host.ts";
import { isMofPath, joinPath, normalize } from "./path.ts";

/** What an input argument stands for. */
export type Input =
  | { readonly kind: "files"; readonly argument: string; readonly paths: readonly string[] }
  | { readonly kind: "missing"; readonly argument: string };

/**
 * Files as they are, folders with all files below them that are accepted, MOF files if nothing else is said, globs (`*`, `**`, `?`, `[…]`, `{a,b}`) with what they match.
 * The paths of an input are sorted.
 */
export function expandInputs(
  inputs: readonly string[],
  host: Host,
  accepts: (path: string) => boolean = isMofPath,
): Input[] {
  return inputs.map((argument) => {
    const path = normalize(argument);
    if (host.list(path) !== null) return { kind: "files", argument, paths: filesBelow(path, host).filter(accepts) };
    if (isThere(path, host)) return { kind: "files", argument, paths: [path] };
    if (/[*?[{]/.test(path)) return { kind: "files", argument, paths: filesMatching(path, host) };
    return { kind: "missing", argument };
  });
}

/** Whether there is such a file. One that the system does not let us read is there: the reader reports it. */
function isThere(path: string, host: Host): boolean {
  try {
    return host.read(path) !== null;
  } catch {
    return true;
  }
}

/**
 * All files below a folder, sorted. `node_modules` and hidden folders are left out. What links lead to counts once, under its
 * own name where that is below the folder too: folders that link to each other would double with each step.
 */
export function filesBelow(folder: string, host: Host): string[] {
  const paths: string[] = [];
  const seen = new Set<string>();
  const links: { readonly path: string; readonly entry: Entry; readonly target: string }[] = [];
  addFiles(folder, host.realPath?.(folder) ?? folder);
  if (links.length === 0) return paths;
  for (const { path, entry, target } of links) add(path, entry, target);
  return paths.sort();

  function addFiles(parent: string, realParent: string): void {
    for (const entry of host.list(parent) ?? []) {
      const { name, target } = entry;
      if (name.startsWith(".") || name === "node_modules") continue;
      const path = joinPath(parent, name);
      if (target === undefined) add(path, entry, `${realParent}/${name}`);
      else links.push({ path, entry, target });
    }
  }

  function add(path: string, { isFolder }: Entry, realPath: string): void {
    if (seen.has(realPath)) return;
    seen.add(realPath);
    if (isFolder) addFiles(path, realPath);
    else paths.push(path);
  }
}

function filesMatching(glob: string, host: Host): string[] {
  const base = picomatch.scan(glob).base || ".";
  const matches = picomatch(glob);
  return filesBelow(base, host).filter((path) => matches(path));
}
