import { Command } from "commander";
import { type Compilation, compile } from "../compile.ts";
import type { Host } from "../source/host.ts";
import { standardInput } from "../source/path.ts";
import type { SourceFile } from "../source/source-file.ts";
import { exitCodes } from "./exit-codes.ts";
import { fixFiles } from "./fix-files.ts";
import { addInputOptions, type InputOptions, inputFiles, reportDialects } from "./options.ts";
import { addConfigOption, inputOf, openProject, settingsFor } from "./project.ts";
import { addReportOptions, printReport, type ReportOptions } from "./report.ts";
import { addSettingsOptions, type SettingsOptions } from "./settings.ts";
import { hasErrors } from "../diagnostics/findings.ts";

interface CheckOptions extends InputOptions, SettingsOptions, ReportOptions {
  readonly fix: boolean;
}

export function checkCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = addReportOptions(new Command("check"))
    .description("Reads MOF and reports everything that is wrong with it.")
    .argument(
      "[files...]",
      "MOF files, folders or globs, - for standard input (default: the sources of the configuration, or mof)",
    )
    .option("--fix", "fix in place what can be fixed with certainty, and report the rest", false);
  return addInputOptions(addSettingsOptions(addConfigOption(command)))
    .addHelpText(
      "after",
      `
To allow a finding, put a comment in front of the declaration or member:
  // mofc-allow code: reason

Examples:
  mofc check mof                              all MOF files below a folder
  mofc check vendor.mof -I cim_schema_2.49    a vendor's classes on top of a schema
  mofc check page.mof --dialect docs          the syntax of published reference pages
  mofc check drivers/*.sys acpidump.txt       binary MOF, wherever it lies
  mofc check mof --format sarif > mof.sarif   for code scanning
  mofc check mof --rule use-deprecated=off --warnings-as-errors`,
    )
    .action(async (files: string[], options: CheckOptions) => {
      const project = await openProject(command, host);
      const settings = settingsFor(project, options);
      const request = inputOf(files, project);
      const run = (): Compilation => compile(request, host, settings);
      const compilation = options.fix ? fixFiles(run, isInput, host, hasSameDialects) : run();
      reportDialects(compilation, options);
      printReport(compilation.findings, inputFiles(compilation.program).length, options, host);
      setExitCode(hasErrors(compilation.findings) ? exitCodes.findings : exitCodes.fine);
    });
}

/** A mark of the dialect may be what a fix changes: another dialect judges the whole file anew. */
function hasSameDialects(before: Compilation, after: Compilation): boolean {
  const dialects = ({ program, dialectOf }: Compilation): string =>
    program.files.map(({ source }) => `${source.path}: ${dialectOf(source).dialect}`).join("\n");
  return dialects(before) === dialects(after);
}

/** Files that includes and look-ups brought in are others', and nobody edits binary ones or what comes in by a pipe. */
function isInput(file: SourceFile, { program }: Compilation): boolean {
  if (file.binary !== undefined || file.path === standardInput) return false;
  return program.files.some(({ source, origin }) => source === file && origin === "input");
}
