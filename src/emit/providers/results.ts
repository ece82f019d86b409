/** The result types of methods: one member for each kind of return code that the value map has. */
import { isJobParameter, isJobStartedCode, startsJob } from "../../runtime/started-job.ts";
import { standingOf } from "../../runtime/value-map.ts";
import type { Method, Parameter } from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import type { GeneratedModule } from "../module/generated-module.ts";
import { stringLiteral } from "../module/literals.ts";
import type { EnumMember, ValueEnum } from "../enums/value-enums.ts";
import { runtimeName } from "../module/names.ts";

/** The members of a method's result union, at least one. */
export function resultMembers(method: Method, model: EmitModel, module: GeneratedModule): string[] {
  const output = module.type(model.names.output(method));
  const member = (name: string, ...parameters: readonly string[]): string =>
    `${module.type(runtimeName("provider-result", name))}<${[output, ...parameters].join(", ")}>`;

  const codes = model.enums.ofReturnValue(method).values;
  if (method.returnType === null) return [member("Completed")];
  if (codes?.base !== "number" || !codes.members.some(isCompletion)) return [member("Returned")];

  const job = jobParameter(method);
  const startsJobHere = ({ value, label }: EnumMember): boolean => startsJob(value, label, job !== null);
  const isStarted = codes.members.some(startsJobHere);
  const jobName = isStarted && job !== null ? [stringLiteral(job.name)] : [];
  const members = [member("Completed", ...jobName)];
  if (isStarted) members.push(member("JobStarted", ...jobName));
  const failures = codes.members.filter((code) => !isCompletion(code) && !(isStarted && startsJobHere(code)));
  const isNoStart = failures.some(({ value }) => isJobStartedCode(value));
  if (failures.length > 0) members.push(isNoStart ? member("Failed", "never", "0") : member("Failed", ...jobName));
  if (leavesCodesOpen(codes)) members.push(module.type(runtimeName("provider-result", "VendorResult")));
  return members;
}

/** 0 means success, unless its label says that it does not. */
function isCompletion({ value, label }: EnumMember): boolean {
  const text = label ?? "";
  return value === 0n && (!/error|fail|invalid/i.test(text) || /\b(no|without)\s+errors?/i.test(text));
}

/** The out-parameter for a job. */
function jobParameter(method: Method): Parameter | null {
  const isJob = ({ name, type, array, isOut }: Parameter): boolean =>
    isOut && array === null && type.kind === "reference" && isJobParameter(name, type.className);
  return method.parameters.values().find(isJob) ?? null;
}

/** Whether codes beyond the named ones may be given back: what the schema lists and does not reserve. */
function leavesCodesOpen({ map }: ValueEnum): boolean {
  return map.entries.some((entry) => entry.kind !== "value" && standingOf(entry) !== "reserved");
}
