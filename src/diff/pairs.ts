/** Which class of the new schema a class of the old one is. */
import { fold } from "../schema/name-map.ts";
import { guessClassRenames } from "./class-renames.ts";
import type { IndexedClass, SchemaIndex } from "./schema-index.ts";

export interface ClassPair {
  readonly before: IndexedClass;
  readonly after: IndexedClass;
  /**
   * The nearest class that both derive from: what happened to a member there is said there and not again here.
   * `null` where they have none in common.
   */
  readonly parent: ClassPair | null;
  readonly isRenamed: boolean;
}

export class Pairs {
  readonly before: SchemaIndex;
  readonly after: SchemaIndex;
  readonly removed: readonly IndexedClass[];
  readonly added: readonly IndexedClass[];
  readonly #newNames = new Map<string, string>();
  /** `null` while a pair is being made: classes that derive from each other have no end. */
  readonly #pairs = new Map<string, ClassPair | null>();

  constructor(before: SchemaIndex, after: SchemaIndex) {
    this.before = before;
    this.after = after;
    const missing = [...before.classes.values()].filter(({ item }) => after.get(item.name) === undefined);
    const fresh = [...after.classes.values()].filter(({ item }) => before.get(item.name) === undefined);
    const renames = guessClassRenames(
      missing.map(({ item }) => item),
      fresh.map(({ item }) => item),
    );
    const renamed = new Set(renames.values());
    this.removed = missing.filter(({ item }) => !renames.has(item));
    this.added = fresh.filter(({ item }) => !renamed.has(item));
    for (const { item } of before.classes.values()) {
      this.#newNames.set(fold(item.name), fold(renames.get(item)?.name ?? item.name));
    }
  }

  /** The folded name that a class of the old schema has in the new one; what was removed keeps its name. */
  newName(oldName: string): string {
    return this.#newNames.get(fold(oldName)) ?? fold(oldName);
  }

  /** All classes that both schemas have. */
  all(): ClassPair[] {
    return [...this.before.classes.values()].map((before) => this.#pairOf(before)).filter((pair) => pair !== null);
  }

  #pairOf(before: IndexedClass): ClassPair | null {
    const known = this.#pairs.get(fold(before.item.name));
    if (known !== undefined) return known;
    const newName = this.newName(before.item.name);
    const after = this.after.get(newName);
    if (after === undefined) return null;
    this.#pairs.set(fold(before.item.name), null);
    const above = new Set(this.after.ancestors(after).map(({ item }) => fold(item.name)));
    const shared = this.before.ancestors(before).find(({ item }) => above.has(this.newName(item.name)));
    const parent = shared === undefined ? null : this.#pairOf(shared);
    const pair = { before, after, parent, isRenamed: newName !== fold(before.item.name) };
    this.#pairs.set(fold(before.item.name), pair);
    return pair;
  }
}
