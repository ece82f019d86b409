/** Why a service refuses a call, in words for whoever writes the client: the code alone leaves them to guess. */
import type { WorkError } from "../jobs/job-work.ts";
import { valueAt } from "../value-path.ts";
import type { ServiceCheck, ServiceCheckName } from "./service-behavior.ts";
import { type CallValues, listOf, UnreadableInstance } from "./service-values.ts";

export interface Refusal {
  readonly method: string;
  /** What the method returns. */
  readonly code: number;
  readonly check: ServiceCheckName;
  /** The parameter, or the property in it, that was looked at: `MigrationSettingData.MigrationType`. */
  readonly of: string;
  /** A sentence. */
  readonly reason: string;
  /** The same as an error of the schema. */
  readonly error: object;
}

const reasons: Readonly<
  Record<ServiceCheckName, (of: string, check: ServiceCheck, value: unknown) => string>
> = {
  resolves: (of, { to = [] }) => `${of} does not refer to a ${to.join(" or ")} of this host.`,
  isHost: (of) => `${of} does not refer to a host.`,
  readable: (of, _check, value) => unreadable(of, value) ?? `${of} has an element that is NULL.`,
  type: (of, _check, value) => unreadable(of, value) ?? `${of} has a value of a wrong type.`,
  given: (of) => `${of} is NULL.`,
  oneOf: (of, _check, value) => `${of} is ${shown(value)}, which is not supported here.`,
  true: (of) => `${of} is not true.`,
  hostFormat: (of, { formats = [] }, value) =>
    `${of} is ${shown(value)}, which is not a host in one of the forms ${formats.join(", ")}.`,
  idle: () => "The machine is being migrated.",
  slot: () => "As many migrations are under way as the settings of the service allow.",
  declared: (of) => `${of} has a value that the value map of its property does not have.`,
  exist: (of) => `${of} names an instance that does not exist.`,
  unchanged: (of, { to = [] }) => `${of} changes more than ${to.join(", ")}.`,
  subnet: (of) => `${of} has an address or the length of a prefix that is not one.`,
  blob: (of) => `${of} is not compatibility information.`,
};

export function refusalText(check: ServiceCheck, values: CallValues): string {
  return reasons[check.check]((check.of ?? []).join("."), check, valueAt(values, check.of ?? []));
}

/** A refusal as what goes wrong with a job is told. */
export function refusalError(check: ServiceCheck, reason: string): WorkError {
  const { otherwise: code, of = [] } = check;
  return {
    code,
    description: reason,
    messageId: "CallRefused",
    messageArguments: [of.join(".")],
    errorType: "Software Error",
    otherErrorType: null,
    errorSource: of[0] ?? null,
    causes: [],
  };
}

function unreadable(of: string, value: unknown): string | null {
  const list = listOf(value);
  const index = list.findIndex((each) => each instanceof UnreadableInstance);
  const instance = list[index];
  if (!(instance instanceof UnreadableInstance)) return null;
  const { path, message, line, column } = instance.fault;
  const element = Array.isArray(value) ? `${of}[${index}]` : of;
  return `${element}${path === "" ? "" : `.${path}`}: ${message} (line ${line}, column ${column}).`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
