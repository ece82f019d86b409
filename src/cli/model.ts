import { Command } from "commander";
import { compile } from "../compile.ts";
import { nearest, suggesting } from "../diagnostics/nearest.ts";
import { visibleLines } from "../diagnostics/visible.ts";
import { describeClass } from "../schema/describe.ts";
import { classToJson, modelToJson } from "../schema/json.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { addInputOptions, type InputOptions, reportFindings } from "./options.ts";
import { addConfigOption, collect, inputOf, openProject, settingsFor } from "./project.ts";
import { printError, printOut } from "./terminal.ts";
import { hasErrors } from "../diagnostics/findings.ts";

interface ModelOptions extends InputOptions {
  readonly json: boolean;
  readonly class: readonly string[];
}

export function modelCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("model")
    .description("Prints the resolved model: all members with their origin, types, value maps and return codes.")
    .summary("Prints the resolved model: a class as text, or everything as JSON.")
    .argument("[files...]", "MOF files, folders or globs (default: the sources of the configuration, or mof)")
    .option("--json", "print the whole model, or the named classes, as JSON", false)
    .option("--class <name>", "print one class, as Name or namespace:Name (repeatable)", collect, []);
  return addInputOptions(addConfigOption(command))
    .addHelpText(
      "after",
      `
Examples:
  mofc model mof --class Msvm_MigrationJob    one class, to read
  mofc model mof --json > model.json          everything, for programs`,
    )
    .action(async (files: string[], options: ModelOptions) => {
      if (!options.json && options.class.length === 0)
        command.error("error: say what to print: --json, or --class with a name");
      const project = await openProject(command, host);
      const compilation = compile(inputOf(files, project), host, settingsFor(project));
      reportFindings(compilation, options, printError, process.stderr);
      const { classes } = compilation.model;
      if (hasErrors(compilation.findings)) setExitCode(exitCodes.findings);
      for (const name of options.class) {
        if (classes.named(name).length > 0) continue;
        const known = classes.values().flatMap((item) => [item.name, item.path]);
        printError(suggesting(`mofc: error: the class "${name}" is not declared`, nearest(name, known)));
        setExitCode(exitCodes.findings);
      }
      const wanted = options.class.flatMap((name) => classes.named(name));
      if (options.json) {
        const model = modelToJson(compilation.model);
        const isWanted = new Set(wanted);
        const chosen = classes.values().filter((item) => isWanted.has(item));
        printOut(
          JSON.stringify(options.class.length === 0 ? model : { ...model, classes: chosen.map(classToJson) }, null, 2),
        );
      } else {
        printOut(visibleLines(wanted.map(describeClass).join("\n")));
      }
    });
}
