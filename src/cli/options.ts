/** The options that every command with MOF as input has, and what it says of the files that it read. */
import type { Command } from "commander";
import type { Compilation } from "../compile.ts";
import { renderPlace } from "../diagnostics/render.ts";
import type { ParsedFile, Program } from "../syntax/program.ts";
import { addProjectOptions } from "./project.ts";
import { printFindings } from "./report.ts";
import { printError } from "./terminal.ts";

export interface InputOptions {
  readonly verbose: boolean;
}

export function addInputOptions(command: Command): Command {
  addProjectOptions(command.optionsGroup("Options for reading MOF:"), "include", "dialect", "locale");
  return command
    .option("-v, --verbose", "say which dialect each file has, and why, and which buffers of binary MOF", false)
    .optionsGroup("Options:");
}

/** The files that were read because of the input, those of the library included. */
export function inputFiles({ files }: Program): readonly ParsedFile[] {
  return files.filter(({ origin }) => origin !== "built-in");
}

/** Says which dialect each file has, where that is asked for. */
export function reportDialects({ program, dialectOf, request }: Compilation, { verbose }: InputOptions): void {
  if (!verbose) return;
  const isAsked = request.dialect !== "auto";
  for (const file of inputFiles(program)) {
    const { dialect, mark } = dialectOf(file.source);
    const reason =
      mark !== null ? `${mark.what} at ${renderPlace(mark.span)}` : isAsked ? "as asked for" : "no mark of another one";
    printError(`${file.source.path}: dialect ${dialect} (${reason})`);
    for (const { holder, at, objects } of file.source.binary?.buffers ?? [])
      printError(`${file.source.path}: ${holder ?? "buffer"} at 0x${at.toString(16)}, declarations: ${objects.length}`);
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
