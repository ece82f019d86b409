import { Command } from "commander";
import { type Compilation, compile } from "../compile.ts";
import type { Edit } from "../diagnostics/diagnostic.ts";
import { applyEdits } from "../diagnostics/fixes.ts";
import type { Host } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import { exitCodes } from "./exit-codes.ts";
import { addInputOptions, hasErrors, type InputOptions, inputFiles, reportDialects } from "./options.ts";
import { addConfigOption, inputOf, openProject, settingsFor } from "./project.ts";
import { addReportOptions, printReport, type ReportOptions } from "./report.ts";
import { addSettingsOptions, settingsOf, type SettingsOptions } from "./settings.ts";
import { printError } from "./terminal.ts";

interface CheckOptions extends InputOptions, SettingsOptions, ReportOptions {
  readonly fix: boolean;
}

export function checkCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = addReportOptions(new Command("check"))
    .description("Reads MOF and reports everything that is wrong with it.")
    .argument("[files...]", "MOF files, folders or globs (default: the sources of the configuration, or mof)")
    .option("--fix", "mend in the files what can be mended for certain, and report the rest", false);
  return addInputOptions(addSettingsOptions(addConfigOption(command)))
    .addHelpText(
      "after",
      `
A finding that is meant to be so is allowed with a comment in front of the declaration or member:
  // mofc-allow code: reason

Examples:
  mofc check mof                              all MOF files below a folder
  mofc check vendor.mof -I cim_schema_2.49    a vendor's classes on top of a schema
  mofc check page.mof --dialect docs          the syntax of published reference pages
  mofc check mof --format sarif > mof.sarif   for code scanning
  mofc check mof --rule use-deprecated=off --warnings-as-errors`,
    )
    .action(async (files: string[], options: CheckOptions) => {
      const project = await openProject(command, host);
      const settings = settingsFor(project, settingsOf(options));
      const request = inputOf(files, options, project);
      let compilation = compile(request, host, settings);
      if (options.fix && fixFiles(compilation, host)) compilation = compile(request, host, settings);
      reportDialects(compilation, options);
      printReport(compilation.findings, inputFiles(compilation.program).length, options, host);
      setExitCode(hasErrors(compilation.findings) ? exitCodes.findings : exitCodes.fine);
    });
}

/** Applies the fixes of input files. Answers whether there were any. */
function fixFiles({ findings, program }: Compilation, host: Host): boolean {
  const edits = new Map<SourceFile, Edit[]>();
  const inputs = new Set(program.files.filter(({ origin }) => origin === "input").map(({ source }) => source));
  for (const { fix } of findings) {
    for (const edit of fix?.edits ?? []) {
      if (inputs.has(edit.span.file)) edits.set(edit.span.file, [...(edits.get(edit.span.file) ?? []), edit]);
    }
  }
  for (const [file, fileEdits] of edits) {
    const bytes = host.read(file.path);
    if (bytes === null) continue;
    host.write(file.path, applyEdits(bytes, file, fileEdits));
    printError(`${file.path}: ${fileEdits.length} mended`);
  }
  return edits.size > 0;
}
