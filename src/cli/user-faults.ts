import { ConfigError, renderFault } from "../config/config-error.ts";
import { EmitError } from "../emit/emit-error.ts";
import { printError, useColor } from "./terminal.ts";

/** Prints an error that is the user's to mend; answers whether it was one. */
export function printUserFault(error: unknown): boolean {
  if (!(error instanceof ConfigError || error instanceof EmitError)) return false;
  const faults = error instanceof ConfigError ? error.faults : [{ place: "mofc", message: error.message, help: null }];
  for (const fault of faults) printError(renderFault(fault, useColor(process.stderr)));
  return true;
}
