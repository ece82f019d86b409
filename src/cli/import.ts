import { Command } from "commander";
import type { Finding } from "../diagnostics/findings.ts";
import { hasErrors } from "../diagnostics/findings.ts";
import { renderFinding } from "../diagnostics/render.ts";
import { isUpToDate, refuseForeign, writeOutput } from "../emit/write.ts";
import type { Import, ImportRequest } from "../import.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { renderDryRun, renderStale, renderStaleSummary, renderSummaryLine } from "./output-report.ts";
import { progressBar } from "./progress.ts";
import { collect } from "./project.ts";
import { printError, printOut, useColor } from "./terminal.ts";

interface ImportOptions {
  readonly out: string;
  readonly namespace?: string;
  readonly class: readonly string[];
  readonly descriptions: boolean;
  readonly standIns: boolean;
  readonly origin?: string;
  readonly report?: string;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly verbose: boolean;
}

export function importCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("import")
    .description("Writes MOF for the WMI classes that reference pages describe.")
    .argument("<pages...>", "Markdown files, folders or globs")
    .requiredOption("-o, --out <folder>", "where to write: a folder for each namespace, a file for each class")
    .option("--namespace <name>", "the namespace of pages that state none, as in root/wmi")
    .option("--class <glob>", "only classes with such a name, and the classes that they need (repeatable)", collect, [])
    .option("--no-descriptions", "leave out the texts of the pages: names, types, numbers and labels alone")
    .option(
      "--no-stand-ins",
      "declare nothing for classes that pages only name: -I finds them when the MOF is compiled",
    )
    .option("--origin <text>", "where the pages come from, such as a repository and a commit; stands in each file")
    .option("--report <file>", "write all findings and counts to a JSON file")
    .option("--check", "write nothing; list what is not up to date, and end with 1 if there is anything", false)
    .option("--dry-run", "write nothing; list what would be written", false)
    .option("--force", "overwrite files that mofc did not write", false)
    .option("-v, --verbose", "print each finding, also what was repaired", false)
    .addHelpText(
      "after",
      `
Pages that describe neither a class nor a method are skipped. What a page leaves open is never guessed: "mofc explain"
describes the findings, whose codes start with "page-".

Examples:
  mofc import HyperV_v2 --out mof
  mofc import 'docs/**/*.md' --out mof --class 'Msvm_*Job' --no-descriptions
  mofc check mof/root/virtualization/v2.mof --dialect wmi`,
    );
  return command.action(async (inputs: string[], options: ImportOptions) => {
    if (options.check && options.dryRun) command.error("error: --check and --dry-run exclude each other");
    const result = await importWithBar(requestOf(inputs, options), host);
    if (options.report !== undefined) {
      const { importReport } = await import("./import-report.ts");
      host.write(options.report, importReport(result));
    }
    printFound(result, options);
    if (hasErrors(result.findings)) {
      printError("Nothing was written: the input has errors.");
      return setExitCode(exitCodes.findings);
    }
    setExitCode(await finish(result, options, host));
  });
}

function requestOf(
  inputs: readonly string[],
  { namespace, class: classes, descriptions, standIns, origin }: ImportOptions,
): ImportRequest {
  return {
    inputs,
    namespace: namespace === undefined ? null : namespace.replace(/[\\/]+/g, "/").toLowerCase(),
    classes,
    withDescriptions: descriptions,
    withStandIns: standIns,
    origin: origin ?? null,
  };
}

async function importWithBar(request: ImportRequest, host: Host): Promise<Import> {
  // Loaded here: the other commands start faster without it.
  const { importPages } = await import("../import.ts");
  const { progress, end } = progressBar(process.stderr, "reading");
  try {
    return importPages(request, host, progress);
  } finally {
    end();
  }
}

async function finish({ files }: Import, { out, check, dryRun, force }: ImportOptions, host: Host): Promise<number> {
  const { planImport } = await import("../import/output.ts");
  const plan = planImport(files, out, host);
  if (check && !isUpToDate(plan)) {
    printOut(renderStale(plan, out, useColor(process.stdout)));
    printError(renderStaleSummary(plan, out, "import"));
    return exitCodes.findings;
  }
  if (!force) refuseForeign(plan, out);
  if (!check && !dryRun) writeOutput(plan, out, host);
  printOut(dryRun ? renderDryRun(plan, out) : renderSummaryLine(plan, out));
  return exitCodes.fine;
}

/** Warnings in full and the rest in numbers, for there are thousands of repairs in a large set of pages. */
function printFound({ findings, counts }: Import, { verbose }: ImportOptions): void {
  const color = useColor(process.stderr);
  const isShown = ({ severity }: Finding): boolean => verbose || severity !== "info";
  for (const finding of findings.filter(isShown)) printError(renderFinding(finding, color));
  const hidden = new Map<string, number>();
  for (const { code } of findings.filter((finding) => !isShown(finding))) hidden.set(code, (hidden.get(code) ?? 0) + 1);
  for (const [code, count] of [...hidden].sort((a, b) => b[1] - a[1])) printError(`${count} × ${code}`);
  const { classPages, methodPages, otherPages, classes } = counts;
  printError(`class pages: ${classPages}, method pages: ${methodPages}, others: ${otherPages}; classes: ${classes}`);
}
