/** A model's JSON with look-up by name, without regard to case. */
import { nameForPath, nameOfPath, safeTypeName } from "../bindings/identifiers.ts";
import type { JsonClass, JsonMethod, JsonModel, JsonProperty } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";

export type JsonMember = JsonProperty | JsonMethod;

/** One class with its members, inherited ones included, by folded name. */
export interface IndexedClass {
  readonly item: JsonClass;
  readonly properties: ReadonlyMap<string, JsonProperty>;
  readonly methods: ReadonlyMap<string, JsonMethod>;
}

export class SchemaIndex {
  readonly classes: ReadonlyMap<string, IndexedClass>;

  constructor({ classes }: JsonModel) {
    this.classes = new Map(
      classes.map((item) => [
        fold(item.name),
        { item, properties: byName(item.properties), methods: byName(item.methods) },
      ]),
    );
  }

  /** What the bindings of this schema call a class: by its namespace too where another class has its name. */
  typeName(className: string): string {
    const name = nameOfPath(className);
    if (name === className) return safeTypeName(name);
    const isShared = [...this.classes.keys()].filter((path) => nameOfPath(path) === fold(name)).length > 1;
    return safeTypeName(isShared ? nameForPath(className) : name);
  }

  get(name: string): IndexedClass | undefined {
    return this.classes.get(fold(name));
  }

  /** The superclasses, the nearest first. A class that derives from itself ends the list. */
  ancestors({ item }: IndexedClass): IndexedClass[] {
    const ancestors = new Set<IndexedClass>();
    let next = item.superclass === null ? undefined : this.get(item.superclass);
    while (next !== undefined && !ancestors.has(next)) {
      ancestors.add(next);
      next = next.item.superclass === null ? undefined : this.get(next.item.superclass);
    }
    return [...ancestors];
  }

  /** A member's name in the spelling of the class that introduced it: the one that the bindings have. */
  spelling(member: JsonMember): string {
    const origin = this.get(member.origin);
    const name = fold(member.name);
    return origin?.properties.get(name)?.name ?? origin?.methods.get(name)?.name ?? member.name;
  }
}

function byName<T extends { readonly name: string }>(members: readonly T[]): Map<string, T> {
  return new Map(members.map((member) => [fold(member.name), member]));
}
