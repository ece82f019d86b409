/**
 * Compares two schemas by what they mean: `mofc diff`. Each side is the model as JSON, so a model that was kept from an
 * earlier release compares as well as MOF. Work grows with the size of the schemas: classes and members are paired by
 * name, and what is compared beyond that, to guess renames, is bounded.
 */
import type { JsonModel } from "../schema/json.ts";
import { type Change, changeOf, compareChanges, type Delta, deltaOf, type Reclassed, stepOf } from "./change.ts";
import { compareClasses } from "./classes.ts";
import { type Impact, impacts, type Step } from "./impact.ts";
import { compareInstances } from "./instances.ts";
import { compareMethodsOf, comparePropertiesOf } from "./members.ts";
import { Moves } from "./moves.ts";
import { distinctNames } from "./namesakes.ts";
import { Pairs } from "./pairs.ts";
import { compareQualifierDeclarations } from "./qualifier-declarations.ts";
import { SchemaIndex } from "./schema-index.ts";

export interface SchemaDiff {
  /** Sorted by class, element and kind of change. */
  readonly changes: readonly Change[];
  /** How many changes are in each class; a change can be in several. */
  readonly counts: Readonly<Record<Impact, number>>;
  /** The step of semantic versioning that the changes ask for. */
  readonly step: Step;
}

/** @param reclassed classes that take the place of those of the table of kinds. */
export function diff(before: JsonModel, after: JsonModel, reclassed: Reclassed = new Map()): SchemaDiff {
  const changes: Change[] = [];
  const add = (deltas: readonly Delta[], owner: string, path = owner): void => {
    for (const delta of deltas) changes.push(changeOf(delta, owner, path, reclassed));
  };

  const [old, now] = distinctNames(before, after);
  const pairs = new Pairs(new SchemaIndex(old), new SchemaIndex(now));
  for (const { item } of pairs.removed) add([deltaOf("class-removed", {})], item.name);
  for (const { item } of pairs.added) add([deltaOf("class-added", { superclass: item.superclass })], item.name);

  const all = pairs.all();
  const moves = new Moves(pairs, all);
  for (const pair of all) {
    const { name } = pair.before.item;
    add(compareClasses(pair, pairs), name);
    for (const { member, delta } of comparePropertiesOf(pair, pairs, moves))
      add([delta], name, `${name}.${member.name}`);
    for (const { member, delta } of compareMethodsOf(pair, pairs, moves)) {
      add([delta], name, `${name}.${member.name}(${delta.parameter ?? ""})`);
    }
  }
  for (const [name, deltas] of compareQualifierDeclarations(before, after)) add(deltas, `qualifier ${name}`);
  for (const { owner, path, deltas } of compareInstances(pairs, old.instances, now.instances)) add(deltas, owner, path);

  changes.sort(compareChanges);
  return { changes, counts: countsOf(changes), step: stepOf(changes) };
}

function countsOf(changes: readonly Change[]): Record<Impact, number> {
  const countOf = (impact: Impact): number => changes.filter((change) => change.impacts.includes(impact)).length;
  return Object.fromEntries(impacts.map((impact) => [impact, countOf(impact)])) as Record<Impact, number>;
}
