/** A map with MOF's names as keys: case-insensitive (DSP0004 4.1), in insertion order, each value under its name as written. */
export class NameMap<T> implements Iterable<T> {
  readonly #values: Map<string, T>;

  /** @param entries a map to start from; it stays as it is. */
  constructor(entries?: NameMap<T>) {
    this.#values = new Map(entries === undefined ? [] : entries.#values);
  }

  get size(): number {
    return this.#values.size;
  }

  get(name: string): T | undefined {
    return this.#values.get(fold(name));
  }

  has(name: string): boolean {
    return this.#values.has(fold(name));
  }

  /** Adds or replaces; a replaced value keeps its place in the order. */
  set(name: string, value: T): this {
    this.#values.set(fold(name), value);
    return this;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#values.values();
  }

  values(): T[] {
    return [...this.#values.values()];
  }
}

/** The form in which two names that differ only in case are equal. */
export function fold(name: string): string {
  return name.toLowerCase();
}
