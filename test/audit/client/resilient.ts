/** A transport that reads again where a host was out of reach for a moment. Calls of methods are left to their callers. */
import type { Clock } from "./clock.ts";
import { retry } from "./retry.ts";
import { type CallOptions, type Transport, TransportError } from "./transport.ts";

export function resilient(transport: Transport, clock: Clock): Transport {
  const again = <T>(work: () => Promise<T>, options: CallOptions | undefined): Promise<T> =>
    retry(work, { clock, when: verdictOn, ...options });
  return {
    host: transport.host,
    readInstance: (path, options) => again(() => transport.readInstance(path, options), options),
    associated: (path, className, options) => again(() => transport.associated(path, className, options), options),
    // Half a page was read perhaps: asking once more would give instances twice.
    query: (className, where, options) => transport.query(className, where, options),
    // The host may have done it, whatever became of its answer.
    invoke: (path, method, input, options) => transport.invoke(path, method, input, options),
  };
}

function verdictOn(error: unknown): boolean | { readonly afterMs: number } {
  if (!(error instanceof TransportError) || !error.isTransient) return false;
  return error.retryAfterMs === null ? true : { afterMs: error.retryAfterMs };
}
