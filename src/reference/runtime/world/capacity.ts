/** A network or a disk that several transfers share: each gets the same part of it. */

export interface CapacityUser {
  /** Others have come or gone: from now on its part is another. */
  shareChanged(): void;
}

export class Capacity {
  readonly bytesPerMs: number;
  readonly #users = new Set<CapacityUser>();

  constructor(bytesPerMs: number) {
    this.bytesPerMs = bytesPerMs;
  }

  /** How much one of those who use it now gets. */
  get share(): number {
    return this.bytesPerMs / Math.max(1, this.#users.size);
  }

  enter(user: CapacityUser): void {
    this.#users.add(user);
    this.#tellOthers(user);
  }

  leave(user: CapacityUser): void {
    if (this.#users.delete(user)) this.#tellOthers(user);
  }

  #tellOthers(user: CapacityUser): void {
    for (const other of this.#users) if (other !== user) other.shareChanged();
  }
}
