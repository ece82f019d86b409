/**
 * What a method of a provider gives back: a union whose members `ReturnValue` tells apart. The constructors make its
 * members: `completed({ Error: null })`, `jobStarted(job)`, `failed(Code.Timeout)`, `vendorCode(40000)`.
 *
 * `Output` is the generated type with the return value and all out-parameters; `Job` the name of the out-parameter for
 * the job that the method starts.
 */
import type { Reference } from "./reference.ts";
import { jobStartedCode } from "./started-job.ts";

/** No out-parameters. */
export type NoOut = Readonly<Record<never, never>>;

type Outs<Output, Job extends string> = Omit<Output, "ReturnValue" | Job>;
type Codes<Output> = Output extends { readonly ReturnValue: infer Code extends number } ? Code : 0;
/** The members of an enum that stand for a number, or for none of several. */
type Numbered<Code extends number, Value extends number> = Code extends Code
  ? `${Code}` extends `${Value}`
    ? Code
    : never
  : never;
type NotNumbered<Code extends number, Value extends number> = Code extends Code
  ? `${Code}` extends `${Value}`
    ? never
    : Code
  : never;

/** 0: the method has done its work, with all its out-parameters. */
export interface Completed<Output, Job extends string = never> {
  readonly ReturnValue: Numbered<Codes<Output>, 0>;
  readonly out: Outs<Output, Job>;
}

/** 4096: the work goes on in a job; `null` where the schema has no parameter for it. */
export interface JobStarted<Output, Job extends string = never> {
  readonly ReturnValue: Numbered<Codes<Output>, typeof jobStartedCode>;
  readonly job: [Job] extends [keyof Output]
    ? [Job] extends [never]
      ? null
      : NonNullable<Output[Job]>
    : never;
  /** What is known before the job has ended. */
  readonly out: Partial<Outs<Output, Job>>;
}

/** Every other code that the schema names. */
export interface Failed<
  Output,
  Job extends string = never,
  NoFailure extends number = 0 | typeof jobStartedCode,
> {
  readonly ReturnValue: NotNumbered<Codes<Output>, NoFailure>;
  /** Some failures explain themselves in an out-parameter, as "size not supported" does with the nearest size. */
  readonly out: Partial<Outs<Output, Job>>;
}

/** A code of a range that the schema leaves to vendors. */
export interface VendorResult {
  readonly ReturnValue: "vendor";
  readonly code: number;
  readonly out: NoOut;
}

/** Any value of the type: the schema does not say which codes mean success and failure. */
export interface Returned<Output> {
  readonly ReturnValue: Output extends { readonly ReturnValue: infer Value } ? Value : 0;
  readonly out: Outs<Output, never>;
}

/** A result as the constructors make it. */
export interface MadeResult<Code, Out extends object = NoOut> {
  readonly ReturnValue: Code;
  readonly out: Out;
}

export function completed(): MadeResult<0>;
export function completed<Out extends object>(out: Out): MadeResult<0, Out>;
export function completed(out: object = {}): MadeResult<0, object> {
  return { ReturnValue: 0, out };
}

/** A result with the job that goes on with the work. */
export interface MadeJobResult<
  Job extends Reference | null,
  Out extends object = NoOut,
> extends MadeResult<typeof jobStartedCode, Out> {
  readonly job: Job;
}

export function jobStarted<Job extends Reference | null>(job: Job): MadeJobResult<Job>;
export function jobStarted<Job extends Reference | null, Out extends object>(
  job: Job,
  out: Out,
): MadeJobResult<Job, Out>;
export function jobStarted(
  job: Reference | null,
  out: object = {},
): MadeJobResult<Reference | null, object> {
  return { ReturnValue: jobStartedCode, job, out };
}

export function failed<const Code extends number>(code: Code): MadeResult<Code>;
export function failed<const Code extends number, Out extends object>(
  code: Code,
  out: Out,
): MadeResult<Code, Out>;
export function failed(code: number, out: object = {}): MadeResult<number, object> {
  return { ReturnValue: code, out };
}

export function vendorCode(code: number): VendorResult {
  return { ReturnValue: "vendor", code, out: {} };
}

/** For methods whose return value tells no success or failure: a state, a count, a text. */
export function returned<const Value>(value: Value): MadeResult<Value>;
export function returned<const Value, Out extends object>(
  value: Value,
  out: Out,
): MadeResult<Value, Out>;
export function returned(value: unknown, out: object = {}): MadeResult<unknown, object> {
  return { ReturnValue: value, out };
}
