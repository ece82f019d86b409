/**
 * What a configuration and the command line both decide, each option once: its key and its flag, its values, and the words
 * of the help, of the JSON Schema and of the reference page.
 */
import type { ImportExtension } from "../emit/module/imports.ts";
import { type Dialect, dialects } from "../source/dialect.ts";
import type { Impact } from "../diff/impact.ts";
import type { BackendEntry, Config, DiffConfig } from "./config.ts";

export interface OptionDescription<T> {
  /** The flag of the command line with the name of its value. A repeatable one collects a list. */
  readonly flags: string;
  /** Where a configuration has it. */
  readonly key: keyof Config;
  readonly description: string;
  /** What holds where neither says anything. */
  readonly default: T;
  readonly choices?: readonly string[];
  readonly isRepeatable?: boolean;
  /** Whether values of a configuration are paths, which begin in its folder. */
  readonly isPath?: boolean;
  readonly configured: (config: Config) => T | undefined;
}

function option<T>(description: OptionDescription<T>): OptionDescription<T> {
  return description;
}

export const endings = [".js", ".ts", ""] as const;
export const enumStyles = ["enum", "const"] as const;
export const strictness = ["auto", ...dialects] as const;

export const options = {
  include: option<readonly string[]>({
    flags: "-I, --include <folder>",
    key: "include",
    description: "folders in which included files, and classes that are needed, are looked up",
    default: [],
    isRepeatable: true,
    isPath: true,
    configured: ({ include }) => include,
  }),
  dialect: option<Dialect | "auto">({
    flags: "--dialect <name>",
    key: "dialect",
    description: "how strict to be; auto detects the dialect of each file from its syntax",
    default: "auto",
    choices: strictness,
    configured: ({ dialect }) => dialect,
  }),
  locale: option<string>({
    flags: "--locale <id>",
    key: "locale",
    description: "the language of localized amendments, as in 409 or ms_409",
    default: "409",
    configured: ({ locale }) => locale,
  }),
  out: option<string>({
    flags: "-o, --out <folder>",
    key: "out",
    description: "the folder to write to",
    default: "generated",
    isPath: true,
    configured: ({ out }) => out,
  }),
  generated: option<string>({
    flags: "--generated <folder>",
    key: "out",
    description: "the folder with the generated code",
    default: "generated",
    isPath: true,
    configured: ({ out }) => out,
  }),
  templates: option<string | null>({
    flags: "--templates <folder>",
    key: "templates",
    description: "a folder with templates that replace built-in ones of the same name",
    default: null,
    isPath: true,
    configured: ({ templates }) => templates,
  }),
  enumStyle: option<"enum" | "const">({
    flags: "--enum-style <style>",
    key: "enumStyle",
    description: "TypeScript enums, or erasable objects with a union type",
    default: "enum",
    choices: enumStyles,
    configured: ({ enumStyle }) => enumStyle,
  }),
  importExtension: option<ImportExtension>({
    flags: "--import-extension <ending>",
    key: "importExtension",
    description: "how imports of other generated files end",
    default: ".js",
    choices: endings,
    configured: ({ importExtension }) => importExtension,
  }),
  classes: option<readonly string[]>({
    flags: "--class <name>",
    key: "classes",
    description: "only these classes and what they need; * and ? are wildcards",
    default: [],
    isRepeatable: true,
    configured: ({ classes }) => classes,
  }),
  backends: option<readonly BackendEntry[]>({
    flags: "--backend <name>",
    key: "backends",
    description: "what to generate: names of backends or paths of modules; the backends that they need are added",
    default: ["types"],
    isRepeatable: true,
    configured: ({ backends }) => backends,
  }),
  rules: option<NonNullable<Config["rules"]>>({
    flags: "--rule <code=severity>",
    key: "rules",
    description: "off, info, warn or error for a code; errors of the language stay errors",
    default: {},
    isRepeatable: true,
    configured: ({ rules }) => rules,
  }),
  changeClasses: option<NonNullable<DiffConfig["classes"]>>({
    flags: "--class <code=classes>",
    key: "diff",
    description: "reclassify a kind of change, as in value-added=safe",
    default: {},
    isRepeatable: true,
    configured: ({ diff }) => diff?.classes,
  }),
  failOn: option<readonly Impact[]>({
    flags: "--fail-on <classes>",
    key: "diff",
    description: "exit with 1 if there are changes of these classes, as in wire,source",
    default: [],
    configured: ({ diff }) => diff?.failOn,
  }),
} as const;

export type OptionName = keyof typeof options;

export type OptionValue<Name extends OptionName> =
  (typeof options)[Name] extends OptionDescription<infer T> ? T : never;
