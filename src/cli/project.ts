/** The options of the command line over the configuration of the folder. */
import type { Command } from "commander";
import type { CompileRequest } from "../compile.ts";
import type { Config, RuleSeverity } from "../config/config.ts";
import type { LoadedConfig } from "../config/load.ts";
import { configFiles } from "../config/place.ts";
import type { UserModules } from "../config/user-modules.ts";
import type { Code, Severity } from "../diagnostics/codes.ts";
import { defaultSettings, type Settings } from "../diagnostics/findings.ts";
import { localeOf } from "../schema/bind.ts";
import type { Host } from "../source/host.ts";
import { joinPath } from "../source/path.ts";
import { type InputOptions, requestOf } from "./options.ts";

export interface Project {
  /** `null` where there is no configuration. */
  readonly loaded: LoadedConfig | null;
  readonly config: Config;
  /** A path of the configuration as a path from the working folder. */
  at(path: string): string;
  /** The option if it was given, else the value of the configuration, else the option's default. */
  pick<T>(option: string, given: T, configured: T | undefined): T;
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
    pick: (option, given, configured) =>
      command.getOptionValueSource(option) === "cli" ? given : (configured ?? given),
    sources() {
      if (config.sources !== undefined) return config.sources.map(at);
      if (host.list(defaultSource) !== null) return [defaultSource];
      return command.error(
        `error: name MOF files or folders: here is neither a folder "${defaultSource}" nor a configuration with sources`,
      );
    },
  };
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
export function inputOf(
  files: readonly string[],
  options: InputOptions,
  { config, at, pick, sources }: Project,
): CompileRequest {
  return requestOf(files.length > 0 ? files : sources(), {
    ...options,
    include: pick("include", options.include, config.include?.map(at)),
    dialect: pick("dialect", options.dialect, config.dialect),
    locale: pick("locale", options.locale, config.locale === undefined ? undefined : localeOf(config.locale)),
  });
}

/** The severities of the configuration, with other ones over them. */
export function settingsFor({ config: { rules = {} } }: Project, own: Settings = defaultSettings): Settings {
  const severity = (given: RuleSeverity): Severity | "off" => (given === "warn" ? "warning" : given);
  const configured = Object.entries(rules).map(([code, given]) => [code as Code, severity(given)] as const);
  return { ...own, rules: new Map([...configured, ...own.rules]) };
}
