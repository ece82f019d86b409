/** The options of the command line over the configuration of the folder. */
import { isAbsolute, relative, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CompileRequest } from "../compile.ts";
import type { Config, RuleSeverity } from "../config/config.ts";
import type { LoadedConfig } from "../config/load.ts";
import { type OptionDescription, type OptionName, options, type OptionValue } from "../config/options.ts";
import { configFiles } from "../config/place.ts";
import type { UserModules } from "../config/user-modules.ts";
import type { Code, Severity } from "../diagnostics/codes.ts";
import { defaultSettings, type Settings } from "../diagnostics/findings.ts";
import { localeOf } from "../schema/bind.ts";
import type { Host } from "../source/host.ts";
import { joinPath } from "../source/path.ts";

export interface Project {
  /** `null` where there is no configuration. */
  readonly loaded: LoadedConfig | null;
  readonly config: Config;
  /** A path of the configuration as a path from the working folder. */
  at(path: string): string;
  /** What the command line says of an option, else the configuration, else its default. */
  valueOf<Name extends OptionName>(name: Name): OptionValue<Name>;
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
export function addProjectOptions(command: Command, ...names: readonly OptionName[]): Command {
  for (const name of names) command.addOption(flagOf(name));
  return command;
}

/** The flag of an option, with the parser of its value where choices and lists do not do. */
export function flagOf(name: OptionName, more = ""): Option {
  const {
    flags,
    description,
    choices,
    isRepeatable = false,
    default: value,
  }: OptionDescription<unknown> = options[name];
  const flag = new Option(flags, `${description}${more}${isRepeatable ? " (repeatable)" : ""}`);
  if (choices !== undefined) flag.choices(choices);
  if (isRepeatable) flag.argParser(collect);
  if (name === "locale") flag.argParser(parseLocale);
  return value === null ? flag : flag.default(value);
}

export function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function parseLocale(value: string): string {
  const locale = localeOf(value);
  if (!/^[0-9a-f]+$/.test(locale))
    throw new InvalidArgumentError('A locale is a hexadecimal number: "409", "0x409" or "ms_409".');
  return locale;
}

/**
 * Throws a ConfigError where the configuration is wrong.
 * @param modules for who opens it again and again
 */
export async function openProject(command: Command, host: Host, modules?: UserModules): Promise<Project> {
  const loaded = await load(command.opts<{ config?: string }>().config, host, modules);
  const config = loaded?.config ?? {};
  const at = (path: string): string => joinPath(loaded?.folder ?? ".", path);
  return {
    loaded,
    config,
    at,
    valueOf: (name) => valueOf(name, command, config, at),
    sources() {
      if (config.sources !== undefined) return config.sources.map(at);
      if (host.list(defaultSource) !== null) return [defaultSource];
      return command.error(
        `error: name MOF files or folders: this folder has neither a folder "${defaultSource}" nor a configuration with sources`,
      );
    },
  };
}

function valueOf<Name extends OptionName>(
  name: Name,
  command: Command,
  config: Config,
  at: (path: string) => string,
): OptionValue<Name> {
  const { configured, isPath = false, default: value }: OptionDescription<unknown> = options[name];
  const attribute = flagOf(name).attributeName();
  if (command.getOptionValueSource(attribute) === "cli") return command.getOptionValue(attribute) as OptionValue<Name>;
  const given = configured(config);
  const placed = isPath
    ? placedAt(given, at)
    : name === "locale" && typeof given === "string"
      ? localeOf(given)
      : given;
  return (placed ?? value) as OptionValue<Name>;
}

/** A path, or each path of a list, from the folder of the configuration. */
function placedAt(given: unknown, at: (path: string) => string): unknown {
  if (typeof given === "string") return at(given);
  return Array.isArray(given) ? given.map((path: string) => at(path)) : given;
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
    includeFolders: valueOf("include").map(fromWorkingFolder),
    dialect: valueOf("dialect"),
    locale: valueOf("locale"),
  };
}

/** Paths go into messages and generated files, so that what lies below the working folder is shown from there. */
function fromWorkingFolder(path: string): string {
  const fromHere = relative(process.cwd(), resolve(path));
  return isAbsolute(path) && fromHere.startsWith("..") ? path : fromHere || ".";
}

/** The severities of the configuration, with other ones over them. */
export function settingsFor({ config: { rules = {} } }: Project, own: Settings = defaultSettings): Settings {
  const severity = (given: RuleSeverity): Severity | "off" => (given === "warn" ? "warning" : given);
  const configured = Object.entries(rules).map(([code, given]) => [code as Code, severity(given)] as const);
  return { ...own, rules: new Map([...configured, ...own.rules]) };
}
