import { Command, CommanderError } from "commander";
import { type Host, nodeHost, packageVersion } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { withHelp } from "./help.ts";
import { stopSilentlyWhenPipeCloses } from "./terminal.ts";
import { printSystemFault, reportUserFault } from "./user-faults.ts";

type CreateCommand = (host: Host, setExitCode: (code: number) => void) => Command;

/** The commands in the order of the help. Only the one that is asked for is loaded: that is most of a short run. */
export const commands: Readonly<Record<string, () => Promise<CreateCommand>>> = {
  init: async () => (await import("./init.ts")).initCommand,
  generate: async () => (await import("./generate.ts")).generateCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  model: async () => (await import("./model.ts")).modelCommand,
  format: async () => (await import("./format.ts")).formatCommand,
  audit: async () => (await import("./audit.ts")).auditCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  diff: async () => (await import("./diff.ts")).diffCommand,
  scaffold: async () => (await import("./scaffold.ts")).scaffoldCommand,
  import: async () => (await import("./import.ts")).importCommand,
  pull: async () => (await import("./pull.ts")).pullCommand,
  simulate: async () => (await import("../reference/command.ts")).simulateCommand,
};

/** Runs mofc with the arguments after its name. Never throws for bad input or bad arguments. */
export async function run(argv: readonly string[]): Promise<number> {
  stopSilentlyWhenPipeCloses();
  let exitCode: number = exitCodes.fine;
  const host = endingBetweenFiles(nodeHost(process.cwd()));
  const program = new Command("mofc")
    .description("Compiles MOF, the schema language of DMTF CIM and Windows WMI, and generates TypeScript from it.")
    .version(packageVersion(host), "-V, --version")
    .exitOverride()
    .addHelpText("after", "\nExit codes: 0 fine, 1 findings or errors in the input, 2 wrong usage.");
  withHelp(program, "mofc COMMAND").helpCommand("help [command]", "show the help of a command");
  const [name = ""] = argv;
  for (const load of Object.hasOwn(commands, name) ? [commands[name]!] : Object.values(commands)) {
    const command = (await load())(host, (code) => (exitCode = code)).exitOverride();
    program.addCommand(withHelp(command, `mofc ${command.name()}`));
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
    const options = program.commands.find((command) => command.name() === name)?.opts() ?? {};
    if (await reportUserFault(error, options, host)) return exitCodes.usage;
    if (!printSystemFault(error)) throw error;
    return exitCodes.findings;
  }
}

/**
 * A host for which a signal ends the run at once until it writes, and then between two files: a signal is heard only while
 * nothing runs, and a file is written and put into its place without a pause. So each file is the old one or the new one,
 * and no temporary one stays behind. The exit code is the one that shells give.
 */
function endingBetweenFiles(host: Host): Host {
  let isWriting = false;
  const endBetween = (): void => {
    if (isWriting) return;
    isWriting = true;
    for (const [signal, code] of [
      ["SIGHUP", 129],
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const)
      process.on(signal, () => process.exit(code));
  };
  return {
    ...host,
    write(path, content) {
      endBetween();
      host.write(path, content);
    },
    replace(path, before, content) {
      endBetween();
      return host.replace(path, before, content);
    },
  };
}
