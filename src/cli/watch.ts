import { dirname, isAbsolute, relative } from "node:path";
import { watch as watchFiles } from "chokidar";
import { configNames } from "../config/load.ts";
import { isMofPath, normalize } from "../source/path.ts";

/** What a rebuild depends on. */
export interface Watched {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Editors and version control change many files at once: wait until it has been quiet for so long. */
const quietTime = 80;

/**
 * Runs `rebuild` now and after each change of what the last run depended on. Never ends.
 * @param rebuild must not throw; what it returns replaces what is watched
 */
export async function watch(rebuild: (change: string | null) => Promise<Watched>): Promise<never> {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  // Folders are watched and not files, so that new files are seen, and files that editors replace.
  const watcher = watchFiles([], { ignoreInitial: true, depth: 0 });

  const run = async (change: string | null): Promise<void> => {
    const watched = await rebuild(change);
    files.clear();
    for (const file of watched.files) files.add(normalize(file));
    watcher.add([".", ...new Set([...watched.folders, ...watched.files.map((file) => dirname(file))])]);
  };
  watcher.on("all", (event, changed) => {
    const path = normalize(isAbsolute(changed) && files.has(normalize(changed)) ? changed : relative(process.cwd(), changed));
    const isFolder = event === "addDir" || event === "unlinkDir";
    if (!isFolder && !files.has(path) && !isMofPath(path) && !path.endsWith(".hbs") && !configNames.includes(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(() => run(path))), quietTime);
  });
  const ready = new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  await run(null);
  await ready;
  return new Promise(() => {});
}
