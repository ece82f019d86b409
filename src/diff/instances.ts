/** The instances that come with a schema, paired by their keys; those without keys by their alias or by all that they hold. */
import type { JsonInstance, JsonValue } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { collector, type Delta } from "./change.ts";
import type { Pairs } from "./pairs.ts";
import { sameValue } from "./qualifiers.ts";
import { valueText } from "./type-text.ts";

export interface InstanceDeltas {
  readonly owner: string;
  readonly path: string;
  readonly deltas: readonly Delta[];
}

type Instances = readonly JsonInstance[];

export function compareInstances(pairs: Pairs, before: Instances, after: Instances): InstanceDeltas[] {
  const old = identified(before, (name) => pairs.newName(name), pairs);
  const now = identified(after, fold, pairs);
  const changes: InstanceDeltas[] = [];
  const at = ({ item, name }: Identified): Delta[] => {
    const deltas: Delta[] = [];
    changes.push({ owner: item.class, path: `${item.class}.${name}`, deltas });
    return deltas;
  };
  for (const [id, was] of old) {
    const is = now.get(id);
    if (is === undefined) collector(at(was))("instance-removed", {});
    else compareProperties(was.item, is.item, at(was));
  }
  for (const [id, is] of now) if (!old.has(id)) collector(at(is))("instance-added", {});
  return changes;
}

function compareProperties(before: JsonInstance, after: JsonInstance, deltas: Delta[]): void {
  const report = collector(deltas);
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const names = new Map(
    [...Object.keys(before.properties), ...Object.keys(after.properties)].map((name) => [fold(name), name]),
  );
  for (const [key, property] of names) {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
    if (!sameValue(was, is)) report("instance-changed", { property, before: valueText(was), after: valueText(is) });
  }
}

interface Identified {
  readonly item: JsonInstance;
  /** What people call it within its class: `InstanceID="a"`, `$alias`. */
  readonly name: string;
}

function identified(instances: Instances, newName: (name: string) => string, pairs: Pairs): Map<string, Identified> {
  const byIdentity = new Map<string, Identified>();
  const seen = new Map<string, number>();
  for (const item of instances) {
    const cls = newName(item.class);
    const keys = keysOf(item, pairs.after.get(cls)?.item.keys ?? []);
    const values =
      keys ??
      (item.alias === null ? [...valuesOf(item)].sort(([a], [b]) => (a < b ? -1 : 1)) : [["$", fold(item.alias)]]);
    const name =
      keys?.map(([key, value]) => `${key}=${valueText(value)}`).join(",") ??
      (item.alias === null ? "an instance without a key" : `$${item.alias}`);
    const id = JSON.stringify([cls, fold(item.namespace ?? ""), values]);
    // What is there twice is compared twice.
    const copies = (seen.get(id) ?? 0) + 1;
    seen.set(id, copies);
    byIdentity.set(`${id} ${copies}`, { item, name });
  }
  return byIdentity;
}

/** `null` where a key has no value, or the class has no keys. */
function keysOf(item: JsonInstance, keys: readonly string[]): [name: string, value: JsonValue][] | null {
  const values = valuesOf(item);
  const pairs = keys.map((key): [string, JsonValue] => [key, values.get(fold(key)) ?? null]);
  return pairs.length > 0 && pairs.every(([, value]) => value !== null) ? pairs : null;
}

function valuesOf({ properties }: JsonInstance): Map<string, JsonValue> {
  return new Map(Object.entries(properties).map(([name, value]) => [fold(name), value]));
}
