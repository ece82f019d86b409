/** Work for tests of jobs: takes a time that is known, and ends as it is told. */
import type { JobWork, WorkError, WorkProgress } from "../../generated/index.js";

export interface FixedWorkOptions {
  readonly durationMs: number;
  /** From when on it cannot be stopped; at its end if nothing is said. */
  readonly noReturnMs?: number;
  readonly failsAtMs?: number;
  readonly warnings?: readonly WorkError[];
}

export const testError: WorkError = {
  code: 32768,
  description: "The link is down. It was up before.",
  messageId: "TEST_LINK_DOWN",
  messageArguments: ["A", "B"],
  errorType: "Communications Error",
  otherErrorType: null,
  errorSource: null,
  causes: [],
};

export class FixedWork implements JobWork {
  readonly stops: string[] = [];
  passedMs = 0;
  readonly #options: FixedWorkOptions;

  constructor(options: FixedWorkOptions) {
    this.#options = options;
  }

  advance(elapsedMs: number): WorkProgress {
    const { durationMs, noReturnMs = durationMs, failsAtMs = Infinity, warnings = [] } = this.#options;
    this.passedMs += elapsedMs;
    const percent = (100 * this.passedMs) / durationMs;
    const common = { percent, phase: "at work", cancellable: this.passedMs < noReturnMs };
    if (this.passedMs >= failsAtMs) return { ...common, nextInMs: null, outcome: { kind: "failed", error: testError } };
    if (this.passedMs < durationMs)
      return { ...common, nextInMs: Math.min(1000, durationMs - this.passedMs), outcome: null };
    return {
      ...common,
      nextInMs: null,
      outcome: warnings.length > 0 ? { kind: "warning", warnings } : { kind: "completed" },
    };
  }

  stop(how: "terminate" | "kill"): void {
    this.stops.push(how);
  }
}
