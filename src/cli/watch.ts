import { dirname, isAbsolute, relative, resolve } from "node:path";
import { watch as watchFiles } from "chokidar";
import { isConfigPath } from "../config/place.ts";
import { isMofPath, normalize } from "../source/path.ts";

/** What a rebuild depends on. */
export interface Watched {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Where rebuilds write to: that this folder comes and goes is no news. `null` as long as it is not known. */
  readonly output: string | null;
}

/** What a rebuild is told that nothing is known to have changed for. */
export const meanwhile = "meanwhile";

/** Editors and version control change many files at once: wait until it has been quiet for so long. */
const quietTime = 80;

/**
 * Runs `rebuild` now and after each change of what the last run depended on. Never ends.
 * @param rebuild is told the path that changed, or `null`; it must not throw, and what it returns is watched then
 * @param announce is called when no change can be missed any more
 */
export async function watch(
  rebuild: (change: string | null) => Promise<Watched>,
  announce: () => void,
): Promise<never> {
  const files = new Set<string>();
  const folders = new Set<string>();
  let output: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** The first of the changes that wait for the next run. */
  let waiting: string | null = null;
  let running = Promise.resolve();
  // Folders are watched and not files, so that new files are seen, and files that editors replace.
  const watcher = watchFiles([], { ignoreInitial: true, depth: 0 });
  const ready = new Promise<void>((resolve) => watcher.once("ready", () => resolve()));

  const run = async (change: string | null): Promise<void> => {
    const watched = await rebuild(change);
    output = watched.output === null ? null : normalize(watched.output);
    files.clear();
    for (const file of watched.files) files.add(normalize(file));
    const own = [".", ".config", ...watched.folders, ...watched.files.map((file) => dirname(file))];
    const wanted = new Set(own.flatMap(withFoldersAbove));
    const added = [...wanted.difference(folders)];
    // What was watched in the same place before may be another folder by now.
    watcher.unwatch(added);
    watcher.add(added);
    for (const folder of wanted) folders.add(folder);
  };
  const runSoon = (change: string): void => {
    clearTimeout(timer);
    if (waiting === null || waiting === meanwhile) waiting = change;
    timer = setTimeout(() => {
      const first = waiting;
      waiting = null;
      running = running.then(() => run(first));
    }, quietTime);
  };
  /** A folder that comes back has to be watched again, and so have those in it. */
  const forget = (path: string): void => {
    for (const folder of folders) if (folder === path || folder.startsWith(`${path}/`)) folders.delete(folder);
  };
  watcher.on("all", (event, changed) => {
    const path = normalize(
      isAbsolute(changed) && !files.has(normalize(changed)) ? relative(process.cwd(), changed) : changed,
    );
    const isFolder = event === "addDir" || event === "unlinkDir";
    if (event === "unlinkDir") forget(path);
    if (
      (isFolder && path !== output) ||
      files.has(path) ||
      isMofPath(path) ||
      path.endsWith(".hbs") ||
      isConfigPath(path)
    )
      runSoon(path);
  });
  // A folder that another one takes the place of, in one step, is neither removed nor added for the watcher.
  watcher.on("raw", (event, name, details) => {
    const { watchedPath } = details as { readonly watchedPath?: string };
    if (event !== "rename" || watchedPath === undefined || name === null) return;
    const path = normalize(relative(process.cwd(), resolve(watchedPath, name)));
    if (!folders.has(path) || path === output) return;
    forget(path);
    runSoon(path);
  });
  await run(null);
  await ready;
  announce();
  // What changed before the watcher was ready has told nobody.
  runSoon(meanwhile);
  return new Promise(() => {});
}

/** A folder with those above it below the working folder: they tell when it goes, and when it is back. */
function withFoldersAbove(folder: string): string[] {
  const path = normalize(folder);
  const above = isAbsolute(path) || path.startsWith("..") ? [] : path.split("/");
  return [path, ...above.map((_, index) => above.slice(0, index).join("/") || ".")];
}
