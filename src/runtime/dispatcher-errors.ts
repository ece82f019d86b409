/** What goes wrong in a provider, as a CimError; and an end to waiting when the caller gives up. */
import { CimError, CimStatus } from "./cim-error.ts";

/** A CimError as it is; an abort as such; anything else becomes FAILED with the original as `cause`. */
export function asCimError(error: unknown, place: string, signal: AbortSignal): CimError {
  if (isCimError(error)) return error;
  if ((signal.aborted && error === signal.reason) || isAbort(error))
    return new CimError(CimStatus.FAILED, `${place} was cancelled.`, { cause: error });
  return new CimError(CimStatus.FAILED, `The provider of ${place} failed: ${reasonOf(error)}`, {
    cause: error,
  });
}

/** Looks at what a client gave. What it cannot bear looking at, as a getter that throws, is an INVALID_PARAMETER. */
export function lookingAt<T>(what: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (isCimError(error)) throw error;
    throw new CimError(CimStatus.INVALID_PARAMETER, `${what} cannot be read: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** Looks at what a provider gave back. */
export function lookingAtAnswer<T>(place: string, signal: AbortSignal, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw asCimError(error, place, signal);
  }
}

/** What is thrown can be a proxy, for which even such questions throw. */
function isCimError(error: unknown): error is CimError {
  try {
    return error instanceof CimError;
  } catch {
    return false;
  }
}

function isAbort(error: unknown): boolean {
  try {
    return error instanceof Error && error.name === "AbortError";
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return "it threw what cannot be shown";
  }
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
    // One that forgot the `*` behind `async` promises its list, and may break the promise.
    const list = await orAborted(signal, async () => open());
    const source = list[Symbol.asyncIterator]();
    iterator = source;
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
    const closing = isDone || iterator === null ? undefined : close(iterator);
    if (!signal.aborted) await closing;
  }
}

/** Tells an iterator that nobody reads on. What it answers to that, and how, changes nothing. */
async function close(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // All that was asked for has been given.
  }
}
