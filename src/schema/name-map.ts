/** Up to this size looking through a list is faster than a hash table, and most maps of a schema are small. */
const listSize = 24;

/** A map with MOF's names as keys: case-insensitive (DSP0004 4.1), in insertion order, each value under its name as written. */
export class NameMap<T> implements Iterable<T> {
  /** Folded names, and the values at the same places. */
  readonly #names: string[];
  readonly #values: T[];
  /** Places by folded name; only where the map is large. */
  #places: Map<string, number> | undefined;

  /** @param entries a map to start from; it stays as it is. */
  constructor(entries?: NameMap<T>) {
    this.#names = entries === undefined ? [] : entries.#names.slice();
    this.#values = entries === undefined ? [] : entries.#values.slice();
  }

  get size(): number {
    return this.#values.length;
  }

  get(name: string): T | undefined {
    return this.#values[this.#placeOf(fold(name))];
  }

  has(name: string): boolean {
    return this.#placeOf(fold(name)) >= 0;
  }

  /** Adds or replaces; a replaced value keeps its place in the order. */
  set(name: string, value: T): this {
    const folded = fold(name);
    const place = this.#placeOf(folded);
    if (place >= 0) {
      this.#values[place] = value;
    } else {
      this.#places?.set(folded, this.#names.length);
      this.#names.push(folded);
      this.#values.push(value);
    }
    return this;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#values[Symbol.iterator]();
  }

  values(): readonly T[] {
    return this.#values;
  }

  #placeOf(folded: string): number {
    if (this.#names.length <= listSize) return this.#names.indexOf(folded);
    this.#places ??= new Map(this.#names.map((name, place) => [name, place]));
    return this.#places.get(folded) ?? -1;
  }
}

/** The form in which two names that differ only in case are equal. */
export function fold(name: string): string {
  return name.toLowerCase();
}
