/** How the help of the commands looks. */
import type { Command, HelpConfiguration, Option } from "commander";

const configuration: HelpConfiguration = { optionDescription: describeOption };

/** Gives a command the help of all, and a pointer to it behind each error of usage. */
export function withHelp(command: Command, nameInHint: string): Command {
  return command
    .configureHelp(configuration)
    .helpOption("-h, --help", "show this help")
    .showHelpAfterError(`(see ${nameInHint} --help)`);
}

/** `how strict to be: auto (default), dmtf, wmi or docs`; that a switch is off and a list empty goes without saying. */
function describeOption({ description, argChoices, defaultValue, mandatory }: Option): string {
  const defaults: readonly unknown[] = Array.isArray(defaultValue) ? defaultValue : [defaultValue];
  if (argChoices !== undefined) {
    const choices = argChoices.map(
      (choice) => `${choice === "" ? '""' : choice}${defaults.includes(choice) ? " (default)" : ""}`,
    );
    return `${description}: ${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
  }
  if (mandatory) return `${description} (required)`;
  return typeof defaultValue === "string" ? `${description} (default: ${defaultValue})` : description;
}
