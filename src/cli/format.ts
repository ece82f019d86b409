import { Command } from "commander";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { defaultSettings, type FileFacts, findingsOf } from "../diagnostics/findings.ts";
import { renderFinding } from "../diagnostics/render.ts";
import type { Host } from "../source/host.ts";
import { read } from "../source/read.ts";
import type { SourceFile } from "../source/source-file.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import { exitCodes } from "./exit-codes.ts";
import { printError, printOut, useColor } from "./terminal.ts";
import { leftAlone, rewrite } from "./user-files.ts";

interface FormatOptions {
  readonly check: boolean;
  readonly write: boolean;
}

export function formatCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("format")
    .description("Prints MOF in canonical form, or rewrites files in it.")
    .argument("<files...>", "MOF files, folders or globs")
    .option("--check", "list the files that are not in canonical form, and exit with 1 if there are any", false)
    .option("--write", "rewrite the files that are not in canonical form, as UTF-8", false)
    .addHelpText(
      "after",
      `
A file with a syntax error is reported and left as it is. Of binary MOF everything that can be read is printed.

Examples:
  mofc format My_Class.mof
  mofc format --write mof
  mofc format --check mof
  mofc format bmof > laptop.mof    what binary MOF says, wherever it lies: a buffer, a driver, an ACPI table`,
    );
  return command.action((inputs: string[], { check, write }: FormatOptions) => {
    if (check && write) command.error("error: --check and --write exclude each other");
    const diagnostics: Diagnostic[] = [];
    const sources = read(inputs, [], host, (diagnostic) => void diagnostics.push(diagnostic));
    for (const path of sources.inputs) {
      const file = sources.reader(path);
      if (file?.binary !== undefined && (check || write))
        command.error(`error: "${path}" is binary MOF: print it without --check and --write`);
      const canonical = file === null ? null : formatted(file, diagnostics);
      if (file === null || canonical === null || (canonical === file.text && (check || write))) continue;
      if (check) {
        printOut(path);
        setExitCode(exitCodes.findings);
      } else if (write) {
        if (rewrite(file, () => canonical, host)) printOut(path);
        else {
          printError(leftAlone(path));
          setExitCode(exitCodes.findings);
        }
      } else printOut(canonical);
    }
    const errors = findingsOf(diagnostics, lenient, [], defaultSettings).filter(({ severity }) => severity === "error");
    for (const error of errors) printError(renderFinding(error, useColor(process.stderr)));
    if (errors.length > 0) setExitCode(exitCodes.findings);
  });
}

/** Formatting is for every dialect: what only one of them forbids is not an obstacle. */
const lenient = (): FileFacts => ({ dialect: "docs", isLibrary: false, includedFrom: [], suppressions: [] });

/** The canonical text, or `null` for a text that does not parse. Nobody can correct binary MOF. */
function formatted(file: SourceFile, diagnostics: Diagnostic[]): string | null {
  const faults: Diagnostic[] = [];
  const specification = parse(file, (diagnostic) => void faults.push(diagnostic));
  diagnostics.push(...faults);
  const errors = findingsOf(faults, lenient, [], defaultSettings).filter(({ severity }) => severity === "error");
  return errors.length > 0 && file.binary === undefined ? null : print(specification);
}
