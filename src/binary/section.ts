/** A stretch of a file that may hold buffers of binary MOF. */
export interface Section {
  readonly bytes: Uint8Array;
  /** What it is, as people call it; `null` where that is the file. */
  readonly name: string | null;
  /** Where it begins in what its offsets are counted in. */
  readonly at: number;
}
