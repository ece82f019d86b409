/** What properties, parameters and return values have in common: type, legal values, default, unit. */
import type { JsonElement, JsonQualifier, JsonType } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import type { ReportChange } from "./change.ts";
import { compareQualified, sameValue } from "./qualifiers.ts";
import { typeText, valueText } from "./type-text.ts";
import { compareValueMaps } from "./value-maps.ts";

/** The folded name that a class has in the new schema. */
export type NewName = (oldName: string) => string;

/** Compares all but keys, direction and access, which only some elements have. */
export function compareElements(before: JsonElement, after: JsonElement, newName: NewName, report: ReportChange): void {
  compareTypes(before, after, newName, report);
  if (!sameValue(before.default, after.default)) {
    report("default-changed", { before: valueText(before.default), after: valueText(after.default) });
  }
  compareLimits(before.limits, after.limits, report);
  compareUnits(before.qualifiers, after.qualifiers, report);
  compareValueMaps(before.valueMap, after.valueMap, "value", report);
  compareValueMaps(before.bitMap, after.bitMap, "bit", report);
  compareQualified(before, after, report);
}

interface Typed {
  readonly type: JsonType | null;
  readonly array: JsonElement["array"];
}

export function compareTypes(before: Typed, after: Typed, newName: NewName, report: ReportChange): void {
  const words = { before: typeText(before.type, before.array), after: typeText(after.type, after.array) };
  if ((before.array === null) !== (after.array === null) || bindingType(before.type) !== bindingType(after.type)) {
    report("type-changed", words);
  } else if (before.type !== null && !isSameName(before.type, after.type, newName)) {
    report(before.type.kind === "intrinsic" ? "encoding-changed" : "type-class-changed", words);
  }
  if (before.array === null || after.array === null) return;
  if (before.array.size === after.array.size && before.array.order === after.array.order) return;
  report("array-shape-changed", { before: shapeText(before.array), after: shapeText(after.array) });
}

/** The name that stands in the new schema for the class, or the type itself. */
function isSameName(before: JsonType, after: JsonType | null, newName: NewName): boolean {
  if (before.name === null || after?.name == null) return before.name === (after?.name ?? null);
  const name = before.kind === "intrinsic" ? fold(before.name) : newName(before.name);
  return name === fold(after.name);
}

/** Types with one answer have one type in the bindings. */
function bindingType(type: JsonType | null): string {
  if (type?.kind !== "intrinsic") return type?.kind ?? "void";
  const name = type.name ?? "";
  if (/^[us]int64$/.test(name)) return "bigint";
  if (/^(?:[us]int|real)/.test(name)) return "number";
  return name === "char16" ? "string" : name;
}

function shapeText({ size, order }: NonNullable<JsonElement["array"]>): string {
  return `${order} of ${size ?? "any size"}`;
}

/** Each limit: its qualifier, and whether a larger one allows more. */
const limits = [
  { key: "minValue", limit: "MinValue", isUpper: false },
  { key: "maxValue", limit: "MaxValue", isUpper: true },
  { key: "minLength", limit: "MinLen", isUpper: false },
  { key: "maxLength", limit: "MaxLen", isUpper: true },
  { key: "minCardinality", limit: "Min", isUpper: false },
  { key: "maxCardinality", limit: "Max", isUpper: true },
] as const;

function compareLimits(before: JsonElement["limits"], after: JsonElement["limits"], report: ReportChange): void {
  for (const { key, limit, isUpper } of limits) {
    const [was, is] = [before[key], after[key]];
    if (String(was) === String(is)) continue;
    const allowsMore = is === undefined || (was !== undefined && BigInt(is) > BigInt(was) === isUpper);
    const words = { limit, before: String(was ?? "none"), after: String(is ?? "none") };
    report(allowsMore ? "limit-widened" : "limit-narrowed", words);
  }
}

/** Units and PUnit are two notations: where both schemas have PUnit it decides, else Units where both have that. */
function compareUnits(before: readonly JsonQualifier[], after: readonly JsonQualifier[], report: ReportChange): void {
  const [was, is] = [unitsOf(before), unitsOf(after)];
  const notation =
    was.punit !== null && is.punit !== null ? "punit" : was.units !== null && is.units !== null ? "units" : null;
  if (notation !== null) {
    const words = { before: quoted(was[notation]), after: quoted(is[notation]) };
    if (folded(was[notation]) !== folded(is[notation])) report("units-changed", words);
    return;
  }
  const words = { before: quoted(was.punit ?? was.units), after: quoted(is.punit ?? is.units) };
  if (words.before === words.after) return;
  report(words.after === "none" ? "units-changed" : "units-stated", words);
}

function unitsOf(qualifiers: readonly JsonQualifier[]): { punit: string | null; units: string | null } {
  const textOf = (name: string): string | null => {
    const value = qualifiers.find((qualifier) => fold(qualifier.name) === name)?.value;
    return typeof value === "string" && value !== "" ? value : null;
  };
  return { punit: textOf("punit"), units: textOf("units") };
}

function folded(text: string | null): string {
  return fold(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

function quoted(text: string | null): string {
  return text === null ? "none" : JSON.stringify(text);
}
