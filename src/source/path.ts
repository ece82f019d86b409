/** Paths with `/`, in the form in which they are shown and compared. */
import { posix } from "node:path";

/** `\` as `/`, without `.` and superfluous `..`. */
export function normalize(path: string): string {
  if (!/\\|\/\/|(?:^|\/)\.(?:\/|$)|(?:^|.)\/\.\.(?:\/|$)|\/$|^$/.test(path)) return path;
  const normal = posix.normalize(path.replaceAll("\\", "/"));
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}

export function folderOf(path: string): string {
  return posix.dirname(path);
}

export function joinPath(folder: string, path: string): string {
  const slashed = path.replaceAll("\\", "/");
  return normalize(posix.isAbsolute(slashed) || folder === "." ? slashed : `${folder}/${slashed}`);
}

export function baseName(path: string): string {
  return posix.basename(path);
}

/** The path that stands for standard input. */
export const standardInput = "-";

/** Whether a name ends as MOF files do. */
export function isMofPath(path: string): boolean {
  return /\.(?:mof|mfl)$/i.test(path);
}
