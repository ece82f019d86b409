/**
 * How the jobs of one class behave, as the generator reads it off a contract: states, codes and properties are the
 * schema's, and nothing here or in the engine knows what they mean beyond the roles that this file names.
 */
import type { DateTime } from "../../../runtime/datetime.ts";
import type { ClassDescriptor } from "../../../runtime/descriptor.ts";
import type { WorkError } from "./job-work.ts";

/** The values of the state property in their roles. */
export interface JobStates {
  /** A job waits here until there is a slot for it. */
  readonly initial: number;
  /** Passed on the way to `running`. */
  readonly starting: number;
  /** The only state in which the work goes on. */
  readonly running: number;
  /** The job waits for an answer of somebody. */
  readonly asking: number;
  readonly completed: number;
  readonly warning: number;
  readonly failed: number;
}

/** What a request does to the work: go on, hold still, end. */
export const jobEffects = ["resume", "hold", "terminate", "kill"] as const;
export type JobEffect = (typeof jobEffects)[number];

export interface JobRequest {
  readonly from: readonly number[];
  /** States that are passed on the way, each for the time that `passing` gives; none where nothing is said. */
  readonly path?: readonly number[];
  readonly to: number;
  readonly effect: JobEffect;
  readonly isSupported: boolean;
  /** Whether it is refused once the work has passed its point of no return. */
  readonly needsCancellable: boolean;
}

/**
 * What is looked at before a request is granted. `known`: it is one of the requests; `interval`: the timeout is none or an
 * interval; `unlimited`: the timeout is none or zero; `supported`; `legal`: it may be made in this state; `cancellable`;
 * `free`: a waiting job that is to start has a slot.
 */
export const checksOfRequests = [
  "known",
  "interval",
  "unlimited",
  "supported",
  "legal",
  "cancellable",
  "free",
] as const;
export type JobRequestCheck = (typeof checksOfRequests)[number];

/** A check and the code for those who do not pass it. */
export interface CheckedCode<Check extends string> {
  readonly check: Check;
  readonly otherwise: number;
}

/** What the properties of a job are worked out from, at one moment. */
export interface JobMoment<Given extends object> {
  readonly id: string;
  /** What whoever started the job said about it. */
  readonly given: Given;
  readonly state: number;
  /** 0 to 100. */
  readonly percent: number;
  readonly phase: string;
  readonly cancellable: boolean;
  readonly submitted: DateTime;
  /** When it first ran; `null` before that. */
  readonly started: DateTime | null;
  /** The time that it has spent running, an interval. */
  readonly elapsed: DateTime;
  /** Of the last change of state; a zero interval before the first. */
  readonly changed: DateTime;
  /** 0 as long as nothing went wrong. */
  readonly errorCode: number;
  /** Why it did not end well, with all that led to it; `null` as long as nothing went wrong. */
  readonly errorText: string | null;
  /** What did not end well, without what led to it. */
  readonly errorSummary: string | null;
}

export interface JobBehavior<Job extends object = object, Given extends object = object> {
  readonly descriptor: ClassDescriptor;
  /** The property that names a job. */
  readonly key: keyof Job & string;
  readonly states: JobStates;
  readonly requests: ReadonlyMap<number, JobRequest>;
  readonly requestChecks: readonly CheckedCode<JobRequestCheck>[];
  /** The code of a request that is granted. */
  readonly granted: number;
  readonly kill: JobKill;
  readonly removal: JobRemoval;
  /** How long each state is passed that stands in a path; states that are not named take no time. */
  readonly passing: ReadonlyMap<number, number>;
  /** The properties that clients may write. */
  readonly writable: readonly (keyof Job & string)[];
  /** The errors that a job has after a client has ended it, or after its work has broken: `{reason}` in the words stands for how. */
  readonly stopped: Readonly<Record<"terminate" | "kill" | "break", StoppedError>>;
  /** All properties at one moment, those that clients have written left aside. */
  properties(moment: JobMoment<Given>): Job;
  /** An error as the schema has it. */
  error(error: WorkError): object;
}

/** An error that nothing is to be said of but what it is. */
export type StoppedError = Pick<WorkError, "code" | "description" | "messageId" | "errorType">;

/** The method that kills a job and says whether it shall be removed. `notSupported` where the class has it and does not do it. */
export type JobKill =
  | { readonly isSupported: false; readonly notSupported: number }
  | {
      readonly isSupported: true;
      readonly killed: number;
      readonly refused: number;
      readonly request: number;
    };

export interface JobRemoval {
  /** The property with the interval for which a finished job stays. */
  readonly after: string;
  /** A boolean property that must be true at the end of the job; none where each job is removed. */
  readonly onlyIf?: string;
}
