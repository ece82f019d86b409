/** Trying again what may work the next time. */
import type { Clock } from "./clock.ts";

export interface RetryPolicy {
  /** With the first one. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** What each delay is multiplied with to get the next one. */
  readonly factor: number;
}

export const defaultRetry: RetryPolicy = { attempts: 5, firstDelayMs: 200, longestDelayMs: 10_000, factor: 2 };

/** Delays between the attempts: one less than there are attempts. */
export function* delaysOf({ attempts, firstDelayMs, longestDelayMs, factor }: RetryPolicy): Generator<number> {
  for (let attempt = 1, delay = firstDelayMs; attempt < attempts; attempt += 1, delay *= factor) {
    yield Math.min(delay, longestDelayMs);
  }
}

export interface RetryOptions {
  readonly policy?: RetryPolicy;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** How long to wait where the error itself says it, `false` for an error that the next attempt would meet too. */
  readonly when: (error: unknown) => boolean | { readonly afterMs: number };
}

/** Throws the error of the last attempt. */
export async function retry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { policy = defaultRetry, clock, signal, when } = options;
  let attempt = 0;
  for (const delay of delaysOf(policy)) {
    signal?.throwIfAborted();
    attempt += 1;
    try {
      return await work(attempt);
    } catch (error) {
      const verdict = when(error);
      if (verdict === false) throw error;
      await clock.sleep(verdict === true ? delay : Math.max(delay, verdict.afterMs), signal);
    }
  }
  return work(attempt + 1);
}
