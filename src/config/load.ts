/** Finds, reads and checks the configuration of a folder. */
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { sha256 } from "../emit/manifest.ts";
import type { Host } from "../source/host.ts";
import { positionAt } from "../source/source-file.ts";
import { decode } from "../source/encoding.ts";
import { normalize } from "../source/path.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { placeFault } from "./fault.ts";
import { configFiles, projectFolder } from "./place.ts";
import { validateConfig } from "./validate.ts";

export interface LoadedConfig {
  /** The path of the file, as it is shown. */
  readonly path: string;
  /** Paths in the configuration begin here. */
  readonly folder: string;
  readonly config: Config;
}

/** The configuration of the working folder, or `null`; throws a ConfigError where it is wrong, or where there are two. */
export async function findConfig(host: Host): Promise<LoadedConfig | null> {
  const [first, second] = configFiles(host);
  if (first !== undefined && second !== undefined) {
    throw new ConfigError([{ place: second, message: `${first} is here too, and only one can count`, help: `remove one of them, or name one with --config` }]);
  }
  return first === undefined ? null : loadConfig(first, host);
}

export async function loadConfig(path: string, host: Host): Promise<LoadedConfig> {
  const file = normalize(path);
  const bytes = host.read(file);
  if (bytes === null) throw new ConfigError([{ place: file, message: "there is no such file", help: null }]);
  const json = file.endsWith(".json") ? decode(bytes).text : null;
  const value = json === null ? await loadModule(file, host) : parseJson(file, json);
  const faults = validateConfig(value);
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => placeFault(fault, file, json)));
  return { path: file, folder: projectFolder(file), config: value as Config };
}

function parseJson(file: string, text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const faults = errors.map(({ error, offset }) => {
    const { line, column } = positionAt({ path: file, text, encoding: "utf-8" }, offset);
    return { place: `${file}:${line}:${column}`, message: words(printParseErrorCode(error)), help: null };
  });
  if (faults.length > 0) throw new ConfigError(faults.slice(0, 1));
  return value;
}

/** `CommaExpected` as "comma expected". */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** The default export of a module of the user. Node keeps modules by their addresses, so the address says what is in it. */
export async function loadModule(path: string, host: Host): Promise<unknown> {
  const bytes = host.read(path);
  if (bytes === null) throw new ConfigError([{ place: path, message: "there is no such file", help: null }]);
  const url = pathToFileURL(resolve(path));
  url.search = `?${sha256(bytes).slice(0, 8)}`;
  let module: object;
  try {
    module = (await import(/* @vite-ignore */ url.href)) as object;
  } catch (error) {
    throw new ConfigError([moduleFault(path, error as NodeJS.ErrnoException)]);
  }
  if (!("default" in module)) throw new ConfigError([{ place: path, message: "the module has no default export", help: "export default defineConfig({ … })" }]);
  return module.default;
}

function moduleFault(place: string, error: NodeJS.ErrnoException): { place: string; message: string; help: string | null } {
  const [message = ""] = String(error.message).split("\n");
  if (error.code === "ERR_UNKNOWN_FILE_EXTENSION") {
    return { place, message: "this Node does not run TypeScript", help: "use Node 22.18 or later, or a .mjs or .json file" };
  }
  if (error.code === "ERR_INVALID_TYPESCRIPT_SYNTAX") return { place, message: `syntax error: ${message}`, help: null };
  if (error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") {
    return { place, message, help: "Node only takes types away: enums, namespaces and parameter properties do not work here" };
  }
  if (error.code === "ERR_MODULE_NOT_FOUND") {
    const help = /package 'mofc'/.test(message) ? 'install it in this project (npm i -D mofc), or leave the import out: "export default { … }" needs none' : null;
    return { place, message, help };
  }
  return { place, message: `${error.name}: ${message}`, help: null };
}
