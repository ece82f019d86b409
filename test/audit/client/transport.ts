/** How the client reaches a host: instances, queries and method calls as JSON, whatever carries them. */
import type { Reference } from "./bindings.ts";
import type { JsonObject } from "./wire.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface Transport {
  readonly host: string;
  readInstance(path: Reference, options?: CallOptions): Promise<JsonObject>;
  /** Instances of a class and of those below it; `where` is the condition of a WQL query. */
  query(className: string, where: string | null, options?: CallOptions): AsyncIterable<JsonObject>;
  associated(path: Reference, className: string, options?: CallOptions): Promise<readonly JsonObject[]>;
  invoke(path: Reference, method: string, input: JsonObject, options?: CallOptions): Promise<JsonObject>;
}

export type TransportFault = "unreachable" | "denied" | "not-found" | "not-supported" | "busy" | "broken";

/** A call that did not come to an answer: no return code was read. */
export class TransportError extends Error {
  override readonly name = "TransportError";

  constructor(
    readonly fault: TransportFault,
    message: string,
    readonly hresult: number | null = null,
    /** How long the host asks to wait before another try. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }

  get isTransient(): boolean {
    return this.fault === "busy" || this.fault === "unreachable";
  }
}

/** Facility 7 holds the errors of Win32 itself, 1700 to 1799 of which are those of RPC. */
const win32Facility = 7;

export function faultOfHresult(hresult: number): TransportFault {
  const code = hresult >>> 0;
  switch (code) {
    case 0x80041002:
      return "not-found";
    case 0x80041003:
    case 0x8009030e:
      return "denied";
    case 0x8004100c:
    case 0x8004100e:
      // No such namespace: the host has no Hyper-V, or one from before version 2.
      return "not-supported";
    case 0x800706ba:
      return "unreachable";
    default: {
      const [facility, status] = [(code >>> 16) & 0x1fff, code & 0xffff];
      return facility === win32Facility && status >= 1700 && status < 1800 ? "unreachable" : "broken";
    }
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof TransportError && error.fault === "not-found";
}
