import { ConfigError, renderFault } from "../config/config-error.ts";
import { visible } from "../diagnostics/visible.ts";
import { EmitError } from "../emit/emit-error.ts";
import { printError, useColor } from "./terminal.ts";

/** Prints an error that is the user's to mend; answers whether it was one. */
export function printUserFault(error: unknown): boolean {
  if (!(error instanceof ConfigError || error instanceof EmitError)) return false;
  const faults =
    error instanceof ConfigError ? error.faults : [{ place: "mofc", message: behindColon(error.message), help: null }];
  for (const fault of faults) printError(renderFault(fault, useColor(process.stderr)));
  return true;
}

/** A sentence as faults are printed, without its capital and full stop. A name that it begins with stays as it is. */
function behindColon(sentence: string): string {
  return sentence.replace(/^(?:A|No|The|There|Two)\b/, (word) => word.toLowerCase()).replace(/\.$/, "");
}

/** What the system says, as people would. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: "the system does not allow it",
  EEXIST: "a file is where a folder is needed",
  ELOOP: "the link leads in a circle",
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
    `mofc: error: ${refusal === undefined || path === undefined ? message : `${visible(path)}: ${refusal} (${code})`}`,
  );
  return true;
}
