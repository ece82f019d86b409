/**
 * What a configuration and the command line both decide, each option once: its key and its flag, its values, and the words
 * of the help, of the JSON Schema and of the reference page.
 */
import type { ImportExtension } from "../emit/module/imports.ts";
import { type Dialect, dialects } from "../source/dialect.ts";
import type { Impact } from "../diff/impact.ts";
import { localePattern } from "../source/locale.ts";
import type { BackendEntry, Config, DiffConfig, RuleSeverity } from "./config.ts";

export interface OptionDescription<T> {
  /** The flag of the command line with the name of its value; `null` where only a configuration has it. A repeatable one collects a list. */
  readonly flags: string | null;
  /** The commands that take the flag. */
  readonly commands: readonly string[];
  /** Where a configuration has it. */
  readonly key: keyof Config | `diff.${keyof DiffConfig}`;
  readonly description: string;
  /** What holds where neither says anything. */
  readonly default: T;
  readonly choices?: readonly string[];
  /** What a text has to look like. */
  readonly form?: { readonly pattern: RegExp; readonly what: string };
  readonly isRepeatable?: boolean;
  /** What a configuration says. @param at a path of it as a path from the working folder */
  readonly configured: (config: Config, at: (path: string) => string) => T | undefined;
  /** Both, where the flag does not take the place of all that the configuration says. */
  combined?(configured: T, given: T): T;
}

function option<T>(description: OptionDescription<T>): OptionDescription<T> {
  return description;
}

export const endings = [".js", ".ts", ""] as const;
export const enumStyles = ["enum", "const"] as const;
export const ruleSeverities = ["off", "info", "warn", "warning", "error"] as const satisfies readonly RuleSeverity[];
export const strictness = ["auto", ...dialects] as const;

/** The commands that read MOF. */
const reading = ["check", "model", "generate", "scaffold", "diff"];

export const options = {
  sources: option<readonly string[] | null>({
    flags: null,
    commands: [],
    key: "sources",
    description: 'MOF files, folders and globs; ["mof"] if nothing is said',
    default: null,
    configured: ({ sources }, at) => sources?.map(at),
  }),
  roots: option<readonly string[]>({
    flags: null,
    commands: [],
    key: "roots",
    description:
      "folders that the paths in the headers of generated files begin in; the folder of the configuration is always one",
    default: [],
    configured: ({ roots }, at) => roots?.map(at),
  }),
  include: option<readonly string[]>({
    flags: "-I, --include <folder>",
    commands: reading,
    key: "include",
    description: "folders in which included files, and classes that are needed, are looked up",
    default: [],
    isRepeatable: true,
    configured: ({ include }, at) => include?.map(at),
  }),
  dialect: option<Dialect | "auto">({
    flags: "--dialect <name>",
    commands: reading,
    key: "dialect",
    description: "how strict to be; auto detects the dialect of each file from its syntax",
    default: "auto",
    choices: strictness,
    configured: ({ dialect }) => dialect,
  }),
  locale: option<string>({
    flags: "--locale <id>",
    commands: reading,
    key: "locale",
    description: "the language of localized amendments, as in 409 or ms_409",
    default: "409",
    form: { pattern: localePattern, what: 'a locale as in "409" or "ms_409"' },
    configured: ({ locale }) => locale,
  }),
  out: option<string>({
    flags: "-o, --out <folder>",
    commands: ["generate"],
    key: "out",
    description: "the folder to write to",
    default: "generated",
    configured: ({ out }, at) => (out === undefined ? out : at(out)),
  }),
  generated: option<string>({
    flags: "--generated <folder>",
    commands: ["scaffold"],
    key: "out",
    description: "the folder with the generated code",
    default: "generated",
    configured: ({ out }, at) => (out === undefined ? out : at(out)),
  }),
  templates: option<string | null>({
    flags: "--templates <folder>",
    commands: ["generate"],
    key: "templates",
    description: "a folder with templates that replace built-in ones of the same name",
    default: null,
    configured: ({ templates }, at) => (templates === undefined ? templates : at(templates)),
  }),
  enumStyle: option<"enum" | "const">({
    flags: "--enum-style <style>",
    commands: ["generate"],
    key: "enumStyle",
    description: "TypeScript enums, or erasable objects with a union type",
    default: "enum",
    choices: enumStyles,
    configured: ({ enumStyle }) => enumStyle,
  }),
  importExtension: option<ImportExtension>({
    flags: "--import-extension <ending>",
    commands: ["generate", "scaffold"],
    key: "importExtension",
    description: "how imports of other generated files end",
    default: ".js",
    choices: endings,
    configured: ({ importExtension }) => importExtension,
  }),
  classes: option<readonly string[]>({
    flags: "--class <name>",
    commands: ["generate"],
    key: "classes",
    description: "only these classes and what they need; * and ? are wildcards",
    default: [],
    isRepeatable: true,
    configured: ({ classes }) => classes,
  }),
  backends: option<readonly BackendEntry[]>({
    flags: "--backend <name>",
    commands: ["generate"],
    key: "backends",
    description: "what to generate: names of backends or paths of modules; the backends that they need are added",
    default: ["types"],
    isRepeatable: true,
    configured: ({ backends }) => backends,
  }),
  rules: option<NonNullable<Config["rules"]>>({
    flags: "--rule <code=severity>",
    commands: ["check", "audit"],
    key: "rules",
    description: "off, info, warn or error for a code; errors of the language stay errors",
    default: {},
    isRepeatable: true,
    configured: ({ rules }) => rules,
    combined: (configured, given) => ({ ...configured, ...given }),
  }),
  changeClasses: option<NonNullable<DiffConfig["classes"]>>({
    flags: "--class <code=classes>",
    commands: ["diff"],
    key: "diff.classes",
    description: "reclassify a kind of change, as in value-added=safe",
    default: {},
    isRepeatable: true,
    configured: ({ diff }) => diff?.classes,
    combined: (configured, given) => ({ ...configured, ...given }),
  }),
  failOn: option<readonly Impact[]>({
    flags: "--fail-on <classes>",
    commands: ["diff"],
    key: "diff.failOn",
    description: "exit with 1 if there are changes of these classes, as in wire,source",
    default: [],
    configured: ({ diff }) => diff?.failOn,
  }),
} as const;
