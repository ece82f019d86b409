/** Follows the jobs that methods start. Jobs of any class do: what is read of them is what all schemas call the same. */
import { CimError, CimStatus } from "../cim-error.ts";
import { isReference } from "../predicates.ts";
import type { Reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import { isJobParameter, isJobStartedCode } from "../started-job.ts";
import type { CimClient } from "./cim-client.ts";
import { TransportError } from "./transport-error.ts";

/** What a job says of itself; `null` for what it does not say. */
export interface JobProgress {
  /** JobState. */
  readonly state: number | null;
  readonly percentComplete: number | null;
  /** JobStatus, a text for people. */
  readonly status: string | null;
  /** Whether it is over, and well. A job that was there and is gone is over. */
  readonly isCompleted: boolean;
}

export interface WatchOptions {
  readonly signal?: AbortSignal;
  readonly namespace?: string;
  /** Between the first two looks; each further pause is half as long again, up to `longestPauseMs`. */
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  /** How long a lost connection is waited for. */
  readonly patienceMs?: number;
  /** How time passes; a test or a simulation has another way. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

const defaults = { firstPauseMs: 200, longestPauseMs: 5000, patienceMs: 60_000 };

/** A job that failed, or a method that did. */
export class JobError extends Error {
  override readonly name = "JobError";
  /** ErrorCode of the job, or the return code of the method; `null` where there is none. */
  readonly code: number | bigint | string | null;
  /** JobState; `null` where there is no job. */
  readonly state: number | null;
  /** ErrorDescription, JobStatus and the like, as far as the job has them. */
  readonly texts: readonly string[];

  constructor(
    message: string,
    code: JobError["code"],
    state: number | null,
    texts: readonly string[],
  ) {
    super(texts.length === 0 ? message : `${message}: ${texts.join(" ")}`);
    this.code = code;
    this.state = state;
    this.texts = texts;
  }
}

/** JobState (CIM schema): the states that a job does not leave. */
const completed = 7;
const failedStates: ReadonlyMap<number, string> = new Map([
  [8, "was terminated"],
  [9, "was killed"],
  [10, "failed"],
]);
/** Codes that vendors add: Windows has 32768 for what is completed with warnings. */
const completedWithWarnings = 32768;

/**
 * Looks at a job until it is over, and gives what has changed. Throws a JobError where it ends badly, and what the server
 * reports where the job was never there.
 */
export async function* watchJob(
  client: Pick<CimClient, "read">,
  job: Reference,
  options: WatchOptions = {},
): AsyncGenerator<JobProgress, void, undefined> {
  const { firstPauseMs, longestPauseMs, patienceMs } = { ...defaults, ...options };
  const { signal, namespace, pause = sleep } = options;
  const call = {
    ...(signal === undefined ? {} : { signal }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  let last: JobProgress | null = null;
  let lostMs = 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    try {
      const { values } = await client.read(job as Reference<Record<string, unknown>>, call);
      lostMs = 0;
      const progress = progressOf(values);
      if (!isSame(progress, last)) yield progress;
      last = progress;
      const failure = failureOf(values, progress);
      if (failure !== null) throw failure;
      if (progress.isCompleted) return;
    } catch (error) {
      if (isGone(error) && last !== null) return yield { ...last, isCompleted: true };
      if (!isLost(error) || lostMs >= patienceMs) throw error;
      lostMs += pauseMs;
    }
    await pause(pauseMs, signal);
  }
}

/**
 * Waits for what a method has begun: its output at once where it is done, else once its job is over. Throws a JobError
 * where either ends badly.
 * @param output of `CimClient.invoke`
 */
export async function whenCompleted<Output extends object>(
  client: Pick<CimClient, "read">,
  output: Output,
  options: WatchOptions = {},
): Promise<Output> {
  const { ReturnValue: code } = output as Members;
  if (code === 0 || code === undefined) return output;
  const isCode = typeof code === "number" || typeof code === "bigint" || typeof code === "string";
  const job = jobIn(output);
  if (!isCode || !isJobStartedCode(code) || job === null)
    throw new JobError(`The method returned ${String(code)}`, isCode ? code : null, null, []);
  for await (const progress of watchJob(client, job, options)) if (progress.isCompleted) break;
  return output;
}

function jobIn(output: object): Reference | null {
  for (const [name, value] of Object.entries(output))
    if (isReference(value) && isJobParameter(name, value.className)) return value;
  return null;
}

function progressOf(values: Members): JobProgress {
  const state = numberIn(values, "JobState");
  return {
    state,
    percentComplete: numberIn(values, "PercentComplete"),
    status: textIn(values, "JobStatus"),
    isCompleted: state === completed || state === completedWithWarnings,
  };
}

function failureOf(values: Members, { state }: JobProgress): JobError | null {
  const what = failedStates.get(state ?? completed);
  if (what === undefined) return null;
  const code = values["ErrorCode"];
  const texts = ["ErrorDescription", "ErrorSummaryDescription", "JobStatus"].flatMap(
    (name) => textIn(values, name) ?? [],
  );
  return new JobError(
    `The job ${what}`,
    typeof code === "number" || typeof code === "bigint" ? code : null,
    state,
    [...new Set(texts)],
  );
}

function numberIn(values: Members, name: string): number | null {
  const value = values[name];
  return typeof value === "number" ? value : null;
}

function textIn(values: Members, name: string): string | null {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : null;
}

function isSame(a: JobProgress, b: JobProgress | null): boolean {
  return a.state === b?.state && a.percentComplete === b.percentComplete && a.status === b.status;
}

function isGone(error: unknown): boolean {
  return error instanceof CimError && error.status === CimStatus.NOT_FOUND;
}

/** Whether a later look may succeed. */
function isLost(error: unknown): boolean {
  return (
    error instanceof TransportError && /^(?:unreachable|timeout|incomplete)$/.test(error.fault)
  );
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", wake);
      resolve();
    }, ms);
    if (signal?.aborted === true) wake();
    signal?.addEventListener("abort", wake, { once: true });
  });
}
