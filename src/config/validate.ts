/** A configuration as it was read, checked against the table of its keys. */
import { didYouMean, nearest } from "../diagnostics/nearest.ts";
import { diagnosticDefinitions } from "../diagnostics/codes.ts";
import { dialects } from "../source/dialect.ts";
import { impacts } from "../diff/impact.ts";
import { changeCodes } from "../diff/change-kinds.ts";
import type { BackendOptions, Config, DiffConfig } from "./config.ts";

/** The keys and indexes that lead to a place in a configuration. */
export type KeyPath = readonly (string | number)[];

export interface ConfigFault {
  readonly path: KeyPath;
  /** Whether the key itself is wrong, and not its value. */
  readonly isKey: boolean;
  readonly message: string;
  readonly help: string | null;
}

type Check = (value: unknown, path: KeyPath) => ConfigFault[];

/** All that is wrong with a configuration; what has no fault is a `Config`. */
export function validateConfig(value: unknown): ConfigFault[] {
  return object(keys)(value, []);
}

function fault(path: KeyPath, message: string, help: string | null = null, isKey = false): ConfigFault[] {
  return [{ path, message, help, isKey }];
}

function expected(what: string, value: unknown, path: KeyPath): ConfigFault[] {
  return fault(path, `expected ${what}, found ${shown(value)}`);
}

const text: Check = (value, path) => (typeof value === "string" && value !== "" ? [] : expected("a text", value, path));

const flag: Check = (value, path) => (typeof value === "boolean" ? [] : expected("true or false", value, path));

function list(item: Check, what: string): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => item(each, [...path, index]))
      : expected(`a list of ${what}`, value, path);
}

function oneOf(words: readonly string[]): Check {
  return (value, path) => {
    if (typeof value === "string" && words.includes(value)) return [];
    return fault(
      path,
      `expected ${alternatives(words)}, found ${shown(value)}`,
      typeof value === "string" ? didYouMean({ nearest: nearest(value, words) }) : null,
    );
  };
}

/** An object that has no other keys than these. */
function object(
  checks: Readonly<Record<string, Check>>,
  unknown = (key: string): string => `unknown key "${key}"`,
): Check {
  return (value, path) => {
    if (!isObject(value)) return expected("an object", value, path);
    return Object.entries(value).flatMap(([key, each]) => {
      if (each === undefined) return [];
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      if (check !== undefined) return check(each, [...path, key]);
      const known = Object.keys(checks);
      const help =
        didYouMean({ nearest: nearest(key, known) }) ??
        (known.length <= 12 && known.length > 0 ? `known are ${known.join(", ")}` : null);
      return fault([...path, key], unknown(key), help, true);
    });
  };
}

const backendOptions: {
  readonly [Name in keyof Required<BackendOptions>]: { readonly [Key in keyof Required<BackendOptions[Name]>]: Check };
} = {
  types: {},
  enums: {},
  validators: { open: flag },
  providers: {},
  reference: { contracts: text },
};

const backend: Check = (value, path) => {
  if (!Array.isArray(value)) return backendName(value, path);
  const [name, options, ...rest] = value as unknown[];
  if (rest.length > 0) return expected("a backend and its options", value, path);
  const faults = backendName(name, [...path, 0]);
  if (faults.length > 0 || options === undefined) return faults;
  const checks =
    typeof name === "string"
      ? (backendOptions as Readonly<Record<string, Readonly<Record<string, Check>>>>)[name]
      : undefined;
  if (checks === undefined) return isObject(options) ? [] : expected("an object with options", options, [...path, 1]);
  return object(checks, (key) => `${String(name)} has no option "${key}"`)(options, [...path, 1]);
};

/** The backends that a configuration can name. Those that they build on come with them. */
export const backendNames: readonly string[] = Object.keys(backendOptions);

const backendName: Check = (value, path) => {
  if (isBackend(value)) return [];
  if (typeof value !== "string") return expected("a backend", value, path);
  if (/^\.\.?\//.test(value) || backendNames.includes(value)) return [];
  const help =
    didYouMean({ nearest: nearest(value, backendNames) }) ??
    `known are ${backendNames.join(", ")}; the path of a module begins with "./"`;
  return fault(path, `unknown backend "${value}"`, help);
};

const severity = oneOf(["off", "info", "warn", "warning", "error"]);

const impact = oneOf(impacts);

const impactsOfKind: Check = (value, path) => {
  if (!Array.isArray(value)) return impact(value, path);
  return value.length === 0
    ? expected("one class of changes or more", value, path)
    : list(impact, "classes of changes")(value, path);
};

const diff: { readonly [Key in keyof Required<DiffConfig>]: Check } = {
  classes: object(
    Object.fromEntries(changeCodes.map((code) => [code, impactsOfKind])),
    (code) => `unknown kind of change "${code}"`,
  ),
  failOn: list(impact, "classes of changes"),
};

const keys: { readonly [Key in keyof Required<Config>]: Check } = {
  sources: list(text, "files, folders and globs"),
  include: list(text, "folders"),
  dialect: oneOf(["auto", ...dialects]),
  locale: (value, path) =>
    typeof value === "string" && /^(?:ms_|0x)?[0-9a-f]+$/i.test(value)
      ? []
      : expected('a locale as in "409" or "ms_409"', value, path),
  roots: list(text, "folders"),
  backends: list(backend, "backends"),
  out: text,
  templates: text,
  enumStyle: oneOf(["enum", "const"]),
  importExtension: oneOf([".js", ".ts", ""]),
  classes: list(text, "class names"),
  rules: object(
    Object.fromEntries(Object.keys(diagnosticDefinitions).map((code) => [code, severity])),
    (code) => `unknown code "${code}"`,
  ),
  diff: object(diff),
};

/** Whether a value can serve as a backend. */
export function isBackend(value: unknown): boolean {
  return (
    isObject(value) &&
    "name" in value &&
    typeof value.name === "string" &&
    "views" in value &&
    typeof value.views === "function" &&
    "requires" in value &&
    Array.isArray(value.requires)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function alternatives(words: readonly string[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  if (isObject(value)) return "an object";
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}
