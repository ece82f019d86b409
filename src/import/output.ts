/** What an import would change in its output folder. Files that it did not make are left alone. */
import { compareFiles, type OutputPlan } from "../emit/write.ts";
import type { Host } from "../source/host.ts";
import type { ImportedFile } from "./mof/files.ts";

export function planImport(files: readonly ImportedFile[], folder: string, host: Host): OutputPlan {
  return { ...compareFiles(files, folder, host), removed: [], foreign: [], edited: [] };
}
