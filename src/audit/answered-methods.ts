/** Methods of the MOF as the types of what they answer show them. */
import type { ts } from "@ts-morph/common";
import { isJobParameter, startsJob } from "../runtime/started-job.ts";
import { isMethodElement } from "../bindings/element-names.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import type { Context } from "./context.ts";

export interface AnsweredMethod {
  /** `CIM_ConcreteJob.RequestStateChange()`. */
  readonly element: string;
  readonly codes: BoundEnum | null;
  /** Whether the answer is the code itself. */
  readonly isBareCode: boolean;
  /** The property with the job that the method starts. */
  readonly job: string | null;
  /** The code that says that work goes on after the call. */
  readonly started: BoundMember | null;
}

/** The method that gives an answer of a type, or a promise of one; `null` for other types. */
export function methodOf(type: ts.Type, context: Context): AnsweredMethod | null {
  const { checker, bindings, enums, ts } = context;
  const answered = checker.getAwaitedType(type) ?? type;
  if (answered.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return null;
  const [own, another] = enums.ofType(answered);
  if (own !== undefined) {
    const started = own.members.find(({ value, label }) => startsJob(value, label, false)) ?? null;
    return own.isReturnValue && another === undefined
      ? { element: own.element, codes: own, isBareCode: true, job: null, started }
      : null;
  }
  const returned = checker.getPropertyOfType(answered, "ReturnValue");
  const holder = returned?.declarations?.[0]?.parent;
  if (returned === undefined || holder === undefined || !bindings.isGenerated(holder.getSourceFile())) return null;
  const [codes = null] = enums.ofProperty(answered, "ReturnValue");
  const element = codes?.element ?? bindings.factsOf(holder)?.element;
  if (element === undefined || !isMethodElement(element)) return null;
  const job = jobProperty(answered, context);
  const started = codes?.members.find(({ value, label }) => startsJob(value, label, job !== null)) ?? null;
  return { element, codes, isBareCode: false, job, started };
}

/** The method whose answers are in a list, as `Promise.all` and `Promise.allSettled` give them. */
export function methodOfAll(type: ts.Type, context: Context): AnsweredMethod | null {
  const { checker, ts } = context;
  const element = checker.getIndexTypeOfType(checker.getAwaitedType(type) ?? type, ts.IndexKind.Number);
  if (element === undefined) return null;
  return (
    methodOf(element, context) ??
    (element.aliasTypeArguments?.[0] === undefined ? null : methodOf(element.aliasTypeArguments[0], context))
  );
}

/** The out-parameter for a job; results of providers have it as `job`. */
function jobProperty(type: ts.Type, { checker, ts }: Context): string | null {
  for (const part of type.isUnion() ? type.types : [type]) {
    for (const property of part.getProperties()) {
      const target = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const referred =
        target.aliasTypeArguments?.[0] ??
        (target.flags & ts.TypeFlags.Object ? checker.getTypeArguments(target as ts.TypeReference)[0] : undefined);
      if (referred === undefined || checker.isArrayType(target)) continue;
      if (isJobParameter(property.name, referred.symbol?.name ?? null)) return property.name;
    }
  }
  return null;
}
