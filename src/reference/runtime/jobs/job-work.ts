/**
 * The work behind a job, as the job engine drives it. Work knows no class, no job and no clock: it is told how much time
 * has passed, and tells how far it is. Whoever simulates something implements `JobWork`.
 *
 * The engine's side of the bargain: `advance(0)` begins the work, once a slot is free for it; then it is called when
 * `nextInMs` has passed, and earlier whenever somebody looks at the job or the work has asked for it; never while the job
 * is suspended, and never again after an outcome or `stop`. `stop` is called at most once, and not after an outcome. Calls
 * for one piece of work do not overlap.
 */

/** Why work failed, or what is to be said about work that ended well all the same. */
export interface WorkError {
  /** For the error code of the job: a number of 16 bits, not 0. */
  readonly code: number;
  /** For people, in full sentences. */
  readonly description: string;
  /** Names the kind of error for programs: letters and digits, not localised. */
  readonly messageId: string;
  /** What the message was made of, in its order. */
  readonly messageArguments: readonly string[];
  /** The kind of error as the schema labels it ("Communications Error", "Security Error"); `null` where no label fits. */
  readonly errorType: string | null;
  /** In the place of a label where none fits; `null` where one does. */
  readonly otherErrorType: string | null;
  /** The object path or name of what was at fault; `null` where that is not known. */
  readonly errorSource: string | null;
  /** What led to it, the nearest cause first. */
  readonly causes: readonly WorkError[];
}

/** An error and all that led to it, the nearest cause first. */
export function withCauses(error: WorkError): WorkError[] {
  return [error, ...error.causes.flatMap(withCauses)];
}

export type WorkOutcome<Problem = WorkError> =
  | { readonly kind: "completed" }
  | { readonly kind: "warning"; readonly warnings: readonly Problem[] }
  | { readonly kind: "failed"; readonly error: Problem };

export interface WorkProgress<Problem = WorkError> {
  /** 0 to 100, never less than before; 100 no sooner than the outcome "completed" or "warning". */
  readonly percent: number;
  /** What is being done, for people; empty where there is nothing to say. */
  readonly phase: string;
  /** Whether `stop("terminate")` still leaves everything as it was before. Once it is false it stays so. */
  readonly cancellable: boolean;
  /** Milliseconds until something will have changed, more than 0. `null` with an outcome, and only then. */
  readonly nextInMs: number | null;
  /** `null` while the work goes on. */
  readonly outcome: WorkOutcome<Problem> | null;
  /** Whether it waits for an answer of somebody: it holds still until `hold` and `advance` let it go on. */
  readonly asks?: boolean;
}

/** Whoever names problems in a way of its own has them put into words before the engine gets the work. */
export interface JobWork<Problem = WorkError> {
  /** Lets time pass. @param elapsedMs since the last call, 0 or more, without the time for which it was held */
  advance(elapsedMs: number): WorkProgress<Problem>;
  /** The job is no longer running, for now: the next `advance` lets the work go on. For work that goes on between two calls. */
  hold?(): void;
  /** Work calls this as soon as something has changed that it had not foreseen, or that it wants to be seen at once. */
  watch?(onChange: () => void): void;
  /**
   * Ends the work for good. "terminate": in order, all as before; "kill": at once, and something may be left behind,
   * but nothing is lost. Work that has not begun is stopped in the same way.
   */
  stop(how: "terminate" | "kill"): void;
}
