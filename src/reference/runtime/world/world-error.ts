/** The parts of a description do not fit together. */
export class WorldError extends RangeError {
  override readonly name = "WorldError";
  /** The keys and indexes that lead to the part that does not fit. */
  readonly path: readonly (string | number)[];

  constructor(message: string, path: readonly (string | number)[]) {
    super(message);
    this.path = path;
  }
}
