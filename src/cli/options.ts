/** The options that every command with MOF as input has. */
import { isAbsolute, relative, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Compilation, CompileRequest } from "../compile.ts";
import { renderPlace } from "../diagnostics/render.ts";
import { localeOf } from "../schema/bind.ts";
import { type Dialect, dialects } from "../source/dialect.ts";
import type { ParsedFile, Program } from "../syntax/program.ts";
import { printFindings } from "./report.ts";
import { printError } from "./terminal.ts";

export interface InputOptions {
  readonly include: readonly string[];
  readonly dialect: Dialect | "auto";
  readonly locale: string;
  readonly verbose: boolean;
}

export function addInputOptions(command: Command): Command {
  return command
    .optionsGroup("Options for reading MOF:")
    .option(
      "-I, --include <folder>",
      "look for included files, and for classes that are needed, below this folder (repeatable)",
      collect,
      [],
    )
    .addOption(new Option("--dialect <name>", "how strict to be").choices(["auto", ...dialects]).default("auto"))
    .option("--locale <id>", "the language of localised amendments, as in ms_409", parseLocale, "409")
    .option("-v, --verbose", "say which dialect each file has, and why", false)
    .optionsGroup("Options:");
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

export function requestOf(inputs: readonly string[], { include, dialect, locale }: InputOptions): CompileRequest {
  return { inputs: inputs.map(fromWorkingFolder), includeFolders: include.map(fromWorkingFolder), dialect, locale };
}

/** Paths go into messages and generated files, so that what lies below the working folder is shown from there. */
function fromWorkingFolder(path: string): string {
  const fromHere = relative(process.cwd(), resolve(path));
  return isAbsolute(path) && fromHere.startsWith("..") ? path : fromHere || ".";
}

/** The files that were read because of the input, those of the library included. */
export function inputFiles({ files }: Program): readonly ParsedFile[] {
  return files.filter(({ origin }) => origin !== "built-in");
}

/** Says which dialect each file has, where that is asked for. */
export function reportDialects({ program, dialectOf }: Compilation, options: InputOptions): void {
  if (!options.verbose) return;
  for (const file of inputFiles(program)) {
    const { dialect, mark } = dialectOf(file.source);
    const reason =
      mark !== null
        ? `${mark.what} at ${renderPlace(mark.span)}`
        : options.dialect === "auto"
          ? "no mark of another one"
          : "as asked for";
    printError(`${file.source.path}: dialect ${dialect} (${reason})`);
  }
}

/** Prints the findings with `print`, and on standard error how many there are. */
export function reportFindings(
  compilation: Compilation,
  options: InputOptions,
  print: (text: string) => void,
  stream: NodeJS.WriteStream,
): void {
  reportDialects(compilation, options);
  printFindings(compilation.findings, inputFiles(compilation.program).length, print, stream);
}
