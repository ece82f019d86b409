import { Command } from "commander";
import { visiblePath } from "../diagnostics/visible.ts";
import { renderFinding, renderSummary } from "../diagnostics/render.ts";
import { isUpToDate } from "../emit/write.ts";
import { UserModules } from "../config/user-modules.ts";
import type { Generation, GenerateRequest } from "../generate.ts";
import { type Host, packageFolder } from "../source/host.ts";
import { cacheFolder } from "./cache-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { addGenerateOptions, type GenerateOptions, requestFor } from "./generate-request.ts";
import { reportFindings } from "./options.ts";
import { renderDryRun, renderStale, renderStaleSummary, renderSummaryLine } from "./output-report.ts";
import { progressBar } from "./progress.ts";
import { printError, printOut, useColor } from "./terminal.ts";
import { printSystemFault, printUserFault } from "./user-faults.ts";
import type { Watched } from "./watch.ts";

export function generateCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("generate")
    .description("Writes TypeScript for the classes of MOF files. Files that are up to date are not touched.")
    .summary("Writes TypeScript for the classes of MOF files.")
    .argument("[files...]", "MOF files, folders or globs (default: the sources of the configuration, or mof)");
  return addGenerateOptions(command)
    .option("--check", "write nothing; list what is out of date, and exit with 1 if anything is", false)
    .option("--dry-run", "write nothing; list what would be written and removed", false)
    .option(
      "--watch",
      "keep running, and generate again whenever MOF, templates, the configuration, or anything that they include or import changes",
      false,
    )
    .option("--force", "overwrite files that mofc did not write, and remove generated ones that were edited", false)
    .option("--no-cache", "ignore what the last run remembered and do all the work again")
    .addHelpText(
      "after",
      `
If the input has errors, nothing is written.

Examples:
  mofc generate                                        what mofc.config.ts says; without one, from mof/ to generated/
  mofc generate --check                                in a build: fails if somebody forgot to generate
  mofc generate vendor.mof -I cim_schema_2.49 -o src/cim
  mofc generate schema --class 'CIM_*Job' --enum-style const`,
    )
    .action(async (files: string[], options: GenerateOptions) => {
      if (options.watch && (options.check || options.dryRun))
        command.error("error: --watch goes with neither --check nor --dry-run");
      if (options.watch) return keepWatching(files, command, host);
      setExitCode(await runOnce(await requestFor(files, command, host, new UserModules(host)), options, host));
    });
}

async function runOnce(request: GenerateRequest, options: GenerateOptions, host: Host): Promise<number> {
  const { outputFolder } = request;
  const generation = await generateWithBar(request, options, host);
  report(generation, request, options);
  const { output } = generation;
  if (output === null) {
    printError("Nothing was written: the input has errors.");
    return exitCodes.findings;
  }
  if (options.check && !isUpToDate(output)) {
    printOut(renderStale(output, outputFolder, useColor(process.stdout)));
    printError(renderStaleSummary(output, outputFolder));
    return exitCodes.findings;
  }
  printOut(options.dryRun ? renderDryRun(output, outputFolder) : renderSummaryLine(output, outputFolder));
  return exitCodes.fine;
}

async function generateWithBar(request: GenerateRequest, options: GenerateOptions, host: Host): Promise<Generation> {
  // Loaded here: the other commands start faster without it.
  const { generate } = await import("../generate.ts");
  const { progress, end } = progressBar(process.stderr);
  try {
    // What `--verbose` tells is known only after reading everything.
    const folder = options.cache && !options.verbose ? cacheFolder(host) : null;
    return await generate(request, host, {
      cacheFolder: folder,
      write: !options.check && !options.dryRun,
      force: options.force,
      progress,
    });
  } finally {
    end();
  }
}

/** What is only worth knowing is for `mofc check`. */
function report(generation: Generation, { outputFolder }: GenerateRequest, options: GenerateOptions): void {
  const { findings: all, fileCount, compilation, output } = generation;
  reportEdited(output?.edited ?? [], outputFolder);
  const findings = all.filter(({ severity }) => severity !== "info");
  if (compilation !== null) return reportFindings({ ...compilation, findings }, options, printError, process.stderr);
  for (const finding of findings) printError(renderFinding(finding, useColor(process.stderr)));
  if (findings.length > 0) printError(renderSummary(findings, fileCount));
}

/** Names generated files that are not removed with their classes. */
function reportEdited(paths: readonly string[], folder: string): void {
  for (const path of paths)
    printError(
      `${visiblePath(`${folder}/${path}`)}: no longer generated, and left because it was edited; --force removes it`,
    );
}

async function keepWatching(files: readonly string[], command: Command, host: Host): Promise<never> {
  const { watch, meanwhile } = await import("./watch.ts");
  const options = command.opts<GenerateOptions>();
  const modules = new UserModules(host);
  let last: Watched = { files: [], folders: [], output: null };
  let known: ReadonlySet<string> = new Set();
  const rebuild = async (change: string | null): Promise<void> => {
    const start = performance.now();
    const request = await requestFor(files, command, host, modules);
    const generation = await generateWithBar(request, options, host);
    last = watchedBy(request, generation, host);
    known = reportNew(generation, known);
    const isNews = change !== meanwhile || (generation.output !== null && !isUpToDate(generation.output));
    if (isNews) reportRebuild(request, generation, change, performance.now() - start);
  };
  return watch(
    async (change) => {
      try {
        await rebuild(change);
      } catch (error) {
        if (!printUserFault(error) && !printSystemFault(error))
          printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      const { config } = options;
      return { ...last, files: [...last.files, ...modules.files, ...(config === undefined ? [] : [config])] };
    },
    () => printOut("Watching for changes; Ctrl-C ends."),
  );
}

/** Prints the findings that the last rebuild did not have. */
function reportNew({ findings }: Generation, known: ReadonlySet<string>): ReadonlySet<string> {
  const rendered = new Set(findings.map((finding) => renderFinding(finding, useColor(process.stderr))));
  for (const text of rendered.difference(known)) printError(text);
  return rendered;
}

/** One line; none at all where a change changed nothing. */
function reportRebuild(request: GenerateRequest, generation: Generation, change: string | null, time: number): void {
  const { output } = generation;
  if (change !== null && output !== null && generation.compilation === null) return;
  reportEdited(output?.edited ?? [], request.outputFolder);
  const because = change === null ? "" : ` (${change})`;
  const result =
    output === null
      ? "nothing was written: the input has errors"
      : `${renderSummaryLine(output, request.outputFolder)}, ${(time / 1000).toFixed(1)} s`;
  printOut(`${new Date().toTimeString().slice(0, 8)} ${result}${because}`);
}

function watchedBy(request: GenerateRequest, { input }: Generation, host: Host): Watched {
  const isOwn = (path: string): boolean => !path.startsWith(`${packageFolder}/`);
  const folders = [
    ...Object.keys(input.folders),
    ...(request.templatesFolder === null ? [] : [request.templatesFolder]),
  ];
  return {
    files: Object.keys(input.files).filter(isOwn),
    // Of one that is not there yet its parent will tell.
    folders: folders.filter((folder) => isOwn(folder) && host.list(folder) !== null),
    output: request.outputFolder,
  };
}
