/**
 * The time of a world. Everything in it happens at its moment, whoever looks when: what one migration changes for others
 * these take up at the same moment, before anything else happens.
 */
import { type Clock, VirtualClock } from "../clock.ts";

export class WorldTime {
  /** Stands still until the world is given one that goes. */
  #clock: Clock = new VirtualClock(0);
  /** What has to take up a change yet. */
  readonly #affected = new Set<() => void>();
  /** Who is to be told, once all have done so. */
  readonly #listeners: (() => void)[] = [];
  #isMoment = false;

  get now(): number {
    return this.#clock.now();
  }

  runBy(clock: Clock): void {
    this.#clock = clock;
  }

  /** Does something after so many whole milliseconds, at least one. The answer forgets about it. */
  after(milliseconds: number, action: () => void): () => void {
    if (milliseconds === Infinity) return () => {};
    return this.#clock.at(this.now + Math.max(1, Math.ceil(milliseconds)), () =>
      this.moment(action),
    );
  }

  /** Does something now, with everything that follows from it at once. */
  moment<T>(action: () => T): T {
    if (this.#isMoment) return action();
    this.#isMoment = true;
    try {
      return action();
    } finally {
      for (const takeUp of this.#affected) {
        this.#affected.delete(takeUp);
        takeUp();
      }
      this.#isMoment = false;
      for (let next = this.#listeners.shift(); next !== undefined; next = this.#listeners.shift())
        next();
    }
  }

  /** Has somebody take up a change within this moment. */
  affect(takeUp: () => void): void {
    this.#affected.add(takeUp);
  }

  /** Calls somebody at the end of this moment. */
  tell(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
