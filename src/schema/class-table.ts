import { compareCodeUnits } from "../source/order.ts";
import { fold, NameMap } from "./name-map.ts";

/** What stands in namespaces: in none where no pragma names one. */
export interface Placed {
  readonly namespaces: readonly string[];
}

/**
 * Classes, which are named by namespace and name: one name may be that of several classes, each in namespaces of its own.
 * Where a name is used it means the class of the same namespace. If there is none, it means that of another: schemas are
 * often kept in files that do not say where they belong.
 */
export class ClassTable<T extends Placed> implements Iterable<T> {
  readonly #all: T[] = [];
  /** The class of each name that was added first. */
  readonly #first = new NameMap<T>();
  /** All classes of each name that several have, by the folded name: most schemas have no such name. */
  readonly #namesakes = new Map<string, T[]>();

  get size(): number {
    return this.#all.length;
  }

  add(name: string, item: T): void {
    this.#all.push(item);
    const first = this.#first.get(name);
    if (first === undefined) {
      this.#first.set(name, item);
      return;
    }
    const namesakes = [...(this.#namesakes.get(fold(name)) ?? [first]), item];
    // What a name means must not depend on the order of files.
    namesakes.sort((a, b) => compareCodeUnits(fold(firstNamespace(a)), fold(firstNamespace(b))));
    this.#namesakes.set(fold(name), namesakes);
  }

  /** What a name means where it is used. @param namespaces those of the place */
  get(name: string, namespaces: readonly string[] = []): T | undefined {
    const first = this.#first.get(name);
    if (first === undefined || this.#namesakes.size === 0) return first;
    const namesakes = this.#namesakes.get(fold(name));
    if (namesakes === undefined) return first;
    return namesakes.find((item) => namespaces.some((namespace) => isIn(item, namespace))) ?? namesakes[0];
  }

  has(name: string): boolean {
    return this.#first.has(name);
  }

  /** What people may mean: all classes of a name, or of `root/cimv2:Name` the one of that namespace. */
  named(text: string): readonly T[] {
    const colon = text.lastIndexOf(":");
    const name = text.slice(colon + 1);
    const first = this.#first.get(name);
    if (first === undefined) return [];
    const namesakes = this.#namesakes.get(fold(name)) ?? [first];
    return colon < 0 ? namesakes : namesakes.filter((item) => isIn(item, text.slice(0, colon)));
  }

  /** The classes that share their name with another one, by name. */
  get namesakes(): Iterable<readonly T[]> {
    return this.#namesakes.values();
  }

  /** In the order in which they were added. */
  values(): readonly T[] {
    return this.#all;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#all[Symbol.iterator]();
  }
}

export function isIn({ namespaces }: Placed, namespace: string): boolean {
  return namespaces.some((own) => own === namespace || fold(own) === fold(namespace));
}

/** The first of the namespaces in alphabetical order; an empty text for none. */
export function firstNamespace({ namespaces }: Placed): string {
  return namespaces.toSorted((a, b) => compareCodeUnits(fold(a), fold(b)))[0] ?? "";
}
