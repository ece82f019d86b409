import type { Backend } from "../emit/backend.ts";
import type { Host } from "../source/host.ts";
import { joinPath } from "../source/path.ts";
import type { BackendEntry } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { loadModule } from "./load.ts";
import { isBackend } from "./validate.ts";

export interface ConfiguredBackends {
  readonly names: readonly string[];
  /** Those that are not built in. */
  readonly own: readonly Backend[];
  readonly options: Readonly<Record<string, object>>;
  /** The files of modules that were loaded. */
  readonly modules: readonly string[];
}

/** Loads the modules among the entries. @param folder the one that their paths begin in */
export async function loadBackends(entries: readonly BackendEntry[], folder: string, host: Host): Promise<ConfiguredBackends> {
  const names: string[] = [];
  const own: Backend[] = [];
  const options: Record<string, object> = {};
  const modules: string[] = [];
  for (const entry of entries) {
    const [what, given] = isPair(entry) ? entry : ([entry, {}] as const);
    let backend: Backend | string = what;
    if (typeof backend === "string" && isModulePath(backend)) {
      const path = joinPath(folder, backend);
      modules.push(path);
      backend = await loadBackend(path, host);
    }
    if (typeof backend !== "string") own.push(backend);
    const name = typeof backend === "string" ? backend : backend.name;
    names.push(name);
    options[name] = given;
  }
  return { names, own, options, modules };
}

export function isModulePath(name: string): boolean {
  return /^\.\.?\//.test(name);
}

async function loadBackend(path: string, host: Host): Promise<Backend> {
  const value = await loadModule(path, host);
  if (isBackend(value)) return value as Backend;
  throw new ConfigError([{ place: path, message: "the default export is no backend", help: "a backend is { name, requires, views(model, options) }" }]);
}

function isPair(entry: BackendEntry): entry is Extract<BackendEntry, readonly unknown[]> {
  return Array.isArray(entry);
}
