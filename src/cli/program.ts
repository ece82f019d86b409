import { Command, CommanderError } from "commander";
import { nodeHost, packageVersion } from "../source/host.ts";
import { checkCommand } from "./check.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatCommand } from "./format.ts";
import { generateCommand } from "./generate.ts";
import { modelCommand } from "./model.ts";
import { stopSilentlyWhenPipeCloses } from "./terminal.ts";

/** Runs mofc with the arguments after its name. Never throws for bad input or bad arguments. */
export async function run(argv: readonly string[]): Promise<number> {
  stopSilentlyWhenPipeCloses();
  // A run that is interrupted ends between two files: each is replaced as a whole.
  process.once("SIGINT", () => process.exit(130));
  let exitCode: number = exitCodes.fine;
  const host = nodeHost(process.cwd());
  const program = new Command("mofc")
    .description("Compiles MOF, the schema language of DMTF CIM and Windows WMI, and generates TypeScript from it.")
    .version(packageVersion(host), "-V, --version")
    .helpOption("-h, --help", "show this help")
    .exitOverride()
    .showHelpAfterError("(mofc COMMAND --help shows what there is)")
    .addHelpText("after", "\nExit codes: 0 fine, 1 findings or errors in the input, 2 wrong usage.");
  for (const command of [generateCommand, checkCommand, modelCommand, formatCommand]) {
    program.addCommand(command(host, (code) => (exitCode = code)).exitOverride());
  }
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return exitCodes.usage;
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    throw error;
  }
}
