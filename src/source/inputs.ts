import picomatch from "picomatch";
import type { Host } from "./host.ts";
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

/** All files below a folder, sorted. `node_modules` and hidden folders are left out. */
export function filesBelow(folder: string, host: Host): string[] {
  const paths: string[] = [];
  for (const { name, isFolder } of host.list(folder) ?? []) {
    if (name.startsWith(".") || name === "node_modules") continue;
    const path = joinPath(folder, name);
    if (isFolder) for (const inner of filesBelow(path, host)) paths.push(inner);
    else paths.push(path);
  }
  return paths;
}

function filesMatching(glob: string, host: Host): string[] {
  const base = picomatch.scan(glob).base || ".";
  const matches = picomatch(glob);
  return filesBelow(base, host).filter((path) => matches(path));
}
