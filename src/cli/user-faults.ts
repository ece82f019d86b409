import { ConfigError } from "../config/config-error.ts";
import type { Finding } from "../diagnostics/findings.ts";
import { renderFinding } from "../diagnostics/render.ts";
import { visiblePath } from "../diagnostics/visible.ts";
import { EmitError } from "../emit/emit-error.ts";
import type { Host } from "../source/host.ts";
import type { ReportOptions } from "./report.ts";
import { printError, useColor } from "./terminal.ts";

/** Prints an error that is the user's to fix; answers whether it was one. */
export function printUserFault(error: unknown): boolean {
  if (!(error instanceof ConfigError || error instanceof EmitError)) return false;
  if (error instanceof EmitError) printError(`mofc: error: ${behindColon(error.message)}`);
  else for (const finding of findingsOfConfig(error)) printError(renderFinding(finding, useColor(process.stderr)));
  return true;
}

/** The same in the format that a command was asked for, where it is one that reports. */
export async function reportUserFault(error: unknown, options: object, host: Host): Promise<boolean> {
  const asksForText = !("maxErrors" in options) || (options as ReportOptions).format === "text";
  if (!(error instanceof ConfigError) || asksForText) return printUserFault(error);
  const { printReport } = await import("./report.ts");
  printReport(findingsOfConfig(error), 0, options as ReportOptions, host);
  return true;
}

/** What is wrong with a configuration, as reports show it. */
function findingsOfConfig({ diagnostics }: ConfigError): Finding[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, severity: "error", includedFrom: [] }));
}

/** A sentence as faults are printed, without its capital and full stop. A name that it begins with stays as it is. */
function behindColon(sentence: string): string {
  return sentence.replace(/^(?:A|Files|No|The|There|Two)\b/, (word) => word.toLowerCase()).replace(/\.$/, "");
}

/** What the system says, as people would. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: "the system does not allow it",
  EEXIST: "a file is where a folder is needed",
  ELOOP: "the link leads in a circle",
  ENOENT: "no file can be made there",
  EMFILE: "too many files are open",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file is where a folder is needed",
  EPERM: "the system does not allow it",
  EROFS: "the disk is read-only",
};

/** Prints what the system refused, a full disk or a folder that is a file; answers whether it was that. */
export function printSystemFault(error: unknown): boolean {
  if (!(error instanceof Error && "syscall" in error)) return false;
  const { code = "", path, message } = error as NodeJS.ErrnoException;
  const refusal = refusals[code];
  printError(
    `mofc: error: ${refusal === undefined || path === undefined ? message : `${visiblePath(path)}: ${refusal} (${code})`}`,
  );
  return true;
}
