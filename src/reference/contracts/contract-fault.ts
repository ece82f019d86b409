/** What is wrong with a part of a contract ends the reading of that part, and the others are still read. */
import { type Code, type Parameters } from "../../diagnostics/codes.ts";
import { type Diagnostic, diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { pathText, type Placed, shown, spanOf } from "../../json/shape.ts";

/** Ends the reading of one part of a contract; `attempt` catches it. */
class ContractFault extends Error {
  override readonly name = "ContractFault";
  readonly diagnostic: Diagnostic;

  constructor(cause: Diagnostic) {
    super(cause.message);
    this.diagnostic = cause;
  }
}

/** Gives up the part of a contract that is being read. */
export function fail<C extends Code>(code: C, at: Placed, parameters: Parameters<C>): never {
  throw new ContractFault(diagnostic(code, spanOf(at), parameters));
}

/** Gives it up because the value is not what the schema asks for. */
export function failValue(at: Placed, expected: string, found = shown(at.node)): never {
  return fail("contract-value", at, { path: pathText(at.path), expected, found, nearest: null });
}

/** Reads one part; what is wrong with it is reported, and the others can still be read. */
export function attempt<T>(report: Report, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContractFault)) throw error;
    report(error.diagnostic);
    return null;
  }
}
