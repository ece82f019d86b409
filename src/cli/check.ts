import { Command, InvalidArgumentError, Option } from "commander";
import { type Compilation, compile } from "../compile.ts";
import type { Edit } from "../diagnostics/diagnostic.ts";
import { applyEdits } from "../diagnostics/fixes.ts";
import { toGitHub } from "../diagnostics/github.ts";
import { toJson } from "../diagnostics/json.ts";
import { toSarif } from "../diagnostics/sarif.ts";
import { type Host, packageVersion } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import { exitCodes } from "./exit-codes.ts";
import { addInputOptions, hasErrors, type InputOptions, inputFiles, reportFindings } from "./options.ts";
import { addConfigOption, inputOf, openProject, settingsFor } from "./project.ts";
import { addSettingsOptions, settingsOf, type SettingsOptions } from "./settings.ts";
import { printError, printOut } from "./terminal.ts";

interface CheckOptions extends InputOptions, SettingsOptions {
  readonly format: "text" | "json" | "sarif" | "github";
  readonly maxErrors: number;
  readonly fix: boolean;
}

export function checkCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("check")
    .description("Reads MOF and reports everything that is wrong with it.")
    .argument("[files...]", "MOF files, folders or globs (default: the sources of the configuration, or mof)")
    .addOption(new Option("--format <name>", "how to print findings").choices(["text", "json", "sarif", "github"]).default("text"))
    .option("--max-errors <number>", "print at most so many errors, and all that comes before the next one", parseCount, Number.POSITIVE_INFINITY)
    .option("--fix", "mend in the files what can be mended for certain, and report the rest", false);
  return addInputOptions(addSettingsOptions(addConfigOption(command)))
    .addHelpText("after", `
A finding that is meant to be so is allowed with a comment in front of the declaration or member:
  // mofc-allow code: reason

Examples:
  mofc check mof                              all MOF files below a folder
  mofc check vendor.mof -I cim_schema_2.49    a vendor's classes on top of a schema
  mofc check page.mof --dialect docs          the syntax of published reference pages
  mofc check mof --format sarif > mof.sarif   for code scanning
  mofc check mof --rule use-deprecated=off --warnings-as-errors`)
    .action(async (files: string[], options: CheckOptions) => {
      const project = await openProject(command, host);
      const settings = settingsFor(project, settingsOf(options));
      const request = inputOf(files, options, project);
      let compilation = compile(request, host, settings);
      if (options.fix && fixFiles(compilation, host)) compilation = compile(request, host, settings);
      print(limited(compilation, options.maxErrors), options, host);
      setExitCode(hasErrors(compilation.findings) ? exitCodes.findings : exitCodes.fine);
    });
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError("Write a whole number from 1 on.");
  return count;
}

function print(compilation: Compilation, options: CheckOptions, host: Host): void {
  const { findings, program } = compilation;
  switch (options.format) {
    case "text":
      return reportFindings(compilation, options, printOut, process.stdout);
    case "json":
      return printOut(JSON.stringify(toJson(findings, inputFiles(program).length), null, 2));
    case "sarif":
      return printOut(JSON.stringify(toSarif(findings, packageVersion(host)), null, 2));
    case "github":
      for (const line of toGitHub(findings)) printOut(line);
  }
}

function limited(compilation: Compilation, maximum: number): Compilation {
  const { findings } = compilation;
  const errors = findings.filter(({ severity }) => severity === "error");
  const first = errors[maximum];
  if (first === undefined) return compilation;
  printError(`${errors.length} errors, of which ${maximum} ${maximum === 1 ? "is" : "are"} shown`);
  return { ...compilation, findings: findings.slice(0, findings.indexOf(first)) };
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
