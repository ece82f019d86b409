/** What a pull has to do to the output folder. */
import { compareFiles, foreignAmong, type OutputPlan } from "../emit/write.ts";
import type { Host } from "../source/host.ts";
import { readExactText } from "../source/text-file.ts";
import { mark } from "./mof-files.ts";

/**
 * What differs is written. Of what an earlier pull wrote for these namespaces, that is removed which this one does not
 * have; a file that somebody put there stays.
 */
export function planPull(
  files: ReadonlyMap<string, string>,
  namespaces: readonly string[],
  folder: string,
  host: Host,
): OutputPlan {
  // A file whose name changed in case is the same file for some systems.
  const current = new Set([...files.keys()].map((path) => path.toLowerCase()));
  const removed = namespaces
    .flatMap((namespace) =>
      (host.list(`${folder}/${namespace}`) ?? []).flatMap(({ name, isFolder }) =>
        isFolder || !name.endsWith(".mof") ? [] : [`${namespace}/${name}`],
      ),
    )
    .filter((path) => !current.has(path.toLowerCase()))
    .map((path) => ({ path, text: readExactText(`${folder}/${path}`, host) ?? "" }))
    .filter(({ path, text }) => text.startsWith(`${mark}${path.slice(0, path.lastIndexOf("/"))}.\n`));
  const rendered = [...files].map(([path, text]) => ({ path, text }));
  const compared = compareFiles(rendered, folder, host);
  return { ...compared, removed, foreign: foreignAmong(compared.changed), edited: [] };
}
