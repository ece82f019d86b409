import { Command } from "commander";
import { compile } from "../compile.ts";
import type { Host } from "../source/host.ts";
import { addInputOptions, hasErrors, type InputOptions, reportFindings, requestOf } from "./options.ts";
import { exitCodes } from "./exit-codes.ts";
import { printOut } from "./terminal.ts";

export function checkCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("check")
    .description("Reads MOF and reports everything that is wrong with it.")
    .argument("<files...>", "MOF files, folders or globs");
  return addInputOptions(command)
    .addHelpText("after", `
Examples:
  mofc check mof                              all MOF files below a folder
  mofc check vendor.mof -I cim_schema_2.49    a vendor's classes on top of a schema
  mofc check page.mof --dialect docs          the syntax of published reference pages`)
    .action((files: string[], options: InputOptions) => {
      const compilation = compile(requestOf(files, options), host);
      reportFindings(compilation, options, printOut, process.stdout);
      setExitCode(hasErrors(compilation.findings) ? exitCodes.findings : exitCodes.fine);
    });
}
