import { relative, resolve } from "node:path";
import { Command } from "commander";
import { nearest, suggesting } from "../diagnostics/nearest.ts";
import { compile } from "../compile.ts";
import { isModulePath } from "../config/shape.ts";
import type { BackendEntry } from "../config/config.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { options as projectOptions } from "../config/options.ts";
import { addInputOptions, type InputOptions, reportFindings } from "./options.ts";
import { addConfigOption, addProjectOptions, inputOf, openProject, settingsFor } from "./project.ts";
import { printError, printOut } from "./terminal.ts";
import { leftAlone } from "./user-files.ts";
import { visiblePath } from "../diagnostics/visible.ts";
import { hasErrors } from "../diagnostics/findings.ts";

interface ScaffoldOptions extends InputOptions {
  readonly out: string;
  readonly dryRun: boolean;
}

export function scaffoldCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("scaffold")
    .description("Writes provider classes for you to fill in, and updates those that you have.")
    .argument(
      "<classes...>",
      "classes, and the MOF files or folders that declare them (default: the sources of the configuration, or mof)",
    )
    .requiredOption("-o, --out <folder>", "where your providers are")
    .option("--dry-run", "show what would change as a diff, and write nothing", false);
  return addInputOptions(addProjectOptions(addConfigOption(command), "generated", "importExtension"))
    .addHelpText(
      "after",
      `
Your code is yours: mofc only adds missing methods, updates types in signatures, and marks methods that the MOF no
longer has with a comment.

Examples:
  mofc scaffold Msvm_MigrationJob --out providers
  mofc scaffold CIM_ConcreteJob vendor/schema.mof --out src/providers --generated src/cim
  mofc scaffold Msvm_MigrationJob --out providers --dry-run`,
    )
    .action(async (names: string[], options: ScaffoldOptions) => {
      const files = names.filter((name) => isInput(name, host));
      const classNames = names.filter((name) => !files.includes(name));
      if (classNames.length === 0) command.error("error: name a class");
      const project = await openProject(command, host);
      const { config, valueOf } = project;
      const compilation = compile(inputOf(files, project), host, settingsFor(project));
      const findings = compilation.findings.filter(({ severity }) => severity !== "info");
      reportFindings({ ...compilation, findings }, options, printError, process.stderr);
      if (hasErrors(findings)) {
        printError("Nothing was written: the input has errors.");
        setExitCode(exitCodes.findings);
        return;
      }
      const { classes } = compilation.model;
      for (const name of classNames) {
        if (classes.named(name).length > 0) continue;
        const known = classes.values().flatMap((item) => [item.name, item.path]);
        printError(suggesting(`mofc: error: the class "${name}" is not declared`, nearest(name, known)));
        setExitCode(exitCodes.findings);
      }
      // Loaded here: ts-morph brings the whole TypeScript compiler.
      const { planScaffold } = await import("../usercode/scaffold.ts");
      const request = {
        classNames,
        outputFolder: slashed(options.out),
        generatedFolder: slashed(valueOf(projectOptions.generated)),
        importExtension: valueOf(projectOptions.importExtension),
        backends: ["providers", ...builtInBackends(config.backends ?? [])],
      };
      const plan = await planScaffold(compilation.model, request, host);
      for (const refusal of plan.refusals) printError(`mofc: error: ${refusal}`);
      if (plan.refusals.length > 0) setExitCode(exitCodes.findings);
      if (options.dryRun) {
        const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
        for (const { path, before, after } of plan.files) {
          const options = { headerOptions: FILE_HEADERS_ONLY };
          printOut(
            createTwoFilesPatch(
              before === null ? "/dev/null" : path,
              path,
              before ?? "",
              after,
              undefined,
              undefined,
              options,
            ),
          );
        }
        return;
      }
      for (const { path, before, after, changes } of plan.files) {
        if (host.replace(path, before === null ? null : Buffer.from(before), after)) {
          printOut(`${visiblePath(path)}: ${changes.join(", ")}`);
          continue;
        }
        printError(leftAlone(path));
        setExitCode(exitCodes.findings);
      }
      for (const path of plan.unchanged) printOut(`${visiblePath(path)}: up to date`);
      if (plan.missing.length > 0)
        printError(
          `mofc: note: not generated yet: ${plan.missing.join(", ")}. Run mofc generate with the backend providers.`,
        );
    });
}

/** Those of the entries that mofc brings along. */
function builtInBackends(entries: readonly BackendEntry[]): string[] {
  return entries
    .map((entry) => (Array.isArray(entry) ? (entry as readonly unknown[])[0] : entry))
    .filter((name) => typeof name === "string" && !isModulePath(name)) as string[];
}

/** Whether an argument is a file, folder or pattern; all others are classes, `root/cimv2:Name` too. */
function isInput(argument: string, host: Host): boolean {
  if (/^\w[\w/]+:\w+$/.test(argument)) return false;
  return /[./\\*?]/.test(argument) || host.list(argument) !== null || host.read(argument) !== null;
}

/** A path from the working folder with `/`, so that imports between the user's files and the generated ones can be told. */
function slashed(path: string): string {
  return (relative(process.cwd(), resolve(path)) || ".").replaceAll("\\", "/");
}
