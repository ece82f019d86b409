import { relative, resolve } from "node:path";
import { Command } from "commander";
import type { Audit, AuditRequest } from "../audit.ts";
import type { Finding } from "../diagnostics/findings.ts";
import { applyEdits, compatibleEdits } from "../diagnostics/fixes.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { hasErrors } from "./options.ts";
import { addConfigOption, openProject, settingsFor } from "./project.ts";
import { addReportOptions, printReport, type ReportOptions } from "./report.ts";
import { addSettingsOptions, settingsOf, type SettingsOptions } from "./settings.ts";
import { printError } from "./terminal.ts";

interface AuditOptions extends ReportOptions, SettingsOptions {
  readonly fix: boolean;
}

/** Of fixes that touch each other one is applied in each round. */
const mostRounds = 10;

export function auditCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = addReportOptions(new Command("audit"))
    .description("Finds in TypeScript where it uses generated bindings against the MOF.")
    .argument("[project]", "a tsconfig.json, or the folder that it is in", ".")
    .option("--fix", "mend what can be mended without changing what the code does, and report the rest", false);
  return addSettingsOptions(addConfigOption(command))
    .addHelpText("after", `
A finding that is meant to be so is allowed with a comment in front of the statement, member or expression:
  // mofc-allow code: reason

Examples:
  mofc audit                                  the project of ./tsconfig.json
  mofc audit packages/client --fix            numbers become members, imports are added
  mofc audit --format github                  annotations in a pull request
  mofc audit --rule enum-literal=error --warnings-as-errors`)
    .action(async (project: string, options: AuditOptions) => {
      const settings = settingsFor(await openProject(command, host), settingsOf(options));
      // Loaded here: ts-morph brings the whole TypeScript compiler.
      const [{ audit }, { TsconfigError }] = await Promise.all([import("../audit.ts"), import("../audit/programs.ts")]);
      try {
        const request: AuditRequest = { project: slashed(resolve(project)), only: null, shown };
        const result = options.fix ? fixAll(() => audit(request, settings), host) : audit(request, settings);
        await printReport(result.findings, result.fileCount, options, host);
        setExitCode(hasErrors(result.findings) ? exitCodes.findings : exitCodes.fine);
      } catch (error) {
        if (!(error instanceof TsconfigError)) throw error;
        printError(`mofc: error: ${error.message}`);
        setExitCode(exitCodes.usage);
      }
    });
}

/** Audits and applies fixes until there are none left. */
function fixAll(run: () => Audit, host: Host): Audit {
  let result = run();
  for (let round = 1; round <= mostRounds && applyFixes(result.findings, host); round++) result = run();
  return result;
}

/** Writes the files that fixes change, and answers whether there were any. */
function applyFixes(findings: readonly Finding[], host: Host): boolean {
  const files = Map.groupBy(findings.filter(({ fix }) => fix !== null), ({ fix }) => fix?.edits[0]?.span.file);
  for (const [file, fixed] of files) {
    if (file === undefined) continue;
    const bytes = host.read(file.path);
    const edits = compatibleEdits(fixed.flatMap(({ fix }) => (fix === null ? [] : [fix])));
    if (bytes !== null) host.write(file.path, applyEdits(bytes, file, edits));
  }
  return files.size > 0;
}

/** Paths of the project as they are shown and read: from the working folder where they lie below it. */
function shown(path: string): string {
  const fromHere = slashed(relative(process.cwd(), path));
  return fromHere.startsWith("..") ? path : fromHere;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
