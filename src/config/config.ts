/** The configuration of a project: `mofc.config.ts` exports one, `mofc.config.json` is one. Published as `mofc/config`. */
import type { Code, Severity } from "../diagnostics/codes.ts";
import type { Impact } from "../diff/impact.ts";
import type { ChangeCode } from "../diff/change-kinds.ts";
import type { Backend } from "../emit/backend.ts";
import type { ImportExtension } from "../emit/module/imports.ts";
import type { ValidatorsOptions } from "../emit/validators/backend.ts";
import type { Dialect } from "../source/dialect.ts";

export type { Code } from "../diagnostics/codes.ts";
export type { Impact } from "../diff/impact.ts";
export type { ChangeCode } from "../diff/change-kinds.ts";
export type { Backend, EmitModel, EmitOptions, FileView } from "../emit/backend.ts";

/** What the built-in backends can be asked for. */
export interface BackendOptions {
  /** An interface for each class, for its keys, and for what its methods take and give. */
  readonly types: Record<never, never>;
  /** The values of value maps and bit maps. */
  readonly enums: Record<never, never>;
  /** Checks of values that come from outside. */
  readonly validators: ValidatorsOptions;
  /** An abstract class to extend for each class that has instances. */
  readonly providers: Record<never, never>;
  /** A server that puts providers behind CIM-XML. Needs the package `saxes`, and `@types/node` for its types. */
  readonly server: Record<never, never>;
  /** A client of CIM-XML servers, and of providers in the same program. Needs the same packages. */
  readonly client: Record<never, never>;
  /** Instances that live: what the contracts say of services and their jobs, to test clients against. Reading CIM-XML needs the package `saxes`. */
  readonly reference: {
    /** The folder of the contracts; `mof/behavior` if nothing is said. */
    readonly contracts?: string;
  };
}

/** The path of a module, from the folder of the configuration, whose default export is a backend. */
export type BackendModule = `./${string}` | `../${string}`;

export type BackendEntry =
  | keyof BackendOptions
  | { readonly [Name in keyof BackendOptions]: readonly [Name, BackendOptions[Name]] }[keyof BackendOptions]
  | BackendModule
  | readonly [BackendModule, object]
  | Backend
  | readonly [Backend, object];

/**
 * Paths are relative to the folder of the configuration; to the one above it where that is `.config`. Options of the
 * command line win over it.
 */
export interface Config {
  /** MOF files, folders and globs; `["mof"]` if nothing is said. */
  readonly sources?: readonly string[];
  /** Folders in which included files, and classes that are needed, are looked up. */
  readonly include?: readonly string[];
  /** How strict to be; `auto` detects the dialect of each file from its syntax. */
  readonly dialect?: Dialect | "auto";
  /** The language of localized amendments, as in `409` or `ms_409`. */
  readonly locale?: string;
  /** Folders that the paths in the headers of generated files begin in; the folder of the configuration is always one. */
  readonly roots?: readonly string[];
  /** What to generate: names of backends or paths of modules; the backends that they need are added. */
  readonly backends?: readonly BackendEntry[];
  /** The folder to write to. */
  readonly out?: string;
  /** A folder with templates that replace built-in ones of the same name. */
  readonly templates?: string;
  /** TypeScript enums, or erasable objects with a union type. */
  readonly enumStyle?: "enum" | "const";
  /** How imports of other generated files end. */
  readonly importExtension?: ImportExtension;
  /** Only these classes and what they need; `*` and `?` are wildcards. */
  readonly classes?: readonly string[];
  /** `off`, `info`, `warn` or `error` for a code; errors of the language stay errors. */
  readonly rules?: { readonly [C in Code]?: RuleSeverity };
  /** How `mofc diff` looks at changes. */
  readonly diff?: DiffConfig;
}

export interface DiffConfig {
  /** Reclassify a kind of change, as in `value-added=safe`. */
  readonly classes?: { readonly [C in ChangeCode]?: Impact | readonly Impact[] };
  /** Exit with 1 if there are changes of these classes, as in `wire,source`. */
  readonly failOn?: readonly Impact[];
}

/** `warn` is the short form of `warning`. */
export type RuleSeverity = Severity | "warn" | "off";

/** Gives a configuration its type, so that editors complete and check it. */
export function defineConfig(config: Config): Config {
  return config;
}
