import { Command, InvalidArgumentError } from "commander";
import type { Code } from "../diagnostics/codes.ts";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import { defaultSettings, type FileFacts, findingsOf, hasErrors } from "../diagnostics/findings.ts";
import { visiblePath } from "../diagnostics/visible.ts";
import { renderFinding } from "../diagnostics/render.ts";
import type { Host } from "../source/host.ts";
import { standardInput } from "../source/path.ts";
import { read } from "../source/read.ts";
import { formatted } from "../syntax/format.ts";
import { exitCodes } from "./exit-codes.ts";
import { printError, printOut, useColor } from "./terminal.ts";
import { leftAlone, rewrite } from "./user-files.ts";

interface FormatOptions {
  readonly check: boolean;
  readonly write: boolean;
  readonly width?: number;
}

export function formatCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("format")
    .description("Prints MOF in canonical form, or rewrites files in it.")
    .argument("<files...>", "MOF files, folders or globs, - for standard input")
    .option("--check", "list the files that are not in canonical form, and exit with 1 if there are any", false)
    .option("--write", "rewrite the files that are not in canonical form, as UTF-8", false)
    .option("--width <columns>", "keep lines to a width, and break strings behind blanks for it", parseWidth)
    .addHelpText(
      "after",
      `
A file with a syntax error is reported and left as it is. So is one whose canonical form would say something else:
preprocessor lines and macros stay as they are written, and where they stand inside a declaration the file stays too.
Of binary MOF everything that can be read is printed.

Examples:
  mofc format My_Class.mof
  mofc format --write mof
  mofc format --write --width 80 mof
  mofc format --check mof
  mofc format bmof > laptop.mof    what binary MOF says, wherever it lies: a buffer, a driver, an ACPI table`,
    );
  return command.action((inputs: string[], { check, write, width }: FormatOptions) => {
    if (check && write) command.error("error: --check and --write exclude each other");
    const diagnostics: Diagnostic[] = [];
    const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
    const sources = read(inputs, [], "auto", host, report);
    for (const path of sources.inputs) {
      const file = sources.reader(path);
      if (file?.binary !== undefined && (check || write))
        command.error(`error: "${path}" is binary MOF: print it without --check and --write`);
      if (write && path === standardInput) command.error("error: --write rewrites files, and not standard input");
      const canonical =
        file === null ? null : formatted(file, report, width === undefined ? undefined : { width, foldsStrings: true });
      if (canonical === null && !check && !write) setExitCode(exitCodes.findings);
      if (file === null || canonical === null || (canonical === file.text && (check || write))) continue;
      if (check) {
        printOut(visiblePath(path));
        setExitCode(exitCodes.findings);
      } else if (write) {
        if (rewrite(file, () => canonical, host)) printOut(visiblePath(path));
        else {
          printError(leftAlone(path));
          setExitCode(exitCodes.findings);
        }
      } else printOut(canonical);
    }
    const findings = findingsOf(diagnostics, lenient, [], defaultSettings);
    const told = findings.filter(
      ({ code, severity, span }) => severity === "error" || isLeft(code) || span?.file.binary !== undefined,
    );
    for (const finding of told) printError(renderFinding(finding, useColor(process.stderr)));
    if (hasErrors(told)) setExitCode(exitCodes.findings);
  });
}

/** Below that hardly a name has room. */
const leastWidth = 40;

function parseWidth(value: string): number {
  const width = /^\d+$/.test(value) ? Number(value) : 0;
  if (width < leastWidth) throw new InvalidArgumentError(`A width is a number of columns, at least ${leastWidth}.`);
  return width;
}

/** Why a file without errors is left as it is. What binary MOF has that cannot be printed is told too. */
function isLeft(code: Code): boolean {
  return code === "format-preprocessor" || code === "format-meaning";
}

/** Formatting is for every dialect: what only one of them forbids is not an obstacle. */
const lenient = (): FileFacts => ({ dialect: "docs", isLibrary: false, includedFrom: [], suppressions: [] });
