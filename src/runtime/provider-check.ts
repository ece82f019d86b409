/**
 * Looks at what goes into a provider and what comes out of it with the class's descriptor alone: names, NULL, type, array
 * shape, limits and value map. What is inside embedded instances is left to generated validators.
 */
import type { CimIssue } from "./cim-error.ts";
import { DateTime } from "./datetime.ts";
import type { ElementDescriptor, IntrinsicType, TypeDescriptor } from "./descriptor.ts";
import { describeValue } from "./issue.ts";
import * as is from "./predicates.ts";
import { classify, type MappedValue, type ValueMap } from "./value-map.ts";

/** A record under the names of the schema, and what is wrong with it. */
export interface CheckedRecord {
  readonly value: Readonly<Record<string, unknown>>;
  readonly issues: readonly CimIssue[];
}

/**
 * Brings the names of a record into the spelling of the schema and checks its values. `complete`: elements that are not
 * given become NULL; otherwise they stay away, as in a change of some properties.
 */
export function checkRecord(value: unknown, elements: readonly ElementDescriptor[], extent: "complete" | "partial"): CheckedRecord {
  if (!isObject(value)) return { value: {}, issues: [{ path: [], message: `Expected an object, received ${describeValue(value)}.` }] };
  const issues: CimIssue[] = [];
  const known = new Map(elements.map((element) => [element.name.toLowerCase(), element]));
  const checked = new Map<string, unknown>();
  for (const [name, given] of Object.entries(value)) {
    const element = known.get(name.toLowerCase());
    if (element === undefined) issues.push({ path: [name], message: "The schema has no such name here." });
    else if (checked.has(element.name)) issues.push({ path: [name], message: `${element.name} is given twice.` });
    else checked.set(element.name, given ?? null);
  }
  for (const element of elements) {
    if (extent === "complete" && !checked.has(element.name)) checked.set(element.name, null);
    if (checked.has(element.name)) issues.push(...elementIssues(checked.get(element.name), element));
  }
  return { value: Object.fromEntries(checked), issues };
}

function elementIssues(value: unknown, element: ElementDescriptor): CimIssue[] {
  const { name, array, isRequired } = element;
  if (value === null) return isRequired ? [{ path: [name], message: "It is required and NULL." }] : [];
  if (array === null) return scalarIssues([name], value, element);
  if (!Array.isArray(value)) return [{ path: [name], message: `Expected an array, received ${describeValue(value)}.` }];
  const issues = value.flatMap((item: unknown, index) => scalarIssues([name, index], item, element));
  if (array.size === null || array.size === value.length) return issues;
  return [{ path: [name], message: `Expected ${array.size} elements, received ${value.length}.` }, ...issues];
}

function scalarIssues(path: CimIssue["path"], value: unknown, element: ElementDescriptor): CimIssue[] {
  const message = hasType(value, element.type)
    ? limitMessage(value, element)
    : `Expected ${typeName(element.type)}, received ${describeValue(value)}.`;
  return message === null ? [] : [{ path, message }];
}

function hasType(value: unknown, type: TypeDescriptor): boolean {
  if (typeof type === "string") return hasIntrinsicType[type](value);
  return "embedded" in type ? isObject(value) && !(value instanceof DateTime) : is.isReference(value);
}

const hasIntrinsicType: Readonly<Record<IntrinsicType, (value: unknown) => boolean>> = {
  uint8: is.isUint8,
  sint8: is.isSint8,
  uint16: is.isUint16,
  sint16: is.isSint16,
  uint32: is.isUint32,
  sint32: is.isSint32,
  uint64: is.isUint64,
  sint64: is.isSint64,
  real32: is.isReal32,
  real64: is.isNumber,
  boolean: is.isBoolean,
  string: is.isString,
  char16: is.isChar16,
  datetime: is.isDateTime,
};

function typeName(type: TypeDescriptor): string {
  if (typeof type === "object") return "embedded" in type ? "an instance" : "a reference";
  if (type === "uint64" || type === "sint64") return `a ${type} as bigint`;
  return type === "datetime" ? "a DateTime" : `a ${type}`;
}

function limitMessage(value: unknown, { limits, valueMap }: ElementDescriptor): string | null {
  const { minValue, maxValue, minLength, maxLength } = limits;
  if (typeof value === "number" || typeof value === "bigint") {
    if (minValue !== null && value < minValue) return `${value} is less than ${minValue}.`;
    if (maxValue !== null && value > maxValue) return `${value} is greater than ${maxValue}.`;
  } else if (typeof value === "string") {
    const { length } = [...value];
    if (minLength !== null && length < minLength) return `It has ${length} characters and needs ${minLength}.`;
    if (maxLength !== null && length > maxLength) return `It has ${length} characters and may have ${maxLength}.`;
  } else return null;
  return valueMap === null || isDeclared(valueMap, value) ? null : `${describeValue(value)} is not in the value map.`;
}

/** Whether a value map has a value, be it in a range, and does not reserve it for later versions of the schema. */
export function isDeclared(map: ValueMap, value: MappedValue): boolean {
  const found = classify(map, value);
  if (found.kind === "none") return false;
  return found.kind === "exact" || found.label === null || /vendor/i.test(found.label) || !/reserved/i.test(found.label);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
