/** Why a migration did not come about, in words for people and in terms for code. */
import { labelOf, type ValueMap } from "../../../generated/index.js";
import { MigrateCode } from "./bindings.ts";
import type { JobProblem } from "./job-error.ts";

/** A method refused: it gave back neither success nor a job. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(
    readonly method: string,
    /** The return code, whose meaning depends on the method. */
    readonly code: number,
    label: string | null,
    readonly advice: string | null = null,
    /** Whether the same call may well be accepted a moment later. */
    readonly isPassing = false,
  ) {
    super(`${method}: ${label ?? "an unknown return code"} (${code})${advice === null ? "" : `. ${advice}`}`);
  }
}

/** A job ended, and not well. */
export class JobFailedError extends Error {
  override readonly name = "JobFailedError";

  constructor(
    readonly jobName: string,
    readonly isCancelled: boolean,
    readonly problems: readonly JobProblem[],
  ) {
    const [first] = problems;
    super(`${jobName} ${isCancelled ? "was cancelled" : "failed"}${first === undefined ? "" : `: ${first.message}`}`);
  }
}

/** What is wrong before anything was asked of a host. */
export class PreconditionError extends Error {
  override readonly name = "PreconditionError";
}

export function refuse<C extends number>(
  method: string,
  code: C,
  codes: ValueMap<number, C>,
  advice: string | null = null,
  isPassing = false,
): never {
  throw new RefusedError(method, code, labelOf(codes, code), advice, isPassing);
}

/** What somebody who wanted to move a machine can do about the answer. */
export function adviceFor(code: MigrateCode): string | null {
  switch (code) {
    case MigrateCode.CompletedWithNoError:
    case MigrateCode.MethodParametersCheckedJobStarted:
      return null;
    case MigrateCode.AccessDenied:
      return "The account has to be in the group of Hyper-V administrators on both hosts.";
    case MigrateCode.NotSupported:
      return "The target takes neither this kind of migration nor this transport.";
    case MigrateCode.InvalidParameter:
    case MigrateCode.IncorrectDataType:
      return "The settings do not fit the kind of migration; compare them with the host's template.";
    case MigrateCode.SystemIsInUse:
      return "The machine is being migrated, exported or changed by somebody else.";
    case MigrateCode.InvalidStateForThisOperation:
      return "Look at the state of the machine, and whether migrations are allowed on both hosts.";
    case MigrateCode.SystemIsNotAvailable:
    case MigrateCode.Timeout:
      return "The target could not be reached in time.";
    case MigrateCode.OutOfMemory:
      return "The target lacks the memory that the machine has assigned.";
    case MigrateCode.Failed:
    case MigrateCode.StatusIsUnknown:
      return "The event log of the source says more.";
  }
}

const passing: ReadonlySet<MigrateCode> = new Set([
  MigrateCode.SystemIsInUse,
  MigrateCode.SystemIsNotAvailable,
  MigrateCode.Timeout,
]);

export function isPassing(code: MigrateCode): boolean {
  return passing.has(code);
}
