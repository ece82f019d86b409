/** Waiting for jobs: to the end, for progress, for many at once, or for a state. */
import type { JobState, MigrationJob, Reference } from "./bindings.ts";
import type { Clock } from "./clock.ts";
import { JobFailedError } from "./failure.ts";
import { problemsOf } from "./job-error.ts";
import { endingOf, phaseOf } from "./job-state.ts";
import type { HostSession } from "./service.ts";
import { isNotFound, TransportError } from "./transport.ts";

export interface WatchOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** A second where nothing is given. */
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
  readonly onProgress?: (job: MigrationJob) => void;
}

const defaultIntervalMs = 1000;
/** How many reads in a row may fail before the host counts as lost. */
const toleratedFailures = 3;

export class JobTimeoutError extends Error {
  override readonly name = "JobTimeoutError";

  constructor(
    readonly path: Reference<MigrationJob>,
    readonly percent: number | null,
  ) {
    super(`The job is still going on, at ${percent ?? 0}%.`);
  }
}

/** The job as it is after its end. Throws a JobFailedError for any end but a good one, with the reasons. */
export async function waitForJob(
  session: HostSession,
  path: Reference<MigrationJob>,
  options: WatchOptions,
): Promise<MigrationJob> {
  let last: MigrationJob | null = null;
  for await (const job of snapshots(session, path, options)) {
    if (last === null || job.PercentComplete !== last.PercentComplete || job.JobState !== last.JobState)
      options.onProgress?.(job);
    last = job;
  }
  if (last === null) throw new TransportError("not-found", "The job was removed before it was seen.");
  return requireSuccess(session, path, last);
}

export async function requireSuccess(
  session: HostSession,
  path: Reference<MigrationJob>,
  job: MigrationJob,
): Promise<MigrationJob> {
  switch (endingOf(job)) {
    case "succeeded":
    case "warned":
      return job;
    case "cancelled":
      throw new JobFailedError(job.Name, true, []);
    case "failed":
      throw new JobFailedError(job.Name, false, await problemsOf(session, path, job));
    case null:
      throw new JobTimeoutError(path, job.PercentComplete);
  }
}

/** Each look at the job, the last one when it has ended or is gone. */
export async function* snapshots(
  session: HostSession,
  path: Reference<MigrationJob>,
  options: WatchOptions,
): AsyncGenerator<MigrationJob, void> {
  const { clock, signal, intervalMs = defaultIntervalMs, timeoutMs = Number.POSITIVE_INFINITY } = options;
  const deadline = clock.now() + timeoutMs;
  let failures = 0;
  let seen = false;
  while (true) {
    signal?.throwIfAborted();
    try {
      const job = await session.readJob(path, signal === undefined ? {} : { signal });
      failures = 0;
      seen = true;
      yield job;
      if (phaseOf(job.JobState) === "ended") return;
      if (clock.now() >= deadline) throw new JobTimeoutError(path, job.PercentComplete);
    } catch (error) {
      if (isNotFound(error) && seen) return;
      failures += 1;
      if (!(error instanceof TransportError) || !error.isTransient || failures > toleratedFailures) throw error;
    }
    await clock.sleep(Math.min(intervalMs, Math.max(0, deadline - clock.now())), signal);
  }
}

/** Looks less and less often: for a storage migration of a night, nobody needs a look a second. */
export async function waitPatiently(
  session: HostSession,
  path: Reference<MigrationJob>,
  { clock, signal, intervalMs = defaultIntervalMs }: WatchOptions,
): Promise<MigrationJob> {
  const longestMs = 60 * defaultIntervalMs;
  let delay = intervalMs;
  let job = await session.readJob(path);
  while (phaseOf(job.JobState) !== "ended") {
    await clock.sleep(delay, signal);
    const before = job.PercentComplete ?? 0;
    job = await session.readJob(path);
    delay = (job.PercentComplete ?? 0) - before >= 10 ? intervalMs : Math.min(delay * 1.5, longestMs);
  }
  return requireSuccess(session, path, job);
}

/** Waits for one of several states; `null` where the job ends in another one. */
export async function waitForState(
  session: HostSession,
  path: Reference<MigrationJob>,
  wanted: readonly JobState[],
  options: WatchOptions,
): Promise<JobState | null> {
  let state: JobState | null;
  do {
    ({ JobState: state } = await session.readJob(path));
    if (state !== null && wanted.includes(state)) return state;
    await options.clock.sleep(options.intervalMs ?? 100, options.signal);
  } while (phaseOf(state) !== "ended");
  return null;
}

export type Settled = { readonly path: Reference<MigrationJob> } & (
  { readonly kind: "ended"; readonly job: MigrationJob } | { readonly kind: "failed"; readonly error: unknown }
);

/** Waits for all jobs and throws for none: who moves twenty machines wants to hear of each. */
export async function waitForAll(
  session: HostSession,
  paths: readonly Reference<MigrationJob>[],
  options: WatchOptions,
): Promise<readonly Settled[]> {
  return Promise.all(
    paths.map(async (path): Promise<Settled> => {
      try {
        return { path, kind: "ended", job: await waitForJob(session, path, options) };
      } catch (error) {
        return { path, kind: "failed", error };
      }
    }),
  );
}
