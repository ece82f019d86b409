/** Stopping jobs: in order first, by force where that does not help. */
import { DateTime, labelOf } from "../../../generated/index.js";
import {
  JobRequest,
  JobRequestCode,
  jobRequestCodes,
  JobState,
  type MigrationJob,
  type Reference,
} from "./bindings.ts";
import { RefusedError } from "./failure.ts";
import { phaseOf } from "./job-state.ts";
import { waitForState, type WatchOptions } from "./job-watch.ts";
import { jobPath } from "./paths.ts";
import type { HostSession } from "./service.ts";
import { isNotFound } from "./transport.ts";

export type CancelResult = "stopped" | "too-late" | "refused";

type Answer = "accepted" | "later" | "too-late" | "without-timeout" | "refused";

function readAnswer(code: JobRequestCode): Answer {
  switch (code) {
    case JobRequestCode.CompletedWithNoError:
    case JobRequestCode.MethodParametersCheckedTransitionStarted:
      return "accepted";
    case JobRequestCode.InUse:
    case JobRequestCode.Busy:
    case JobRequestCode.SystemIsInUse:
    case JobRequestCode.CanNOTCompleteWithinTimeoutPeriod:
    case JobRequestCode.Timeout:
      return "later";
    case JobRequestCode.InvalidStateTransition:
    case JobRequestCode.InvalidStateForThisOperation:
      return "too-late";
    case JobRequestCode.UseOfTimeoutParameterNotSupported:
      return "without-timeout";
    case JobRequestCode.NotSupported:
    case JobRequestCode.NotSupported_32770:
    case JobRequestCode.UnknownUnspecifiedError:
    case JobRequestCode.Failed:
    case JobRequestCode.Failed_32768:
    case JobRequestCode.InvalidParameter:
    case JobRequestCode.InvalidParameter_32773:
    case JobRequestCode.AccessDenied:
    case JobRequestCode.StatusIsUnknown:
    case JobRequestCode.IncorrectDataType:
    case JobRequestCode.SystemIsNotAvailable:
    case JobRequestCode.OutOfMemory:
      return "refused";
    default:
      // Codes of a newer Windows: what is not a success is none.
      return "refused";
  }
}

export interface CancelOptions extends WatchOptions {
  /** How long a job may take to tidy up before it is killed. */
  readonly graceMs?: number;
}

/** Terminates a job and kills it after the grace. A job that is gone counts as stopped. */
export async function cancelJob(
  session: HostSession,
  path: Reference<MigrationJob>,
  options: CancelOptions,
): Promise<CancelResult> {
  const { graceMs = 30_000 } = options;
  try {
    const job = await session.readJob(path);
    if (phaseOf(job.JobState) === "ended")
      return job.JobState === JobState.Terminated || job.JobState === JobState.Killed ? "stopped" : "too-late";
    if (job.Cancellable === false) return "refused";
    const polite = await request(
      session,
      path,
      JobRequest.Terminate,
      DateTime.interval({ seconds: Math.ceil(graceMs / 1000) }),
      options,
    );
    if (polite === "too-late") return "too-late";
    if (polite === "accepted" && (await stops(session, path, options))) return "stopped";
    const forced = await request(session, path, JobRequest.Kill, null, options);
    if (forced === "refused") return "refused";
    return (await stops(session, path, options)) ? "stopped" : "too-late";
  } catch (error) {
    if (isNotFound(error)) return "stopped";
    throw error;
  }
}

async function request(
  session: HostSession,
  path: Reference<MigrationJob>,
  wanted: JobRequest,
  within: DateTime | null,
  options: CancelOptions,
): Promise<Answer> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const { ReturnValue: code } = await session.callJob(path, "RequestStateChange", {
      RequestedState: wanted,
      TimeoutPeriod: within,
    });
    const answer = readAnswer(code);
    if (answer === "without-timeout" && within !== null) return request(session, path, wanted, null, options);
    if (answer === "without-timeout")
      throw new RefusedError("RequestStateChange", code, labelOf(jobRequestCodes, code));
    if (answer !== "later") return answer;
    await options.clock.sleep(250 << attempt, options.signal);
  }
  return "refused";
}

async function stops(session: HostSession, path: Reference<MigrationJob>, options: CancelOptions): Promise<boolean> {
  const end = await waitForState(session, path, [JobState.Terminated, JobState.Killed], options);
  return end !== null;
}

/** Cancels whatever moves a machine at the moment, and says how many jobs that were. */
export async function cancelAllOf(session: HostSession, machineId: string, options: CancelOptions): Promise<number> {
  const going = [JobState.New, JobState.Starting, JobState.Running].map((state) => `JobState = ${state}`).join(" OR ");
  const results: CancelResult[] = [];
  for await (const { InstanceID } of session.jobs(`VirtualSystemName = "${machineId}" AND (${going})`)) {
    results.push(await cancelJob(session, jobPath(session.host, InstanceID), options));
  }
  return results.filter((result) => result === "stopped").length;
}
