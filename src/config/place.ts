/** Where configurations are: in the folder of the project, or in its `.config`, where projects keep those of their tools. */
import type { Host } from "../source/host.ts";
import { baseName, folderOf } from "../source/path.ts";

const configPaths: readonly string[] = ["", ".config/"].flatMap((folder) =>
  ["ts", "mts", "js", "mjs", "json"].map((ending) => `${folder}mofc.config.${ending}`),
);

/** The configurations of the working folder, in the order in which they count; more than one is a mistake. */
export function configFiles(host: Host): string[] {
  return configPaths.filter((path) =>
    (host.list(folderOf(path)) ?? []).some(({ name, isFolder }) => name === baseName(path) && !isFolder),
  );
}

/** Whether a configuration is looked for at a path from the working folder. */
export function isConfigPath(path: string): boolean {
  return configPaths.includes(path);
}

/** The folder that the paths in a configuration begin in. */
export function projectFolder(configFile: string): string {
  const folder = folderOf(configFile);
  return baseName(folder) === ".config" ? folderOf(folder) : folder;
}
