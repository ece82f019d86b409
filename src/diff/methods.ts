/** Methods: return value, parameters and their order. */
import type { JsonMethod, JsonParameter } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { collector, type Delta } from "./change.ts";
import { compareElements, compareTypes, type NewName } from "./elements.ts";
import { guessMemberRenames } from "./member-renames.ts";
import { compareQualified } from "./qualifiers.ts";
import { compareValueMaps } from "./value-maps.ts";

export function compareMethods(before: JsonMethod, after: JsonMethod, newName: NewName): Delta[] {
  const deltas: Delta[] = [];
  const report = collector(deltas);
  compareTypes({ type: before.returnType, array: null }, { type: after.returnType, array: null }, newName, report);
  if (before.static !== after.static) report("static-changed", { isStatic: after.static });
  compareValueMaps(before.valueMap, after.valueMap, "return code", report);
  compareQualified(before, after, report);
  compareParameters(before.parameters, after.parameters, newName, deltas);
  return deltas;
}

type Parameters = readonly JsonParameter[];

function compareParameters(before: Parameters, after: Parameters, newName: NewName, deltas: Delta[]): void {
  const now = new Map(after.map((parameter) => [fold(parameter.name), parameter]));
  const was = new Set(before.map(({ name }) => fold(name)));
  const gone = before.filter(({ name }) => !now.has(fold(name)));
  const fresh = after.filter(({ name }) => !was.has(fold(name)));
  const renames = guessMemberRenames(gone, fresh);
  const renamed = new Set(renames.values());
  for (const parameter of before) {
    const report = collector(deltas, parameter.name);
    const rename = renames.get(parameter);
    const other = rename ?? now.get(fold(parameter.name));
    if (other === undefined) {
      report("parameter-removed", {});
      continue;
    }
    if (rename !== undefined) report("parameter-renamed", { after: rename.name });
    else if (parameter.name !== other.name) report("name-respelled", { before: parameter.name, after: other.name });
    compareParameter(parameter, other, newName, deltas);
  }
  for (const parameter of fresh) {
    if (renamed.has(parameter)) continue;
    const report = collector(deltas, parameter.name);
    if (!parameter.in) report("output-parameter-added", {});
    else report(parameter.required ? "required-parameter-added" : "parameter-added", {});
  }
  compareOrder(before, after, renames, deltas);
}

function compareParameter(before: JsonParameter, after: JsonParameter, newName: NewName, deltas: Delta[]): void {
  const report = collector(deltas, before.name);
  const [was, is] = [directionOf(before), directionOf(after)];
  if (was !== is) report("direction-changed", { before: was, after: is });
  if (before.required !== after.required) report(after.required ? "required-added" : "required-removed", {});
  compareElements(before, after, newName, report);
}

function directionOf(parameter: JsonParameter): string {
  if (parameter.in && parameter.out) return "In and Out";
  return parameter.in ? "In" : parameter.out ? "Out" : "neither In nor Out";
}

/** The order of those that both have; new ones at the end or in between are no change of it. */
function compareOrder(
  before: Parameters,
  after: Parameters,
  renames: ReadonlyMap<JsonParameter, JsonParameter>,
  deltas: Delta[],
): void {
  const newNames = new Map(
    before.map((parameter) => [fold(renames.get(parameter)?.name ?? parameter.name), parameter]),
  );
  const now = after.map(({ name }) => newNames.get(fold(name))).filter((parameter) => parameter !== undefined);
  const kept = new Set(now);
  const was = before.filter((parameter) => kept.has(parameter));
  if (was.every((parameter, index) => parameter === now[index])) return;
  const listed = (parameters: Parameters): string => parameters.map(({ name }) => name).join(", ");
  collector(deltas)("parameter-order-changed", { before: listed(was), after: listed(now) });
}
