/** Time for whoever simulates: a clock that tells it and wakes people up, real or virtual. Times are milliseconds since 1970-01-01 UTC. */

export interface Clock {
  now(): number;
  /** Runs the action once this time has come, never within the call. The answer forgets about it. */
  at(time: number, action: () => void): () => void;
}

/** What a real clock needs of the platform: `{ now: Date.now, wait: (ms, action) => { … } }`. */
export interface SystemTime {
  now(): number;
  /** The answer forgets about it. */
  wait(milliseconds: number, action: () => void): () => void;
}

/** Time as the platform has it. */
export class RealClock implements Clock {
  readonly #system: SystemTime;

  constructor(system: SystemTime) {
    this.#system = system;
  }

  now(): number {
    return this.#system.now();
  }

  at(time: number, action: () => void): () => void {
    // Platforms count the wait in 32 bits; who waits longer is woken early and goes on waiting.
    const milliseconds = Math.min(Math.max(0, time - this.now()), 2 ** 31 - 1);
    let forget = this.#system.wait(milliseconds, () => {
      if (this.now() >= time) action();
      else forget = this.at(time, action);
    });
    return () => forget();
  }
}

interface Alarm {
  readonly time: number;
  /** Alarms of one time go off in the order in which they were set. */
  readonly order: number;
  action: (() => void) | null;
}

/** Time that stands still until somebody lets it pass; then it jumps from alarm to alarm. */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  /** A binary heap, the next alarm first. */
  readonly #alarms: Alarm[] = [];

  /** @param start the time it begins with */
  constructor(start: number = Date.UTC(2024, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  at(time: number, action: () => void): () => void {
    const alarm: Alarm = { time: Math.max(time, this.#now), order: this.#order++, action };
    this.#push(alarm);
    return () => void (alarm.action = null);
  }

  /** Lets time pass, with all that happens in it. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    while (this.#next() <= end) this.#ring();
    this.#now = end;
  }

  /** Lets time pass until no alarm is set. Throws a RangeError where that takes more than the limit, a year if none is given. */
  runOut(limitMs: number = 365 * 86_400_000): void {
    const end = this.#now + limitMs;
    while (this.#next() <= end) this.#ring();
    if (this.#next() !== Infinity)
      throw new RangeError(`Something is still going on after ${limitMs} ms.`);
  }

  /** For clients that wait between two looks. Somebody else has to let the time pass: `runUntil`. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.at(this.#now + milliseconds, resolve));
  }

  /**
   * Lets time pass until the promise is settled, always after everybody who runs has come to wait for something.
   * Throws an Error where nothing is left to wait for.
   * @param settle lets those who run go on; one whose clients do more than await needs `() => new Promise(setImmediate)`
   */
  async runUntil<T>(promise: Promise<T>, settle: () => Promise<unknown> = manyTurns): Promise<T> {
    let isSettled = false;
    const end = (): void => void (isSettled = true);
    promise.then(end, end);
    for (await settle(); !isSettled; await settle()) {
      if (this.#next() === Infinity)
        throw new Error("Nothing is left to happen, and the promise is still pending.");
      this.#ring();
    }
    return promise;
  }

  /** Goes to the next alarm and lets it go off. */
  #ring(): void {
    const { time, action } = this.#pop();
    this.#now = time;
    action?.();
  }

  /** The time of the next alarm; Infinity where there is none. */
  #next(): number {
    while (this.#alarms[0]?.action === null) this.#pop();
    return this.#alarms[0]?.time ?? Infinity;
  }

  #push(alarm: Alarm): void {
    const heap = this.#alarms;
    let at = heap.push(alarm) - 1;
    for (
      let parent = (at - 1) >> 1;
      at > 0 && isBefore(alarm, heap[parent]!);
      parent = (at - 1) >> 1
    ) {
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = alarm;
  }

  #pop(): Alarm {
    const heap = this.#alarms;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (child >= heap.length || !isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(a: Alarm, b: Alarm): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

/** An await passes on to the next in a few turns of the microtask queue; a hundred are enough for long chains. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}
