/** The reasons of a failure, which the job holds as embedded errors. */
import {
  labelOf,
  Msvm_MigrationJob_GetErrorEx_ReturnValue,
  Msvm_MigrationJob_GetErrorEx_ReturnValue_ValueMap,
} from "../../../generated/index.js";
import { type HostError, type MigrationJob, PerceivedSeverity, type Reference } from "./bindings.ts";
import type { HostSession } from "./service.ts";
import { isNotFound } from "./transport.ts";

export type Severity = "note" | "warning" | "error" | "fatal";

export interface JobProblem {
  readonly severity: Severity;
  readonly message: string;
  /** Where it arose, as the host writes it. */
  readonly source: string | null;
  /** As in `0x8009030E`, where a message names one. */
  readonly hresult: number | null;
  readonly actions: readonly string[];
}

const severities: Readonly<Record<PerceivedSeverity, Severity>> = {
  [PerceivedSeverity.Unknown]: "error",
  [PerceivedSeverity.Other]: "error",
  [PerceivedSeverity.Information]: "note",
  [PerceivedSeverity.DegradedWarning]: "warning",
  [PerceivedSeverity.Minor]: "warning",
  [PerceivedSeverity.Major]: "error",
  [PerceivedSeverity.Critical]: "error",
  [PerceivedSeverity.FatalNonRecoverable]: "fatal",
};

export function problemOf({
  Message,
  MessageID,
  PerceivedSeverity: perceived,
  ErrorSource,
  RecommendedActions,
}: HostError): JobProblem {
  const message = Message?.trim() || `Error ${MessageID}`;
  return {
    severity: perceived === null ? "error" : (severities[perceived] ?? "error"),
    message,
    source: ErrorSource || null,
    hresult: hresultIn(message),
    actions: RecommendedActions ?? [],
  };
}

export function hresultIn(message: string): number | null {
  const digits = /\b0x([0-9a-f]{8})\b/i.exec(message)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

/** All that is known of what went wrong, the worst first; never empty for a job that failed. */
export async function problemsOf(
  session: HostSession,
  path: Reference<MigrationJob>,
  job: MigrationJob,
): Promise<readonly JobProblem[]> {
  const detailed = await detailedProblems(session, path);
  if (detailed.length > 0) return detailed.toSorted((left, right) => rank(right.severity) - rank(left.severity));
  const message = [job.ErrorSummaryDescription, job.ErrorDescription].find(
    (text) => text !== null && text.trim() !== "",
  );
  if (message === undefined || message === null) return [];
  return [{ severity: "error", message, source: null, hresult: hresultIn(message), actions: [] }];
}

async function detailedProblems(session: HostSession, path: Reference<MigrationJob>): Promise<readonly JobProblem[]> {
  try {
    const { ReturnValue: code, Errors: errors } = await session.callJob(path, "GetErrorEx", {});
    if (code === Msvm_MigrationJob_GetErrorEx_ReturnValue.CompletedWithNoError) return (errors ?? []).map(problemOf);
    const label = labelOf(Msvm_MigrationJob_GetErrorEx_ReturnValue_ValueMap, code);
    return [
      {
        severity: "note",
        message: `The host keeps the reason to itself: ${label ?? code}.`,
        source: null,
        hresult: null,
        actions: [],
      },
    ];
  } catch (error) {
    // Jobs are removed some minutes after their end, the errors with them.
    if (isNotFound(error)) return [];
    throw error;
  }
}

function rank(severity: Severity): number {
  return ["note", "warning", "error", "fatal"].indexOf(severity);
}

/** Without credentials that it may pass on, a host cannot speak for its user at the other one. */
export function isDelegationMissing(problems: readonly JobProblem[]): boolean {
  return problems.some(({ hresult }) => hresult === 0x8009030e);
}
