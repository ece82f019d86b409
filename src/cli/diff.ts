import { Command, InvalidArgumentError, Option } from "commander";
import type { DiffConfig } from "../config/config.ts";
import { options } from "../config/options.ts";
import { nearest, suggesting } from "../diagnostics/nearest.ts";
import type { Reclassed } from "../diff/change.ts";
import { type Impact, impacts, isImpact } from "../diff/impact.ts";
import { isChangeCode, type ChangeCode, changeCodes } from "../diff/change-kinds.ts";
import type { JsonModel } from "../schema/json.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { openRevision, revisionPath } from "./git-host.ts";
import { addInputOptions, type InputOptions, reportFindings } from "./options.ts";
import { addConfigOption, flagOf, inputOf, openProject, settingsFor } from "./project.ts";
import { printError, printOut, useColor } from "./terminal.ts";
import { readSourceFile } from "../source/text-file.ts";
import { hasErrors } from "../diagnostics/findings.ts";

type ChangeClasses = NonNullable<DiffConfig["classes"]>;

interface DiffOptions extends InputOptions {
  readonly format: "text" | "json" | "markdown";
  readonly all: boolean;
}

export function diffCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("diff")
    .description("Reports what changed between two schemas and who is affected.")
    .argument("<old>", "a MOF file, folder or glob, a model as JSON, or one of these in a revision of git as REV:path")
    .argument("<new>", "the same, for the newer schema")
    .addOption(
      new Option("--format <name>", "how to print changes").choices(["text", "json", "markdown"]).default("text"),
    )
    .addOption(flagOf(options.failOn).argParser(parseImpacts))
    .addOption(flagOf(options.changeClasses).argParser(collectClass).default({}))
    .option("--all", "also list changes of wording: descriptions, versions and the like", false);
  return addInputOptions(addConfigOption(command))
    .addHelpText(
      "after",
      `
Classes of changes:
  wire        clients or providers of the old schema misread it
  source      code against the bindings stops compiling
  behavior    code compiles and means something else
  safe        nobody is affected
A change of one of the first three classes suggests a major version, a safe change a minor version or a patch.

A configuration can set both for a team: diff: { classes: { "value-added": "safe" }, failOn: ["wire"] }.
"mofc explain" lists the kinds of changes, "mofc explain value-added" says why a kind is in its classes.

Folders given with -I are read from the disk for both schemas.

Examples:
  mofc diff cim_schema_2.8 cim_schema_2.49
  mofc diff v2.3.0:mof mof --fail-on wire,source      what changed since a release
  mofc diff released.json mof --format markdown       against a saved model (mofc model --json)
  mofc diff old new --class return-code-added=safe`,
    )
    .action(async (before: string, after: string, given: DiffOptions) => {
      const project = await openProject(command, host);
      const failOn = project.valueOf(options.failOn);
      // Loaded here: the other commands start faster without it.
      const [{ diff }, { modelToJson }, { compile }] = await Promise.all([
        import("../diff/diff.ts"),
        import("../schema/json.ts"),
        import("../compile.ts"),
      ]);
      const { readModelJson } = await import("../diff/model-json.ts");
      const [old, now] = [before, after].map((argument) => {
        const opened = open(argument, host, command);
        return /\.json$/i.test(argument) ? fromJson(opened, argument) : fromMof(opened);
      });
      if (old == null || now == null) {
        printError("Nothing was compared: the input has errors.");
        return setExitCode(exitCodes.findings);
      }
      const changes = diff(old, now, reclassed(project.valueOf(options.changeClasses)));
      await print(changes, given);
      if (failOn.some((impact) => changes.counts[impact] > 0)) setExitCode(exitCodes.findings);

      /** `null` where there is nothing to compare: each class would be new or gone. */
      function fromMof({ host: from, path }: Opened): JsonModel | null {
        const compilation = compile(inputOf([path], project), from, settingsFor(project));
        // Warnings are for `mofc check`: here they would be those of two whole schemas.
        const errors = compilation.findings.filter(({ severity }) => severity === "error");
        reportFindings({ ...compilation, findings: errors }, given, printError, process.stderr);
        if (!hasErrors(errors)) return modelToJson(compilation.model);
        setExitCode(exitCodes.findings);
        return compilation.model.classes.size === 0 ? null : modelToJson(compilation.model);
      }

      function fromJson({ host: from, path }: Opened, argument: string): JsonModel | null {
        const file = readSourceFile(path, from);
        const model = file === null ? null : readModelJson(file.text);
        if (file === null) printError(`mofc: error: the file "${argument}" does not exist`);
        else if (model === null)
          printError(`mofc: error: "${argument}" is not a model as printed by "mofc model --json"`);
        return model;
      }
    });
}

interface Opened {
  readonly host: Host;
  readonly path: string;
}

/** What is on the disk goes before a revision of the same spelling. */
function open(argument: string, host: Host, command: Command): Opened {
  const revision = revisionPath(argument);
  if (revision === null || host.list(argument) !== null || host.read(argument) !== null)
    return { host, path: argument };
  try {
    return openRevision(revision, process.cwd(), host);
  } catch (error) {
    return command.error(`error: "${argument}": ${(error as Error).message}`);
  }
}

async function print(schemaDiff: import("../diff/diff.ts").SchemaDiff, { format, all }: DiffOptions): Promise<void> {
  switch (format) {
    case "text":
      return printOut((await import("../diff/text.ts")).renderText(schemaDiff, all, useColor(process.stdout)));
    case "markdown":
      return printOut((await import("../diff/markdown.ts")).renderMarkdown(schemaDiff, all));
    case "json":
      return printOut(JSON.stringify((await import("../diff/json.ts")).diffToJson(schemaDiff), null, 2));
  }
}

function parseImpacts(value: string): Impact[] {
  const names = value.split(",").map((name) => name.trim());
  const known = names.filter(isImpact);
  if (known.length < names.length)
    throw new InvalidArgumentError(`Write one or more of ${impacts.join(", ")}, with commas between them.`);
  return known;
}

function collectClass(value: string, previous: ChangeClasses): ChangeClasses {
  const [code = "", classes = ""] = value.split("=");
  if (!isChangeCode(code))
    throw new InvalidArgumentError(suggesting(`Unknown kind of change "${code}"`, nearest(code, changeCodes), "."));
  return { ...previous, [code]: parseImpacts(classes) };
}

function reclassed(classes: ChangeClasses): Reclassed {
  return new Map(Object.entries(classes).map(([code, impacts]) => [code as ChangeCode, [impacts].flat()]));
}
