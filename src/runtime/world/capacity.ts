/** A network or a disk that several transfers share: each gets the same part of it. */
export class Capacity {
  readonly bytesPerMs: number;
  #users = 0;

  constructor(bytesPerMs: number) {
    this.bytesPerMs = bytesPerMs;
  }

  /** How much one of those who use it now gets. */
  get share(): number {
    return this.bytesPerMs / Math.max(1, this.#users);
  }

  enter(): void {
    this.#users++;
  }

  leave(): void {
    this.#users--;
  }
}
