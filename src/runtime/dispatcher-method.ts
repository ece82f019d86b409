/** One call of a method: the input as the provider wants it, and the result as the client gets it. */
import { CimError, type CimIssue, CimStatus, issueSummary } from "./cim-error.ts";
import type { MethodDescriptor, ParameterDescriptor } from "./descriptor.ts";
import { describeValue } from "./issue.ts";
import { checkRecord, isDeclared } from "./provider-check.ts";
import type { MethodValidators } from "./provider.ts";

/** The return value and all out-parameters under the names of the schema; what the provider left out is NULL. */
export type MethodOutput = Readonly<Record<string, unknown>>;

/** The input under the names of the schema, NULL for what is not given. Throws INVALID_PARAMETER with the issues. */
export function methodInput(
  method: MethodDescriptor,
  input: unknown,
  place: string,
  validators: MethodValidators | null,
): Readonly<Record<string, unknown>> {
  const inputs = method.parameters.filter(({ isIn }) => isIn);
  const { value, issues } = checkRecord(input ?? {}, inputs, "complete");
  const all = issues.length > 0 || validators === null ? issues : validators.input.validate(value).issues;
  if (all.length === 0) return value;
  throw new CimError(CimStatus.INVALID_PARAMETER, `The input of ${place} is not valid: ${issueSummary(all)}`, { issues: all });
}

/** The output of what a provider gave back. Throws FAILED where the schema does not allow it. */
export function methodOutput(
  method: MethodDescriptor,
  result: unknown,
  place: string,
  validators: MethodValidators | null,
): MethodOutput {
  const { code, out, isCompleted } = readResult(method, result, place);
  if (isInvalidCode(method, code)) throw fault(place, `the return value ${describeValue(code)}, which the schema does not declare`);
  const outs = method.parameters.filter(({ isOut }) => isOut);
  // NULL for what is required is a fault only once the work is done: a failure has nothing to give, a job not yet.
  const expected = isCompleted ? outs : outs.map((parameter) => ({ ...parameter, isRequired: false }));
  const { value, issues } = checkRecord(out, expected, "complete");
  const output: MethodOutput = method.returnType === null ? value : { ReturnValue: code, ...value };
  const all = issues.length > 0 || validators === null || !isCompleted ? issues : validators.output.validate(output).issues;
  if (all.length > 0) throw fault(place, `${describeValue(code)} with a wrong out-parameter: ${issueSummary(all)}`, all);
  return output;
}

interface ResultParts {
  readonly code: unknown;
  readonly out: Readonly<Record<string, unknown>>;
  readonly isCompleted: boolean;
}

function readResult(method: MethodDescriptor, result: unknown, place: string): ResultParts {
  if (typeof result !== "object" || result === null || !("ReturnValue" in result)) {
    throw fault(place, `${describeValue(result)} in place of a result`);
  }
  const { ReturnValue, code, out, job } = result as Readonly<Record<string, unknown>>;
  const given = (out ?? {}) as Readonly<Record<string, unknown>>;
  if (ReturnValue === "vendor" && code !== undefined) return { code, out: given, isCompleted: false };
  const isCompleted = method.valueMap === null || typeof ReturnValue !== "number" || ReturnValue === 0;
  if (job === undefined || job === null) return { code: ReturnValue, out: given, isCompleted };
  const parameter = jobParameter(method.parameters);
  if (parameter === null) throw fault(place, "a job, for which it has no out-parameter");
  return { code: ReturnValue, out: { ...given, [parameter.name]: job }, isCompleted };
}

/** The out-parameter for the job that a method starts: named Job, or a reference to a class of jobs. */
export function jobParameter(parameters: readonly ParameterDescriptor[]): ParameterDescriptor | null {
  const isJob = ({ name, type, array, isOut }: ParameterDescriptor): boolean =>
    isOut && array === null && typeof type === "object" && "reference" in type && namesJob(name, type.reference);
  return parameters.find(isJob) ?? null;
}

/** Whether an out-parameter that is a reference stands for the job, by its name or by the class it refers to. */
function namesJob(parameter: string, className: string | null): boolean {
  return /^job$/i.test(parameter) || (className !== null && /job$/i.test(className));
}

function isInvalidCode({ returnType, returnArray, valueMap }: MethodDescriptor, code: unknown): boolean {
  if (returnType === null) return false;
  const element = {
    ...{ name: "ReturnValue", type: returnType, array: returnArray, isRequired: false, bitMap: null, default: null },
    ...{ valueMap: null, deprecated: null, limits: { minValue: null, maxValue: null, minLength: null, maxLength: null } },
  };
  if (checkRecord({ ReturnValue: code }, [element], "complete").issues.length > 0) return true;
  const isMapped = typeof code === "number" || typeof code === "bigint" || typeof code === "string";
  return valueMap !== null && isMapped && !isDeclared(valueMap, code);
}

/** An answer that the schema does not allow: the provider's mistake, not the client's. */
function fault(place: string, what: string, issues: readonly CimIssue[] = []): CimError {
  return new CimError(CimStatus.FAILED, `The provider of ${place} gave back ${what}.`.replace(/\.\.$/, "."), { issues });
}
