/** What to generate: the command line over the configuration over the defaults. */
import { isAbsolute, relative, resolve } from "node:path";
import type { Command } from "commander";
import { type ConfiguredBackends, loadBackends } from "../config/backends.ts";
import type { BackendEntry } from "../config/config.ts";
import { configError } from "../config/config-error.ts";
import type { LoadedConfig } from "../config/load.ts";
import { options } from "../config/options.ts";
import { backendNames, isModulePath } from "../config/shape.ts";
import type { UserModules } from "../config/user-modules.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { GenerateRequest } from "../generate.ts";
import type { Host } from "../source/host.ts";
import { addInputOptions, type InputOptions } from "./options.ts";
import { addConfigOption, addProjectOptions, flagOf, inputOf, openProject, settingsFor } from "./project.ts";

export interface GenerateOptions extends InputOptions {
  readonly config?: string;
  readonly backend: readonly string[];
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly cache: boolean;
  readonly force: boolean;
}

export function addGenerateOptions(command: Command): Command {
  addProjectOptions(addConfigOption(command), "out");
  command.addOption(
    flagOf(options.backends, ` (${backendNames.join(", ")}; default: ${String(options.backends.default)})`).default([]),
  );
  addProjectOptions(command, "templates", "enumStyle", "importExtension", "classes");
  return addInputOptions(command);
}

/** Throws a ConfigError for a wrong configuration and for backends that do not exist. */
export async function requestFor(
  files: readonly string[],
  command: Command,
  host: Host,
  modules: UserModules,
): Promise<GenerateRequest> {
  const { backend } = command.opts<GenerateOptions>();
  const project = await openProject(command, host, modules);
  const { loaded, config, valueOf } = project;
  const outputFolder = valueOf(options.out);
  if (["", loaded?.folder ?? ""].some((folder) => isWithin(folder, outputFolder))) {
    const file = command.getOptionValueSource("out") === "cli" ? null : (loaded?.path ?? null);
    throw configError("config-out", file, { folder: outputFolder });
  }
  const templates = valueOf(options.templates);
  if (templates !== null && host.list(templates) === null) {
    const file = command.getOptionValueSource("templates") === "cli" ? null : (loaded?.path ?? null);
    const found = JSON.stringify(templates);
    throw configError("config-value", file, {
      path: "templates",
      expected: "an existing folder",
      found,
      nearest: null,
    });
  }
  const backends = await backendsFor(backend, config.backends ?? options.backends.default, loaded, modules);
  return {
    ...inputOf(files, project),
    outputFolder,
    backends: backends.names,
    ownBackends: backends.own,
    backendOptions: backends.options,
    templatesFolder: templates,
    projectFolder: loaded?.folder ?? ".",
    enumStyle: valueOf(options.enumStyle),
    importExtension: valueOf(options.importExtension),
    classes: valueOf(options.classes),
    roots: [...valueOf(options.roots), ...(loaded === null || loaded.folder === "." ? [] : [loaded.folder])],
    settings: settingsFor(project),
  };
}

/** Whether a folder is another one or lies in it. */
function isWithin(folder: string, other: string): boolean {
  const fromOther = relative(resolve(other), resolve(folder));
  return fromOther !== ".." && !/^\.\.[/\\]/.test(fromOther) && !isAbsolute(fromOther);
}

async function backendsFor(
  asked: readonly string[],
  entries: readonly BackendEntry[],
  loaded: LoadedConfig | null,
  modules: UserModules,
): Promise<ConfiguredBackends> {
  const configured = await loadBackends(entries, loaded?.folder ?? ".", modules, loaded?.path);
  const given = await loadBackends(asked.filter(isModulePath) as BackendEntry[], ".", modules);
  const own = [...configured.own, ...given.own];
  const known = [...new Set([...backendNames, ...own.map(({ name }) => name)])];
  const named = asked.filter((name) => !isModulePath(name));
  const taken = own.find(({ name }) => backendNames.includes(name));
  if (taken !== undefined) throw configError("config-backend-name", loaded?.path ?? null, { name: taken.name });
  for (const [path, name] of [
    ...named.map((name) => ["--backend", name] as const),
    ...own.flatMap(({ requires }) => requires).map((name) => ["requires", name] as const),
  ]) {
    if (known.includes(name)) continue;
    const file = path === "requires" ? (loaded?.path ?? null) : null;
    throw configError("config-backend", file, { path, name, nearest: nearest(name, known), known });
  }
  const names = asked.length === 0 ? configured.names : [...named, ...given.names];
  return { names, own, options: { ...configured.options, ...given.options } };
}
