/** How many jobs run at a time: slots of several kinds, each with a limit that may change, and a line of those who wait. */

export interface SlotTaker {
  /** The kinds of which it needs one slot each. */
  readonly slots: readonly string[];
  /** Called once its slots are free, and taken for it. */
  begin(): void;
}

export class JobSlots {
  readonly #limitOf: (kind: string) => number;
  readonly #onChange: (kind: string) => void;
  readonly #taken = new Map<string, number>();
  readonly #line = new Set<SlotTaker>();
  readonly #holders = new Set<SlotTaker>();

  constructor(
    limitOf: (kind: string) => number = () => Infinity,
    onChange: (kind: string) => void = () => {},
  ) {
    this.#limitOf = limitOf;
    this.#onChange = onChange;
  }

  taken(kind: string): number {
    return this.#taken.get(kind) ?? 0;
  }

  isFreeFor({ slots }: Pick<SlotTaker, "slots">): boolean {
    return slots.every((kind) => this.taken(kind) < this.#limitOf(kind));
  }

  /** Lets it begin now or when those before it that need the same slots have. */
  enter(taker: SlotTaker): void {
    this.#line.add(taker);
    this.examine();
  }

  /** Gives its slots to others, or leaves the line. */
  leave(taker: SlotTaker): void {
    if (this.#holders.delete(taker)) for (const kind of taker.slots) this.#count(kind, -1);
    else if (!this.#line.delete(taker)) return;
    this.examine();
  }

  /** Lets begin who can: to be called when a limit has risen. */
  examine(): void {
    const awaited = new Set<string>();
    for (const taker of this.#line) {
      const isNext = this.isFreeFor(taker) && !taker.slots.some((kind) => awaited.has(kind));
      if (!isNext) taker.slots.forEach((kind) => awaited.add(kind));
      else this.admit(taker);
    }
  }

  /** Lets it begin at once, whoever is before it in line. */
  admit(taker: SlotTaker): void {
    this.#line.delete(taker);
    this.#holders.add(taker);
    for (const kind of taker.slots) this.#count(kind, 1);
    taker.begin();
  }

  #count(kind: string, by: number): void {
    this.#taken.set(kind, this.taken(kind) + by);
    this.#onChange(kind);
  }
}
