import type { ts } from "@ts-morph/common";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { isGeneratedText } from "../bindings/header.ts";
import { manifestName, sourcesIn } from "../bindings/manifest.ts";
import type { Host } from "../source/host.ts";
import { folderOf, joinPath } from "../source/path.ts";
import { sourceFingerprint } from "../syntax/fingerprint.ts";
import { readExactText, readSourceFile } from "../source/text-file.ts";

/**
 * One finding for each output folder of the program whose MOF has changed since. MOF that is not there, as for bindings
 * that came with a package, is taken to be the same.
 * @param shown a path as findings show it, from the working folder
 */
export function staleBindings(program: ts.Program, host: Host, shown: (path: string) => string): Diagnostic[] {
  const generated = program.getSourceFiles().filter(({ text }) => isGeneratedText(text));
  const modules = new Set(generated.map(({ fileName }) => folderOf(shown(fileName))));
  const folders = new Set([...modules].flatMap((folder) => [folder, folderOf(folder)]));
  return [...folders].flatMap((folder) => {
    const changed = [...sourcesIn(readExactText(`${folder}/${manifestName}`, host))]
      .filter(([path, fingerprint]) => isOther(path, fingerprint, folder, host))
      .map(([path]) => path);
    return changed.length === 0 ? [] : [diagnostic("bindings-stale", null, { folder, sources: changed })];
  });
}

/** Headers show paths from the folder of the configuration: the working folder, or one above the output. */
function isOther(path: string, fingerprint: string, output: string, host: Host): boolean {
  for (let base = output; ; base = folderOf(base)) {
    const file = readSourceFile(joinPath(base, path), host);
    if (file !== null) return sourceFingerprint(file.text) !== fingerprint;
    if (base === folderOf(base)) return false;
  }
}
