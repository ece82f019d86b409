import { relative, resolve } from "node:path";
import { Command } from "commander";
import type { Audit, AuditRequest } from "../audit.ts";
import { type Baseline, baselineText, beyondBaseline, readBaseline } from "../audit/baseline.ts";
import { type Finding, hasErrors } from "../diagnostics/findings.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { fixFiles } from "./fix-files.ts";
import { changedSince } from "./git-changes.ts";
import { addConfigOption, openProject, settingsFor } from "./project.ts";
import { addReportOptions, printReport, type ReportOptions } from "./report.ts";
import { addSettingsOptions, type SettingsOptions } from "./settings.ts";
import { printError } from "./terminal.ts";
import { readSourceFile } from "../source/text-file.ts";

interface AuditOptions extends ReportOptions, SettingsOptions {
  readonly fix: boolean;
  readonly since?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

export function auditCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = addReportOptions(new Command("audit"))
    .description("Finds TypeScript that uses generated bindings in ways that contradict the MOF.")
    .argument("[project]", "a tsconfig.json, or the folder that it is in", ".")
    .option("--fix", "fix what can be fixed without changing what the code does, and report the rest", false)
    .option("--since <revision>", "only files that differ from a revision of git, or are new")
    .option("--baseline <file>", "leave out the findings that this file lists")
    .option("--write-baseline <file>", "write all findings to a file for --baseline, and report none");
  return addSettingsOptions(addConfigOption(command))
    .addHelpText(
      "after",
      `
To allow a finding, put a comment in front of the statement, member or expression:
  // mofc-allow code: reason

Examples:
  mofc audit                                  the project of ./tsconfig.json
  mofc audit packages/client --fix            numbers become members, imports are added
  mofc audit --since origin/main --format github
  mofc audit --write-baseline audit.json      record the findings that exist; then
  mofc audit --baseline audit.json --warnings-as-errors`,
    )
    .action(async (project: string, options: AuditOptions) => {
      const settings = settingsFor(await openProject(command, host), options);
      const only = options.since === undefined ? null : changes(options.since, command);
      const baseline = options.baseline === undefined ? null : loadBaseline(options.baseline, host, command);
      // Loaded here: it brings the whole TypeScript compiler.
      const [{ audit }, { TsconfigError }] = await Promise.all([import("../audit.ts"), import("../audit/programs.ts")]);
      const request: AuditRequest = { project: slashed(resolve(project)), only, shown };
      let result: Audit;
      try {
        const run = (): Audit => audit(request, host, settings);
        result = options.fix ? fixFiles(run, () => true, host) : run();
      } catch (error) {
        if (!(error instanceof TsconfigError)) throw error;
        return command.error(`error: ${error.message}`);
      }
      if (options.writeBaseline !== undefined) {
        if (!writeBaseline(options.writeBaseline, result.findings, host))
          return command.error(`error: "${options.writeBaseline}" is a file that --write-baseline did not write`);
        return printError(`${options.writeBaseline}: ${result.findings.length} findings`);
      }
      const findings = baseline === null ? result.findings : newFindings(result.findings, baseline, options);
      printReport(findings, result.fileCount, options, host);
      setExitCode(hasErrors(findings) ? exitCodes.findings : exitCodes.fine);
    });
}

function changes(revision: string, command: Command): ReadonlySet<string> {
  try {
    return changedSince(revision, process.cwd());
  } catch (error) {
    return command.error(`error: --since: ${(error as Error).message}`);
  }
}

function loadBaseline(path: string, host: Host, command: Command): Baseline {
  const file = readSourceFile(path, host);
  if (file === null)
    return command.error(`error: "${path}" does not exist; mofc audit --write-baseline ${path} creates it`);
  return readBaseline(file.text) ?? command.error(`error: "${path}" is not a baseline written by --write-baseline`);
}

/** Answers `false`, and writes nothing, where another file is in the place. */
function writeBaseline(path: string, findings: readonly Finding[], host: Host): boolean {
  const before = host.read(path);
  const isFree = before === null || before.length === 0 || readBaseline(new TextDecoder().decode(before)) !== null;
  return isFree && host.replace(path, before, baselineText(findings));
}

function newFindings(
  all: readonly Finding[],
  baseline: Baseline,
  { since, baseline: path }: AuditOptions,
): readonly Finding[] {
  const { findings, gone } = beyondBaseline(all, baseline);
  // Of some files alone that cannot be told.
  if (gone > 0 && since === undefined)
    printError(
      `${path}: ${gone} of its findings ${gone === 1 ? "is" : "are"} gone; --write-baseline brings it up to date`,
    );
  return findings;
}

/** Paths of the project as they are shown and read: from the working folder where they lie below it. */
function shown(path: string): string {
  const fromHere = slashed(relative(process.cwd(), path));
  return fromHere.startsWith("..") ? path : fromHere;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
