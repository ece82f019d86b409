/** What goes wrong in a provider, as a CimError; and an end to waiting when the caller gives up. */
import { CimError, CimStatus } from "./cim-error.ts";

/** A CimError as it is; an abort as such; anything else becomes FAILED with the original as `cause`. */
export function asCimError(error: unknown, place: string, signal: AbortSignal): CimError {
  if (error instanceof CimError) return error;
  const isAbort =
    (signal.aborted && error === signal.reason) ||
    (error instanceof Error && error.name === "AbortError");
  if (isAbort) return new CimError(CimStatus.FAILED, `${place} was cancelled.`, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return new CimError(CimStatus.FAILED, `The provider of ${place} failed: ${reason}`, {
    cause: error,
  });
}

/** Runs an operation and waits for it until the signal is aborted; then rejects with the signal's reason. */
export async function orAborted<T>(signal: AbortSignal, operation: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let giveUp: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason as Error);
    signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([operation(), aborted]);
  } finally {
    if (giveUp !== undefined) signal.removeEventListener("abort", giveUp);
  }
}

/** A provider's list whose errors are CimErrors, and which ends with one as soon as the signal is aborted. */
export async function* guardList<T>(
  place: string,
  signal: AbortSignal,
  open: () => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  let iterator: AsyncIterator<T> | null = null;
  let isDone = false;
  try {
    iterator = open()[Symbol.asyncIterator]();
    const source = iterator;
    for (;;) {
      const { done, value } = await orAborted(signal, () => source.next());
      if (done === true) {
        isDone = true;
        return;
      }
      yield value;
    }
  } catch (error) {
    isDone = !signal.aborted;
    throw asCimError(error, place, signal);
  } finally {
    // A generator that is still busy with `next` would answer only after that, so after an abort nobody waits.
    const closing = isDone ? undefined : iterator?.return?.().catch(() => undefined);
    if (!signal.aborted) await closing;
  }
}
