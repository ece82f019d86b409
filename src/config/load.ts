/** Finds, reads and checks the configuration of a folder. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parseJson, placedValue } from "../json/shape.ts";
import type { Host } from "../source/host.ts";
import { normalize } from "../source/path.ts";
import { readSourceFile } from "../source/text-file.ts";
import type { Config } from "./config.ts";
import { ConfigError, configError, moduleFile } from "./config-error.ts";
import { configFiles, projectFolder } from "./place.ts";
import { configShape } from "./shape.ts";
import type { UserModules } from "./user-modules.ts";

export interface LoadedConfig {
  /** The path of the file, as it is shown. */
  readonly path: string;
  /** Paths in the configuration begin here. */
  readonly folder: string;
  readonly config: Config;
}

/** The configuration of the working folder, or `null`; throws a ConfigError where it is wrong, or where there are two. */
export async function findConfig(host: Host, modules: UserModules): Promise<LoadedConfig | null> {
  const [first, second] = configFiles(host);
  if (first !== undefined && second !== undefined) throw configError("config-several", second, { other: first });
  return first === undefined ? null : loadConfig(first, host, modules);
}

export async function loadConfig(path: string, host: Host, modules: UserModules): Promise<LoadedConfig> {
  const file = normalize(path);
  const value = file.endsWith(".json") ? readJsonConfig(file, host) : await readModuleConfig(file, modules);
  return { path: file, folder: projectFolder(file), config: value };
}

function readJsonConfig(path: string, host: Host): Config {
  const file = readSourceFile(path, host);
  if (file === null) throw configError("config-module", path, { reason: "the file does not exist", help: null });
  return reading((report) => {
    const placed = parseJson(file, "config", report);
    return placed === null ? {} : (configShape.read(placed, report) as Config);
  });
}

async function readModuleConfig(path: string, modules: UserModules): Promise<Config> {
  const value = await modules.load(path);
  reading((report) => configShape.read(placedValue(value, moduleFile(path), "config"), report));
  return value as Config;
}

function reading<T>(read: (report: (diagnostic: Diagnostic) => void) => T): T {
  const diagnostics: Diagnostic[] = [];
  const result = read((diagnostic) => void diagnostics.push(diagnostic));
  if (diagnostics.length > 0) throw new ConfigError(diagnostics);
  return result;
}
