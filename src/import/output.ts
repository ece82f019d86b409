/** What an import would change in its output folder. Files that it no longer makes stay. */
import { compareFiles, foreignAmong, type OutputPlan } from "../emit/write.ts";
import type { Host } from "../source/host.ts";
import type { ImportedFile } from "./mof/files.ts";

export function planImport(files: readonly ImportedFile[], folder: string, host: Host): OutputPlan {
  const compared = compareFiles(files, folder, host);
  return { ...compared, removed: [], foreign: foreignAmong(compared.changed), edited: [] };
}
