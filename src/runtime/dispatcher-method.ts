/** One call of a method: the input as the provider wants it, and the result as the client gets it. */
import { CimError, type CimIssue, CimStatus, issueSummary } from "./cim-error.ts";
import { defaultsOf } from "./default-value.ts";
import type { MethodDescriptor, ParameterDescriptor } from "./descriptor.ts";
import { describeValue } from "./issue.ts";
import type { ValueValidator } from "./provider.ts";
import { completeRecord, type Members, nulls } from "./schema-names.ts";
import { isJobParameter } from "./started-job.ts";
import { entryOf, standingOf } from "./value-map.ts";

/** The return value and all out-parameters under the names of the schema; what the provider left out is NULL. */
export type MethodOutput = Members;

/**
 * The input under the names of the schema; what is not given has its default, or NULL. Throws INVALID_PARAMETER with the issues.
 * @param open whether values outside value maps are left to the provider
 */
export function methodInput(
  method: MethodDescriptor,
  input: unknown,
  place: string,
  validator: ValueValidator,
  open: boolean,
): Members {
  const value = completeRecord(
    input ?? {},
    defaultsOf(method.parameters.filter(({ isIn }) => isIn)),
  );
  const { issues } = validator.validate(value, { open });
  if (issues.length === 0) return value as Members;
  throw new CimError(
    CimStatus.INVALID_PARAMETER,
    `The input of ${place} is not valid: ${issueSummary(issues)}`,
    { issues },
  );
}

/** The output of what a provider gave back. Throws FAILED where the schema does not allow it. */
export function methodOutput(
  method: MethodDescriptor,
  result: unknown,
  place: string,
  validator: ValueValidator,
): MethodOutput {
  const { code, out, isCompleted } = readResult(method, result, place);
  const outs = completeRecord(
    out,
    nulls(method.parameters.filter(({ isOut }) => isOut).map(({ name }) => name)),
  ) as Members;
  const output = method.returnType === null ? outs : { ReturnValue: code, ...outs };
  const { issues } = validator.validate(output);
  if (issues.some(({ path }) => path[0] === "ReturnValue") || isReserved(method, code)) {
    throw fault(
      place,
      `the return value ${describeValue(code)}, which the schema does not declare`,
    );
  }
  // NULL for what is required is a fault only once the work is done: a failure has nothing to give, a job not yet.
  const faults = isCompleted
    ? issues
    : issues.filter(({ code: issue, path }) => issue !== "null" || path.length > 1);
  if (faults.length > 0)
    throw fault(
      place,
      `${describeValue(code)} with a wrong out-parameter: ${issueSummary(faults)}`,
      faults,
    );
  return output;
}

interface ResultParts {
  readonly code: unknown;
  readonly out: Members;
  readonly isCompleted: boolean;
}

function readResult(method: MethodDescriptor, result: unknown, place: string): ResultParts {
  if (typeof result !== "object" || result === null || !("ReturnValue" in result)) {
    throw fault(place, `${describeValue(result)} in place of a result`);
  }
  const { ReturnValue, code, out, job } = result as Members;
  const given = (out ?? {}) as Members;
  if (ReturnValue === "vendor" && code !== undefined)
    return { code, out: given, isCompleted: false };
  const isCompleted =
    method.valueMap === null || typeof ReturnValue !== "number" || ReturnValue === 0;
  if (job === undefined || job === null) return { code: ReturnValue, out: given, isCompleted };
  const parameter = jobParameter(method.parameters);
  if (parameter === null) throw fault(place, "a job, for which it has no out-parameter");
  return { code: ReturnValue, out: { ...given, [parameter.name]: job }, isCompleted };
}

/** The out-parameter for the job that a method starts: named Job, or a reference to a class of jobs. */
function jobParameter(parameters: readonly ParameterDescriptor[]): ParameterDescriptor | null {
  const isJob = ({ name, type, array, isOut }: ParameterDescriptor): boolean =>
    isOut &&
    array === null &&
    typeof type === "object" &&
    "reference" in type &&
    isJobParameter(name, type.reference);
  return parameters.find(isJob) ?? null;
}

/** Whether a code is in a range that the schema keeps for its later versions: validators let it pass, a provider has no use for it. */
function isReserved({ valueMap }: MethodDescriptor, code: unknown): boolean {
  if (
    valueMap === null ||
    (typeof code !== "number" && typeof code !== "bigint" && typeof code !== "string")
  )
    return false;
  const entry = entryOf(valueMap, code);
  return entry !== null && entry.kind !== "value" && standingOf(entry) === "reserved";
}

/** An answer that the schema does not allow: the provider's mistake, not the client's. */
function fault(place: string, what: string, issues: readonly CimIssue[] = []): CimError {
  return new CimError(
    CimStatus.FAILED,
    `The provider of ${place} returned ${what}.`.replace(/\.\.$/, "."),
    { issues },
  );
}
