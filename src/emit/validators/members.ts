/** The members of what is validated: properties, parameters and return values under one form, and how they compare. */
import type {
  ArrayShape,
  Element,
  IntrinsicType,
  Limits,
  Method,
  Parameter,
  Property,
  Qualifier,
  Type,
} from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import { textOf } from "../../schema/value.ts";
import type { EmitModel } from "../backend.ts";
import { memberName, methodPath, parameterPath, propertyPath } from "../module/names.ts";
import type { ElementEnums } from "../enums/value-enums.ts";

type Bounds = Pick<Limits, "minValue" | "maxValue" | "minLength" | "maxLength">;

const noBounds: Bounds = { minValue: null, maxValue: null, minLength: null, maxLength: null };

export interface Member {
  readonly name: string;
  /** Where the schema declares it: `CIM_Job.Name`. */
  readonly path: string;
  readonly type: Type;
  readonly array: ArrayShape | null;
  readonly isRequired: boolean;
  /** Those that have a meaning for the type. */
  readonly limits: Bounds;
  readonly enums: ElementEnums;
  /** Which datetimes it takes; `null` where the schema does not say, or for another type. */
  readonly datetimeKind: "timestamp" | "interval" | null;
}

export function propertyMember(property: Property, { enums }: EmitModel): Member {
  return elementMember(property, memberName(property), propertyPath(property), enums.ofProperty(property));
}

/** The members of a method's input. */
export function inputMembers(method: Method, model: EmitModel): Member[] {
  return method.parameters
    .values()
    .filter(({ isIn }) => isIn)
    .map((parameter) => parameterMember(method, parameter, model));
}

/** The members of a method's output, the return value first. */
export function outputMembers(method: Method, model: EmitModel): Member[] {
  const parameters = method.parameters.values().filter(({ isOut }) => isOut);
  return [...returnMember(method, model), ...parameters.map((parameter) => parameterMember(method, parameter, model))];
}

function parameterMember(method: Method, parameter: Parameter, { enums }: EmitModel): Member {
  const path = parameterPath(method, parameter);
  return elementMember(parameter, parameter.name, path, enums.ofParameter(method, parameter));
}

function returnMember(method: Method, { enums }: EmitModel): Member[] {
  const { returnType: type, returnArray: array, qualifiers } = method;
  if (type === null) return [];
  const isCode = type.kind === "intrinsic" && /^[us]int/.test(type.name) && array === null;
  return [
    {
      name: "ReturnValue",
      path: methodPath(method),
      type,
      array,
      isRequired: isCode || isTrue(qualifiers, "Required"),
      limits: noBounds,
      enums: enums.ofReturnValue(method),
      datetimeKind: datetimeKind(type, null, qualifiers),
    },
  ];
}

function elementMember(element: Element, name: string, path: string, enums: ElementEnums): Member {
  const { type, array, isRequired, limits, units, qualifiers } = element;
  const bounds = boundsFor(type, limits);
  return {
    name,
    path,
    type,
    array,
    isRequired,
    limits: bounds,
    enums,
    datetimeKind: datetimeKind(type, units, qualifiers),
  };
}

function boundsFor(type: Type, { minValue, maxValue, minLength, maxLength }: Limits): Bounds {
  if (type.kind !== "intrinsic") return noBounds;
  if (/int|real/.test(type.name)) return { ...noBounds, minValue, maxValue };
  return type.name === "string" ? { ...noBounds, minLength, maxLength } : noBounds;
}

/** WMI's SubType says it ("Interval", "DateTime"); what is measured in a unit of time is an interval. */
function datetimeKind(type: Type, units: string | null, qualifiers: NameMap<Qualifier>): Member["datetimeKind"] {
  if (type.kind !== "intrinsic" || type.name !== "datetime") return null;
  const subType = textOf(qualifiers.get("SubType")?.value)?.toLowerCase();
  if (subType === "interval" || isTrue(qualifiers, "Interval")) return "interval";
  if (subType === "datetime" || subType === "timestamp") return "timestamp";
  return units !== null && /second|minute|hour|day|week/i.test(units) ? "interval" : null;
}

function isTrue(qualifiers: NameMap<Qualifier>, name: string): boolean {
  const value = qualifiers.get(name)?.value;
  return value?.kind === "boolean" && value.value;
}

/** Whether both allow the same values. */
export function isSameRule(a: Member, b: Member): boolean {
  return narrows(a, b) && narrows(b, a);
}

/** Whether all values that an override allows are allowed by what it overrides. */
export function narrows(own: Member, base: Member): boolean {
  if (base.isRequired && !own.isRequired) return false;
  if ((own.array === null) !== (base.array === null) || (base.array?.size ?? own.array?.size) !== own.array?.size)
    return false;
  if (base.datetimeKind !== null && own.datetimeKind !== base.datetimeKind) return false;
  return (
    isNarrowerType(own.type, base.type) && isNarrowerMap(own.enums, base.enums) && isWithin(own.limits, base.limits)
  );
}

function isNarrowerType(own: Type, base: Type): boolean {
  if (own.kind === "intrinsic" || base.kind === "intrinsic")
    return intrinsicName(own) === intrinsicName(base) && own.kind === base.kind;
  if (own.kind !== base.kind || base.target === null) return own.kind === base.kind;
  for (let at = own.target; at !== null; at = at.superclass) if (at === base.target) return true;
  return false;
}

function intrinsicName(type: Type): IntrinsicType | null {
  return type.kind === "intrinsic" ? type.name : null;
}

function isNarrowerMap(own: ElementEnums, base: ElementEnums): boolean {
  return (base.values === null || own.values === base.values) && (base.bits === null || own.bits === base.bits);
}

function isWithin(own: Bounds, base: Bounds): boolean {
  const isAbove = <T extends number | bigint>(low: T | null, bound: T | null): boolean =>
    bound === null || (low !== null && low >= bound);
  const isBelow = <T extends number | bigint>(high: T | null, bound: T | null): boolean =>
    bound === null || (high !== null && high <= bound);
  return (
    isAbove(own.minValue, base.minValue) &&
    isBelow(own.maxValue, base.maxValue) &&
    isAbove(own.minLength, base.minLength) &&
    isBelow(own.maxLength, base.maxLength)
  );
}
