import type { Backend } from "../emit/backend.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { placedValue } from "../json/shape.ts";
import { joinPath } from "../source/path.ts";
import type { BackendEntry } from "./config.ts";
import { ConfigError, configError, moduleFile } from "./config-error.ts";
import type { UserModules } from "./user-modules.ts";
import { isBackend, isModulePath } from "./shape.ts";

export interface ConfiguredBackends {
  readonly names: readonly string[];
  /** Those that are not built in. */
  readonly own: readonly Backend[];
  readonly options: Readonly<Record<string, object>>;
}

/**
 * Loads the modules among the entries.
 * @param folder the one that their paths begin in
 * @param place the configuration, or what else names them
 */
export async function loadBackends(
  entries: readonly BackendEntry[],
  folder: string,
  modules: UserModules,
  place = "mofc",
): Promise<ConfiguredBackends> {
  const names: string[] = [];
  const own: Backend[] = [];
  const options: Record<string, object> = {};
  for (const entry of entries) {
    const [what, given] = isPair(entry) ? entry : ([entry, {}] as const);
    let backend: Backend | string = what;
    if (typeof backend === "string" && isModulePath(backend)) {
      backend = await loadBackend(joinPath(folder, backend), modules);
    }
    if (typeof backend !== "string") {
      own.push(backend);
      if (isPair(entry)) checkOptions(backend, given, place);
    }
    const name = typeof backend === "string" ? backend : backend.name;
    names.push(name);
    options[name] = given;
  }
  return { names, own, options };
}

/** Holds what a configuration asks of a user's own backend against the backend's description of its options. */
function checkOptions({ name, options }: Backend, given: object, place: string): void {
  const diagnostics: Diagnostic[] = [];
  options?.read(
    placedValue(given, moduleFile(place), "config", ["backends", name]),
    (each) => void diagnostics.push(each),
  );
  if (diagnostics.length > 0) throw new ConfigError(diagnostics);
}

async function loadBackend(path: string, modules: UserModules): Promise<Backend> {
  const value = await modules.load(path);
  if (isBackend(value)) return value;
  throw configError("config-module", path, {
    reason: "the default export is not a backend",
    help: "a backend is { name, requires, views(model, options) }",
  });
}

function isPair(entry: BackendEntry): entry is Extract<BackendEntry, readonly unknown[]> {
  return Array.isArray(entry);
}
