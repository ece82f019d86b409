/** Members that moved between a class and its subclasses. */
import { fold } from "../schema/name-map.ts";
import type { ClassPair, Pairs } from "./pairs.ts";
import type { IndexedClass, SchemaIndex } from "./schema-index.ts";

/** Which subclasses a message names at most. */
const most = 5;

export class Moves {
  readonly #up = new Map<string, Set<string>>();
  readonly #down = new Map<string, Set<string>>();

  constructor(pairs: Pairs, all: readonly ClassPair[]) {
    for (const { before, after } of all) {
      // Introduced here then, inherited now: it went up to the class that introduces it now.
      eachIntroduced(before, (name) => {
        const origin = memberOf(after, name)?.origin;
        if (origin !== undefined && fold(origin) !== fold(after.item.name))
          add(this.#up, origin, name, after.item.name);
      });
      // Inherited then, introduced here now: it went down from the class that introduced it.
      eachIntroduced(after, (name) => {
        const origin = memberOf(before, name)?.origin;
        if (origin !== undefined && fold(origin) !== fold(before.item.name)) {
          for (const cls of chainTo(origin, before, pairs.before)) add(this.#down, cls, name, after.item.name);
        }
      });
    }
  }

  /** The classes that had a member until now, of which a class is a new superclass for it. Few, and sorted. */
  up({ after }: ClassPair, name: string): string[] {
    return listed(this.#up.get(key(after.item.name, name)));
  }

  /** The subclasses that still have a member that a class lost. */
  down({ before }: ClassPair, name: string): string[] {
    return listed(this.#down.get(key(before.item.name, name)));
  }
}

function memberOf({ properties, methods }: IndexedClass, name: string): { readonly origin: string } | undefined {
  return properties.get(name) ?? methods.get(name);
}

function eachIntroduced({ item, properties, methods }: IndexedClass, visit: (name: string) => void): void {
  for (const members of [properties, methods]) {
    for (const [name, { origin }] of members) if (fold(origin) === fold(item.name)) visit(name);
  }
}

/** The superclasses of a class up to one of them. */
function chainTo(origin: string, from: IndexedClass, index: SchemaIndex): string[] {
  const names = index.ancestors(from).map(({ item }) => item.name);
  return names.slice(0, names.findIndex((name) => fold(name) === fold(origin)) + 1);
}

function add(moves: Map<string, Set<string>>, cls: string, name: string, other: string): void {
  const others = moves.get(key(cls, name));
  if (others === undefined) moves.set(key(cls, name), new Set([other]));
  else others.add(other);
}

function key(cls: string, name: string): string {
  return `${fold(cls)} ${name}`;
}

function listed(names: ReadonlySet<string> | undefined): string[] {
  const sorted = [...(names ?? [])].sort();
  return sorted.length <= most ? sorted : [...sorted.slice(0, most), `${sorted.length - most} more`];
}
