/** Up to this size looking through a list is faster than a hash table, and most maps of a schema are small. */
const listSize = 24;

/** What several maps may have in common: each sees as many of the entries as it has itself. */
interface Entries<T> {
  /** Folded names, and the values at the same places. */
  readonly names: string[];
  readonly values: T[];
  /** Places by folded name; only where there are many. */
  places: Map<string, number> | undefined;
}

/**
 * A map with MOF's names as keys: case-insensitive (DSP0004 4.1), in insertion order, each value under its name as written.
 * A map that is made from another one shares its entries until one of them differs, so that a long chain of classes does
 * not hold the members of the first one once for each class.
 */
export class NameMap<T> implements Iterable<T> {
  #entries: Entries<T>;
  #size: number;
  #isShared: boolean;

  /**
   * A map of names that differ from one another.
   * @param names folded
   */
  static of<T>(names: string[], values: T[]): NameMap<T> {
    const map = new NameMap<T>();
    map.#entries = { names, values, places: undefined };
    map.#size = names.length;
    return map;
  }

  /** @param base a map to start from; it stays as it is. */
  constructor(base?: NameMap<T>) {
    if (base !== undefined) base.#isShared = true;
    this.#entries = base === undefined ? { names: [], values: [], places: undefined } : base.#entries;
    this.#size = base === undefined ? 0 : base.#size;
    this.#isShared = base !== undefined;
  }

  get size(): number {
    return this.#size;
  }

  get(name: string): T | undefined {
    const place = this.#placeOf(fold(name));
    return place < 0 ? undefined : this.#entries.values[place];
  }

  has(name: string): boolean {
    return this.#placeOf(fold(name)) >= 0;
  }

  /** Adds or replaces; a replaced value keeps its place in the order. */
  set(name: string, value: T): this {
    const folded = fold(name);
    const place = this.#placeOf(folded);
    if (place >= 0) {
      if (this.#entries.values[place] === value) return this;
      if (this.#isShared) this.#separate();
      this.#entries.values[place] = value;
      return this;
    }
    // Behind the last entry a map may add to what it shares: the others do not see it.
    if (this.#size < this.#entries.names.length) this.#separate();
    const { names, values, places } = this.#entries;
    places?.set(folded, names.length);
    names.push(folded);
    values.push(value);
    this.#size++;
    return this;
  }

  /** Calls back with each value and its folded name. */
  forEach(callback: (value: T, folded: string) => void): void {
    const { names, values } = this.#entries;
    for (let place = 0; place < this.#size; place++) callback(values[place]!, names[place]!);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.values()[Symbol.iterator]();
  }

  values(): readonly T[] {
    const { values } = this.#entries;
    return values.length === this.#size ? values : values.slice(0, this.#size);
  }

  #separate(): void {
    const { names, values } = this.#entries;
    this.#entries = { names: names.slice(0, this.#size), values: values.slice(0, this.#size), places: undefined };
    this.#isShared = false;
  }

  #placeOf(folded: string): number {
    const { names } = this.#entries;
    const place = names.length <= listSize ? names.indexOf(folded) : (this.#places().get(folded) ?? -1);
    return place < this.#size ? place : -1;
  }

  #places(): Map<string, number> {
    const { names, places } = this.#entries;
    return places ?? (this.#entries.places = placesOf(names));
  }
}

function placesOf(names: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let place = 0; place < names.length; place++) places.set(names[place]!, place);
  return places;
}

/** The form in which two names that differ only in case are equal. */
export function fold(name: string): string {
  return name.toLowerCase();
}
