import { Command, Option } from "commander";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { addInputOptions, collect, type InputOptions, reportFindings, requestOf } from "./options.ts";
import { printError, printOut } from "./terminal.ts";

interface GenerateOptions extends InputOptions {
  readonly out: string;
  readonly backend: readonly string[];
  readonly enumStyle: "enum" | "const";
  readonly importExtension: ".js" | ".ts" | "";
  readonly class: readonly string[];
}

const defaultInput = "mof";

export function generateCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("generate")
    .description("Writes TypeScript for the classes of MOF files. Files that are up to date are left alone.")
    .argument("[files...]", "MOF files, folders or globs", [defaultInput])
    .option("-o, --out <folder>", "where to write", "generated")
    .option("--backend <name>", "what to generate: types, enums (repeatable)", collect, [])
    .addOption(new Option("--enum-style <style>", "TypeScript enums, or erasable objects with a union type").choices(["enum", "const"]).default("enum"))
    .addOption(new Option("--import-extension <ending>", "how imports of other generated files end").choices([".js", ".ts", ""]).default(".js"))
    .option("--class <name>", "only this class and what it needs; * and ? stand for letters (repeatable)", collect, []);
  return addInputOptions(command)
    .addHelpText("after", `
With errors in the input nothing is written.

Examples:
  mofc generate                                        mof/ to generated/
  mofc generate vendor.mof -I cim_schema_2.49 -o src/cim
  mofc generate schema --class 'CIM_*Job' --enum-style const`)
    .action(async (files: string[], options: GenerateOptions) => {
      const request = {
        ...requestOf(files, options),
        outputFolder: options.out,
        backends: options.backend.length === 0 ? ["types"] : options.backend,
        enumStyle: options.enumStyle,
        importExtension: options.importExtension,
        classes: options.class,
      };
      // Loaded here: the other commands start faster without it.
      const { generate } = await import("../generate.ts");
      const { output, ...compilation } = await generate(request, host);
      reportFindings(compilation, options, printError, process.stderr);
      if (output === null) {
        printError("Nothing was written: the input has errors.");
        setExitCode(exitCodes.findings);
        return;
      }
      const { written, unchanged, removed } = output;
      const parts = [`${written.length} written`, `${unchanged.length} unchanged`, ...(removed.length === 0 ? [] : [`${removed.length} removed`])];
      printOut(`${options.out}: ${parts.join(", ")}`);
    });
}
