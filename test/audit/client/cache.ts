/** Values that are worth keeping for a moment: concurrent readers share one look-up. */
import type { Clock } from "./clock.ts";

interface Entry<V> {
  readonly value: Promise<V>;
  readonly until: number;
}

export class ExpiringCache<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
  #hits = 0;
  #misses = 0;

  constructor(
    private readonly load: (key: K) => Promise<V>,
    private readonly clock: Clock,
    private readonly lifetimeMs: number,
    private readonly capacity = 128,
  ) {}

  get(key: K): Promise<V> {
    const known = this.#entries.get(key);
    if (known !== undefined && known.until > this.clock.now()) {
      this.#hits += 1;
      // The one that was used last goes to the end, so that the first is the one to give up.
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known.value;
    }
    this.#misses += 1;
    const value = this.load(key);
    this.#entries.set(key, { value, until: this.clock.now() + this.lifetimeMs });
    value.catch(() => this.#entries.delete(key));
    if (this.#entries.size > this.capacity) this.#entries.delete(this.#entries.keys().next().value as K);
    return value;
  }

  delete(key: K): boolean {
    return this.#entries.delete(key);
  }

  get hitRate(): number {
    const all = this.#hits + this.#misses;
    return all === 0 ? 0 : this.#hits / all;
  }
}
