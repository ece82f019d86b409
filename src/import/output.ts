/** What an import would change in its output folder. Files that it did not make are left alone. */
import type { OutputPlan } from "../emit/write.ts";
import type { Host } from "../source/host.ts";
import { readExactText } from "../source/text-file.ts";
import type { ImportedFile } from "./mof/files.ts";

export function planImport(files: readonly ImportedFile[], folder: string, host: Host): OutputPlan {
  const added: OutputPlan["added"][number][] = [];
  const changed: OutputPlan["changed"][number][] = [];
  const unchanged: string[] = [];
  for (const { path, text } of files) {
    const before = readExactText(`${folder}/${path}`, host);
    if (before === text) unchanged.push(path);
    else if (before === null) added.push({ path, text });
    else changed.push({ path, text, before });
  }
  return { added, changed, removed: [], unchanged };
}
