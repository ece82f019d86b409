/** What the states of a job mean to somebody who waits for it. */
import { classify, vendor } from "../../../generated/index.js";
import { JobState, jobStates, type MigrationJob } from "./bindings.ts";

/** Hyper-V's own state for a job that got through with something to complain of; no schema lists it. */
export const completedWithWarnings: JobState = vendor(jobStates, 32768);

export type Phase = "waiting" | "running" | "stopping" | "ended";

export function phaseOf(state: JobState | null): Phase {
  if (state === null) return "waiting";
  if (state === completedWithWarnings) return "ended";
  switch (state) {
    case JobState.New:
    case JobState.Starting:
    case JobState.Suspended:
    case JobState.QueryPending:
      return "waiting";
    case JobState.Running:
    case JobState.Service:
      return "running";
    case JobState.ShuttingDown:
      return "stopping";
    case JobState.Completed:
    case JobState.Terminated:
    case JobState.Killed:
    case JobState.Exception:
      return "ended";
    default:
      return phaseOfUnlisted(state);
  }
}

/** A vendor may have states of its own, in which a job goes on as far as anybody knows; a reserved one is an error. */
function phaseOfUnlisted(state: number): Phase {
  const found = classify(jobStates, state);
  if (found.kind === "range" && found.label === "Vendor Reserved") return "running";
  throw new RangeError(`The job is in the state ${state}, which does not exist.`);
}

export type Ending = "succeeded" | "warned" | "cancelled" | "failed";

/** How the job ended, `null` while it goes on. Some providers complete with an error code: that is a failure too. */
export function endingOf(job: Pick<MigrationJob, "JobState" | "ErrorCode">): Ending | null {
  const { JobState: state, ErrorCode: error } = job;
  if (phaseOf(state) !== "ended") return null;
  if (state === JobState.Terminated || state === JobState.Killed) return "cancelled";
  if (state === JobState.Exception || (error ?? 0) !== 0) return "failed";
  return state === completedWithWarnings ? "warned" : "succeeded";
}

const labels: Readonly<Record<JobState, string>> = {
  [JobState.New]: "queued",
  [JobState.Starting]: "starting",
  [JobState.Running]: "running",
  [JobState.Suspended]: "suspended",
  [JobState.ShuttingDown]: "finishing",
  [JobState.Completed]: "done",
  [JobState.Terminated]: "cancelled",
  [JobState.Killed]: "killed",
  [JobState.Exception]: "failed",
  [JobState.Service]: "in service",
  [JobState.QueryPending]: "waiting for an answer",
};

export function stateLabel(state: JobState | null): string {
  if (state === null) return "unknown";
  return state === completedWithWarnings ? "done, with warnings" : (labels[state] ?? `state ${state}`);
}

/** The order in which people want to see jobs: what needs them first, what is over last. */
export const attention: ReadonlyMap<JobState, number> = new Map([
  [JobState.Exception, 0],
  [JobState.QueryPending, 1],
  [JobState.Suspended, 2],
  [JobState.Running, 3],
  [JobState.ShuttingDown, 4],
  [JobState.Starting, 5],
  [JobState.Service, 6],
  [JobState.New, 7],
  [JobState.Killed, 8],
  [JobState.Terminated, 9],
  [JobState.Completed, 10],
]);

export function byAttention(left: MigrationJob, right: MigrationJob): number {
  const last = attention.size;
  const rank = ({ JobState: state }: MigrationJob): number => (state === null ? last : (attention.get(state) ?? last));
  return rank(left) - rank(right) || (right.PercentComplete ?? 0) - (left.PercentComplete ?? 0);
}
