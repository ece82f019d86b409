/** A map with MOF's names as keys: case-insensitive (DSP0004 4.1), in insertion order, each name kept as first written. */
export class NameMap<T> implements Iterable<T> {
  readonly #values = new Map<string, T>();

  get size(): number {
    return this.#values.size;
  }

  get(name: string): T | undefined {
    return this.#values.get(fold(name));
  }

  has(name: string): boolean {
    return this.#values.has(fold(name));
  }

  /** Adds or replaces; a replaced entry keeps its place in the order. */
  set(name: string, value: T): this {
    this.#values.set(fold(name), value);
    return this;
  }

  delete(name: string): boolean {
    return this.#values.delete(fold(name));
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
