/** The options of the command line over the configuration of the folder. */
import { isAbsolute, relative, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CompileRequest } from "../compile.ts";
import type { Config, RuleSeverity } from "../config/config.ts";
import type { LoadedConfig } from "../config/load.ts";
import { type OptionDescription, options } from "../config/options.ts";
import { configFiles } from "../config/place.ts";
import type { UserModules } from "../config/user-modules.ts";
import type { Code, Severity } from "../diagnostics/codes.ts";
import type { Settings } from "../diagnostics/findings.ts";
import type { Host } from "../source/host.ts";
import { localeOf } from "../source/locale.ts";
import { joinPath } from "../source/path.ts";

export interface Project {
  /** `null` where there is no configuration. */
  readonly loaded: LoadedConfig | null;
  readonly config: Config;
  /** What the command line says of an option, else the configuration, else its default. */
  valueOf<T>(option: OptionDescription<T>): T;
  /** What is read where no files are named. */
  sources(): readonly string[];
}

const defaultSource = "mof";

export function addConfigOption(command: Command): Command {
  return command.option(
    "--config <file>",
    "the configuration (default: mofc.config.ts, .mts, .js, .mjs or .json here or in .config, if there is one)",
  );
}

/** Adds the flags of options that a configuration can have too. */
export function addProjectOptions(command: Command, ...names: readonly (keyof typeof options)[]): Command {
  for (const name of names) command.addOption(flagOf(options[name]));
  return command;
}

/** The flag of an option, with the parser of its value where choices, forms and lists do not do. */
export function flagOf(option: OptionDescription<unknown>, more = ""): Option {
  const { flags, description, choices, form, isRepeatable = false, default: value } = option;
  if (flags === null) throw new Error(`only a configuration has ${option.key}`);
  const flag = new Option(flags, `${description}${more}${isRepeatable ? " (repeatable)" : ""}`);
  if (choices !== undefined) flag.choices(choices);
  if (isRepeatable) flag.argParser(collect);
  if (form !== undefined) flag.argParser((text) => formed(text, form));
  return value === null ? flag : flag.default(value);
}

function formed(text: string, { pattern, what }: NonNullable<OptionDescription<unknown>["form"]>): string {
  if (!pattern.test(text)) throw new InvalidArgumentError(`Expected ${what}.`);
  return text;
}

export function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

/**
 * Throws a ConfigError where the configuration is wrong.
 * @param modules for who opens it again and again
 */
export async function openProject(command: Command, host: Host, modules?: UserModules): Promise<Project> {
  const loaded = await load(command.opts<{ config?: string }>().config, host, modules);
  const config = loaded?.config ?? {};
  const at = (path: string): string => joinPath(loaded?.folder ?? ".", path);
  const valueOf = <T>(option: OptionDescription<T>): T => decided(option, command, config, at);
  return {
    ...{ loaded, config, valueOf },
    sources() {
      const sources = valueOf(options.sources);
      if (sources !== null) return sources;
      if (host.list(defaultSource) !== null) return [defaultSource];
      return command.error(
        `error: name MOF files or folders: this folder has neither a folder "${defaultSource}" nor a configuration with sources`,
      );
    },
  };
}

function decided<T>(option: OptionDescription<T>, command: Command, config: Config, at: (path: string) => string): T {
  const configured = option.configured(config, at) ?? option.default;
  const attribute = option.flags === null ? null : new Option(option.flags).attributeName();
  if (attribute === null || command.getOptionValueSource(attribute) !== "cli") return configured;
  const given = command.getOptionValue(attribute) as T;
  return option.combined?.(configured, given) ?? given;
}

/** Most folders have none, and then what reads configurations is not loaded. */
async function load(named: string | undefined, host: Host, modules?: UserModules): Promise<LoadedConfig | null> {
  if (named === undefined && configFiles(host).length === 0) return null;
  const { findConfig, loadConfig } = await import("../config/load.ts");
  const { UserModules } = await import("../config/user-modules.ts");
  const given = modules ?? new UserModules(host);
  return named === undefined ? findConfig(host, given) : loadConfig(named, host, given);
}

/** What to compile: the files that are named, else the sources of the configuration, else `mof`; wrong usage without all of them. */
export function inputOf(files: readonly string[], { valueOf, sources }: Project): CompileRequest {
  return {
    inputs: (files.length > 0 ? files : sources()).map(fromWorkingFolder),
    includeFolders: valueOf(options.include).map(fromWorkingFolder),
    dialect: valueOf(options.dialect),
    locale: localeOf(valueOf(options.locale)),
  };
}

/** Paths go into messages and generated files, so that what lies below the working folder is shown from there. */
function fromWorkingFolder(path: string): string {
  const fromHere = relative(process.cwd(), resolve(path));
  return isAbsolute(path) && fromHere.startsWith("..") ? path : fromHere || ".";
}

/** What a team has decided about diagnostics. */
export function settingsFor({ valueOf }: Project, { warningsAsErrors } = { warningsAsErrors: false }): Settings {
  const severity = (word: RuleSeverity): Severity | "off" => (word === "warn" ? "warning" : word);
  const rules = Object.entries(valueOf(options.rules)).map(([code, word]) => [code as Code, severity(word)] as const);
  return { rules: new Map(rules), warningsAsErrors };
}
