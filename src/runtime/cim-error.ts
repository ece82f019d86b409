/** The errors of CIM operations (DSP0200 5.2.2, CIM_Error.CIMStatusCode). */

// mofc-allow table-repeated: the runtime stands beside bindings of any schema, and imports none
/** The status codes by their names without `CIM_ERR_`. */
export const CimStatus = {
  FAILED: 1,
  ACCESS_DENIED: 2,
  INVALID_NAMESPACE: 3,
  INVALID_PARAMETER: 4,
  INVALID_CLASS: 5,
  NOT_FOUND: 6,
  NOT_SUPPORTED: 7,
  CLASS_HAS_CHILDREN: 8,
  CLASS_HAS_INSTANCES: 9,
  INVALID_SUPERCLASS: 10,
  ALREADY_EXISTS: 11,
  NO_SUCH_PROPERTY: 12,
  TYPE_MISMATCH: 13,
  QUERY_LANGUAGE_NOT_SUPPORTED: 14,
  INVALID_QUERY: 15,
  METHOD_NOT_AVAILABLE: 16,
  METHOD_NOT_FOUND: 17,
  UNEXPECTED_RESPONSE: 18,
  INVALID_RESPONSE_DESTINATION: 19,
  NAMESPACE_NOT_EMPTY: 20,
  INVALID_ENUMERATION_CONTEXT: 21,
  INVALID_OPERATION_TIMEOUT: 22,
  PULL_HAS_BEEN_ABANDONED: 23,
  PULL_CANNOT_BE_ABANDONED: 24,
  FILTERED_ENUMERATION_NOT_SUPPORTED: 25,
  CONTINUATION_ON_ERROR_NOT_SUPPORTED: 26,
  SERVER_LIMITS_EXCEEDED: 27,
  SERVER_IS_SHUTTING_DOWN: 28,
  QUERY_FEATURE_NOT_SUPPORTED: 29,
} as const;
export type CimStatus = (typeof CimStatus)[keyof typeof CimStatus];

/** One thing that is wrong with a value, and where in it: `["MigrationSettingData", "Priority"]`. */
export interface CimIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface CimErrorOptions {
  readonly cause?: unknown;
  readonly issues?: readonly CimIssue[];
}

/** A CIM operation that did not succeed. Providers throw it to choose the status; a failed method returns its code instead. */
export class CimError extends Error {
  override readonly name = "CimError";
  readonly status: CimStatus;
  /** What is wrong with an input, or with what a provider gave back; empty where it is no matter of values. */
  readonly issues: readonly CimIssue[];

  constructor(status: CimStatus, message: string, options: CimErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : {});
    this.status = status;
    this.issues = options.issues ?? [];
  }

  /** `CIM_ERR_NOT_FOUND`. */
  get statusName(): string {
    return statusName(this.status);
  }

  /** Without the cause, which is for the log and not for the client. */
  toJSON(): { status: CimStatus; name: string; message: string; issues: readonly CimIssue[] } {
    return {
      status: this.status,
      name: this.statusName,
      message: this.message,
      issues: this.issues,
    };
  }
}

/** How many issues a message tells; the rest are in the error's `issues`. */
const toldIssues = 20;

/** Issues in one line, for a message. */
export function issueSummary(issues: readonly CimIssue[]): string {
  const told = issues
    .slice(0, toldIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join(" ");
  return issues.length <= toldIssues ? told : `${told} And ${issues.length - toldIssues} more.`;
}

/** The DMTF name of a status code: `CIM_ERR_NOT_FOUND`. */
export function statusName(status: CimStatus): string {
  const [name = "FAILED"] = Object.entries(CimStatus).find(([, value]) => value === status) ?? [];
  return `CIM_ERR_${name}`;
}
