/** Finds, reads and checks the configuration of a folder. */
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import type { Host } from "../source/host.ts";
import { positionAt } from "../source/source-file.ts";
import { normalize } from "../source/path.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { placeFault } from "./fault.ts";
import { configFiles, projectFolder } from "./place.ts";
import type { UserModules } from "./user-modules.ts";
import { validateConfig } from "./validate.ts";
import { readSourceFile } from "../source/text-file.ts";

export interface LoadedConfig {
  /** The path of the file, as it is shown. */
  readonly path: string;
  /** Paths in the configuration begin here. */
  readonly folder: string;
  readonly config: Config;
}

/** The configuration of the working folder, or `null`; throws a ConfigError where it is wrong, or where there are two. */
export async function findConfig(host: Host, modules: UserModules): Promise<LoadedConfig | null> {
  const [first, second] = configFiles(host);
  if (first !== undefined && second !== undefined) {
    throw new ConfigError([
      {
        place: second,
        message: `${first} exists too, and only one of them can apply`,
        help: `remove one of them, or name one with --config`,
      },
    ]);
  }
  return first === undefined ? null : loadConfig(first, host, modules);
}

export async function loadConfig(path: string, host: Host, modules: UserModules): Promise<LoadedConfig> {
  const file = normalize(path);
  const source = readSourceFile(file, host);
  if (source === null) throw new ConfigError([{ place: file, message: "the file does not exist", help: null }]);
  const json = file.endsWith(".json") ? source.text : null;
  const value = json === null ? await modules.load(file) : parseJson(file, json);
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
