/**
 * Why no answer to an operation came: the server did not report an error, as a CimError says, but there is nothing to
 * understand. `unreachable`: no connection, or one that broke off; `tls`: the server's certificate is not trusted, or
 * there is no TLS; `timeout`: the deadline passed; `unauthorized`: HTTP status 401; `http`: another HTTP status than 200;
 * `incomplete`: the answer ends early; `limit`: the answer is larger than allowed; `answer`: it is not an answer to the
 * operation.
 */
export type TransportFault =
  "unreachable" | "tls" | "timeout" | "unauthorized" | "http" | "incomplete" | "limit" | "answer";

export interface TransportErrorOptions {
  readonly cause?: unknown;
  readonly httpStatus?: number;
}

export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly fault: TransportFault;
  /** `null` where no HTTP answer came. */
  readonly httpStatus: number | null;

  constructor(fault: TransportFault, message: string, options: TransportErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : {});
    this.fault = fault;
    this.httpStatus = options.httpStatus ?? null;
  }
}
