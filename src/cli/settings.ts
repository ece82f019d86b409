/** The options with which a team decides what fails its build. */
import { type Command, InvalidArgumentError } from "commander";
import type { Config } from "../config/config.ts";
import { options, ruleSeverities } from "../config/options.ts";
import { nearest, suggesting } from "../diagnostics/nearest.ts";
import { isAdjustable, isCode, diagnosticDefinitions } from "../diagnostics/codes.ts";
import { flagOf } from "./project.ts";

type Rules = NonNullable<Config["rules"]>;

export interface SettingsOptions {
  readonly warningsAsErrors: boolean;
}

export function addSettingsOptions(command: Command): Command {
  return command
    .addOption(flagOf(options.rules).argParser(collectRule).default({}))
    .option("--warnings-as-errors", "let warnings fail the build", false);
}

function collectRule(value: string, previous: Rules): Rules {
  const [code = "", word] = value.split("=");
  const severity = ruleSeverities.find((each) => each === word);
  if (severity === undefined) throw new InvalidArgumentError("Write code=off, code=info, code=warn or code=error.");
  if (!isCode(code))
    throw new InvalidArgumentError(
      suggesting(`"${code}" is not a code`, nearest(code, Object.keys(diagnosticDefinitions)), "."),
    );
  if (!isAdjustable(code) && severity !== "error")
    throw new InvalidArgumentError(`"${code}" is an error of the language and remains one.`);
  return { ...previous, [code]: severity };
}
