/** Guesses which removed member or parameter lives on under which new name. */
import type { JsonElement, JsonMethod } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { likeliestPairs } from "./likeliest-pairs.ts";
import { isNearName } from "./near-name.ts";
import { typeText } from "./type-text.ts";

type Named = JsonElement | JsonMethod;

/** So many pairs of one class are compared at most; a class that changed more is another one. */
const mostPairs = 900;

/** Pairs of one shape with a near name, the same description or the same value map. Each member is in one pair only. */
export function guessMemberRenames<T extends Named>(removed: readonly T[], added: readonly T[]): Map<T, T> {
  if (removed.length * added.length > mostPairs) return new Map();
  return likeliestPairs(
    removed.flatMap((before) =>
      added.map((after) => ({ before, after, score: likeness(before, after) })).filter(({ score }) => score > 0),
    ),
  );
}

function likeness(before: Named, after: Named): number {
  if (shapeOf(before) !== shapeOf(after)) return 0;
  const isSameText = before.description !== null && before.description === after.description;
  const map = mapOf(before);
  const isSameMap = map !== null && map === mapOf(after);
  return (isNearName(before.name, after.name) ? 1 : 0) + (isSameText ? 2 : 0) + (isSameMap ? 2 : 0);
}

function shapeOf(member: Named): string {
  if ("type" in member) return typeText(member.type, member.array);
  const parameters = member.parameters.map(({ name, type, array }) => `${fold(name)} ${typeText(type, array)}`);
  return `${typeText(member.returnType, null)}(${parameters.sort().join(", ")})`;
}

/** Three entries or more: smaller maps are alike by chance. */
function mapOf({ valueMap }: Named): string | null {
  return valueMap === null || valueMap.length < 3 ? null : JSON.stringify(valueMap);
}
