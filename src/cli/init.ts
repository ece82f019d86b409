import { Command, Option } from "commander";
import type { BackendOptions, Config } from "../config/config.ts";
import { configFiles } from "../config/place.ts";
import { backendNames } from "../config/shape.ts";
import { proposeConfig } from "../config/propose.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { printError, printOut } from "./terminal.ts";
import { readSourceFile } from "../source/text-file.ts";

export function initCommand(host: Host, setExitCode: (code: number) => void): Command {
  return new Command("init")
    .description("Writes a mofc.config.ts that fits this folder. Never overwrites one.")
    .addOption(new Option("--backend <name...>", "what to generate").choices(backendNames).default(["types"]))
    .action(({ backend }: { readonly backend: readonly (keyof BackendOptions)[] }) => {
      const [existing] = configFiles(host);
      if (existing !== undefined) {
        printError(`${existing} already exists; it was left unchanged.`);
        setExitCode(exitCodes.findings);
        return;
      }
      const { config, reasons } = proposeConfig(host, backend);
      const isModuleless = saysNoModules(host);
      const path = `mofc.config.${isModuleless ? "mts" : "ts"}`;
      host.replace(path, null, configText(config, host.list("node_modules/mofc") !== null));
      const advice = isModuleless
        ? ['package.json lacks "type": "module", which Node needs to run the generated ES modules']
        : [];
      printOut(
        [
          ...[...reasons, ...advice].map((reason) => `- ${reason}`),
          `${path} was written; "mofc generate" uses it.`,
        ].join("\n"),
      );
    });
}

/** Where package.json does not speak of ES modules, Node wants to be told by the name. */
function saysNoModules(host: Host): boolean {
  const file = readSourceFile("package.json", host);
  return file !== null && !/"type"\s*:\s*"module"/.test(file.text);
}

/** @param isInstalled whether the project has mofc among its packages; else there is nothing to import at run time */
function configText(config: Config, isInstalled: boolean): string {
  const lines = Object.entries(config).map(([key, value]) => `  ${key}: ${literal(value)},`);
  return isInstalled
    ? ['import { defineConfig } from "mofc/config";', "", "export default defineConfig({", ...lines, "});", ""].join(
        "\n",
      )
    : ["export default {", ...lines, "};", ""].join("\n");
}

function literal(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}
