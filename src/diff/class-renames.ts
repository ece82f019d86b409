/**
 * Guesses which removed class lives on under which new name: by what they declare, and by their names. Work is bounded:
 * classes meet only where they share a rare feature, or a superclass with few other candidates.
 */
import type { JsonClass } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { type Candidate, likeliestPairs } from "./likeliest-pairs.ts";
import { isNearName } from "./near-name.ts";
import { typeText } from "./type-text.ts";

/** A feature that more new classes have tells nothing (`Name`, `InstanceID`), and meeting all of them costs too much. */
const commonFeature = 16;

/** Classes below one superclass that are compared by name alone. */
const siblings = 40;

export function guessClassRenames(
  removed: readonly JsonClass[],
  added: readonly JsonClass[],
): Map<JsonClass, JsonClass> {
  const features = new Map(added.map((item) => [item, featuresOf(item)]));
  const byFeature = indexed(added, (item) => features.get(item) ?? new Set());
  const bySuperclass = indexed(added, (item) => [superclassOf(item)]);
  const candidates: Candidate<JsonClass>[] = [];
  for (const before of removed) {
    const own = featuresOf(before);
    const met = new Set<JsonClass>();
    for (const feature of own) {
      const sharing = byFeature.get(feature) ?? [];
      if (sharing.length <= commonFeature) for (const item of sharing) met.add(item);
    }
    const beside = bySuperclass.get(superclassOf(before)) ?? [];
    if (beside.length <= siblings) for (const item of beside) met.add(item);
    for (const after of met) {
      const score = likeness(before, own, after, features.get(after) ?? new Set());
      if (score > 0) candidates.push({ before, after, score });
    }
  }
  return likeliestPairs(candidates);
}

/** 0 where they are not taken for one class. Names count where the features leave it open. */
function likeness(before: JsonClass, own: ReadonlySet<string>, after: JsonClass, other: ReadonlySet<string>): number {
  if (before.association !== after.association || before.indication !== after.indication) return 0;
  const shared = [...own].filter((feature) => other.has(feature)).length;
  const size = own.size + other.size;
  const same = size === 0 ? 0 : (2 * shared) / size;
  const isNear = isNearName(before.name, after.name);
  if (same >= 0.75 && shared >= 3) return same + (isNear ? 1 : 0);
  if (!isNear) return 0;
  if (same >= 0.5) return same + 1;
  return size === 0 && superclassOf(before) === superclassOf(after) ? 0.5 : 0;
}

/** What the class itself declares: members by name and type. */
function featuresOf({ properties, methods }: JsonClass): Set<string> {
  return new Set([
    ...properties
      .filter(({ declared }) => declared)
      .map(({ name, type, array }) => `${fold(name)} ${typeText(type, array)}`),
    ...methods.filter(({ declared }) => declared).map(({ name, parameters }) => `${fold(name)}(${parameters.length})`),
  ]);
}

function superclassOf({ superclass }: JsonClass): string {
  return fold(superclass ?? "");
}

function indexed(
  classes: readonly JsonClass[],
  keysOf: (item: JsonClass) => Iterable<string>,
): Map<string, JsonClass[]> {
  const index = new Map<string, JsonClass[]>();
  for (const item of classes) {
    for (const key of keysOf(item)) {
      const sameKey = index.get(key);
      if (sameKey === undefined) index.set(key, [item]);
      else sameKey.push(item);
    }
  }
  return index;
}
