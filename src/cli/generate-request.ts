/** What to generate: the command line over the configuration over the defaults. */
import { type Command, Option } from "commander";
import { didYouMean, nearest } from "../diagnostics/nearest.ts";
import { type ConfiguredBackends, isModulePath, loadBackends } from "../config/backends.ts";
import type { BackendEntry } from "../config/config.ts";
import { ConfigError } from "../config/config-error.ts";
import type { LoadedConfig } from "../config/load.ts";
import type { UserModules } from "../config/user-modules.ts";
import { backendNames } from "../config/validate.ts";
import type { GenerateRequest } from "../generate.ts";
import type { Host } from "../source/host.ts";
import { addInputOptions, collect, type InputOptions } from "./options.ts";
import { addConfigOption, inputOf, openProject, settingsFor } from "./project.ts";

export interface GenerateOptions extends InputOptions {
  readonly config?: string;
  readonly out: string;
  readonly backend: readonly string[];
  readonly templates?: string;
  readonly enumStyle: "enum" | "const";
  readonly importExtension: ".js" | ".ts" | "";
  readonly class: readonly string[];
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly cache: boolean;
}

export function addGenerateOptions(command: Command): Command {
  addConfigOption(command)
    .option("-o, --out <folder>", "where to write", "generated")
    .option(
      "--backend <name>",
      `what to generate: ${backendNames.join(", ")}, or the path of a module (repeatable; default: types)`,
      collect,
      [],
    )
    .option("--templates <folder>", "templates that replace built-in ones of the same name")
    .addOption(
      new Option("--enum-style <style>", "TypeScript enums, or erasable objects with a union type")
        .choices(["enum", "const"])
        .default("enum"),
    )
    .addOption(
      new Option("--import-extension <ending>", "how imports of other generated files end")
        .choices([".js", ".ts", ""])
        .default(".js"),
    )
    .option("--class <name>", "only this class and what it needs; * and ? stand for letters (repeatable)", collect, []);
  return addInputOptions(command);
}

/** Throws a ConfigError for a wrong configuration and for backends that do not exist. */
export async function requestFor(
  files: readonly string[],
  command: Command,
  host: Host,
  modules: UserModules,
): Promise<GenerateRequest> {
  const options = command.opts<GenerateOptions>();
  const project = await openProject(command, host, modules);
  const { loaded, config, at, pick } = project;
  const backends = await backendsFor(options.backend, config.backends ?? ["types"], loaded, modules);
  return {
    ...inputOf(files, options, project),
    outputFolder: pick("out", options.out, config.out === undefined ? undefined : at(config.out)),
    backends: backends.names,
    ownBackends: backends.own,
    backendOptions: backends.options,
    templatesFolder: pick(
      "templates",
      options.templates ?? null,
      config.templates === undefined ? undefined : at(config.templates),
    ),
    projectFolder: loaded?.folder ?? ".",
    enumStyle: pick("enumStyle", options.enumStyle, config.enumStyle),
    importExtension: pick("importExtension", options.importExtension, config.importExtension),
    classes: pick("class", options.class, config.classes),
    roots: [...(config.roots ?? []).map(at), ...(loaded === null || loaded.folder === "." ? [] : [loaded.folder])],
    settings: settingsFor(project),
  };
}

async function backendsFor(
  asked: readonly string[],
  entries: readonly BackendEntry[],
  loaded: LoadedConfig | null,
  modules: UserModules,
): Promise<ConfiguredBackends> {
  const configured = await loadBackends(entries, loaded?.folder ?? ".", modules);
  const given = await loadBackends(asked.filter(isModulePath) as BackendEntry[], ".", modules);
  const own = [...configured.own, ...given.own];
  const known = [...new Set([...backendNames, ...own.map(({ name }) => name)])];
  const named = asked.filter((name) => !isModulePath(name));
  const taken = own.find(({ name }) => backendNames.includes(name));
  if (taken !== undefined)
    throw new ConfigError([
      {
        place: loaded?.path ?? "--backend",
        message: `one of your backends has the name of a built-in one, "${taken.name}"`,
        help: "give it another name",
      },
    ]);
  for (const { names, place } of [
    { names: named, place: "--backend" },
    { names: own.flatMap(({ requires }) => requires), place: loaded?.path ?? "--backend" },
  ]) {
    const unknown = names.find((name) => !known.includes(name));
    if (unknown === undefined) continue;
    const help = didYouMean({ nearest: nearest(unknown, known) }) ?? `known are ${known.join(", ")}`;
    throw new ConfigError([{ place, message: `unknown backend "${unknown}"`, help }]);
  }
  const names = asked.length === 0 ? configured.names : [...named, ...given.names];
  return { names, own, options: { ...configured.options, ...given.options } };
}
