/** The options with which a team decides what fails its build. */
import { type Command, InvalidArgumentError } from "commander";
import { nearest, suggesting } from "../diagnostics/nearest.ts";
import { type Code, isAdjustable, isCode, type Severity, diagnosticDefinitions } from "../diagnostics/codes.ts";
import type { Settings } from "../diagnostics/findings.ts";
import { flagOf } from "./project.ts";

export interface SettingsOptions {
  readonly rule: ReadonlyMap<Code, Severity | "off">;
  readonly warningsAsErrors: boolean;
}

const severities: Readonly<Record<string, Severity | "off">> = {
  off: "off",
  info: "info",
  warn: "warning",
  error: "error",
};

export function addSettingsOptions(command: Command): Command {
  return command
    .addOption(flagOf("rules").argParser(collectRule).default(new Map()))
    .option("--warnings-as-errors", "let warnings fail the build", false);
}

export function settingsOf({ rule, warningsAsErrors }: SettingsOptions): Settings {
  return { rules: rule, warningsAsErrors };
}

function collectRule(value: string, previous: ReadonlyMap<Code, Severity | "off">): Map<Code, Severity | "off"> {
  const [code = "", word = ""] = value.split("=");
  const severity = severities[word];
  if (severity === undefined) throw new InvalidArgumentError("Write code=off, code=info, code=warn or code=error.");
  if (!isCode(code))
    throw new InvalidArgumentError(
      suggesting(`"${code}" is not a code`, nearest(code, Object.keys(diagnosticDefinitions)), "."),
    );
  if (!isAdjustable(code) && severity !== "error")
    throw new InvalidArgumentError(`"${code}" is an error of the language and remains one.`);
  return new Map(previous).set(code, severity);
}
