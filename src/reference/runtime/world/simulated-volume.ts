/** A volume with files on it. Paths are compared as Windows does, without regard to case. */
import { Capacity } from "./capacity.ts";
import type { VolumeDescription } from "./world-description.ts";

/** Bytes of so many MB. */
export function megabytes(count: number): number {
  return count * 2 ** 20;
}

export class SimulatedVolume {
  readonly path: string;
  readonly speed: Capacity;
  #freeBytes: number;
  readonly #files = new Map<string, { readonly path: string; readonly bytes: number }>();

  constructor({ path, sizeMB, usedMB = 0, mbPerSecond = 500 }: VolumeDescription) {
    this.path = path;
    this.#freeBytes = megabytes(sizeMB - usedMB);
    this.speed = new Capacity(megabytes(mbPerSecond) / 1000);
  }

  get freeBytes(): number {
    return this.#freeBytes;
  }

  /** The paths of all files, those that are still being written too. */
  get files(): readonly string[] {
    return [...this.#files.values()].map(({ path }) => path);
  }

  /** Whether a path lies below this volume. */
  holds(path: string): boolean {
    const root = keyOf(this.path).replace(/\\$/, "");
    return keyOf(path).startsWith(`${root}\\`);
  }

  /** The size of a file; `null` where there is none. */
  sizeOf(path: string): number | null {
    return this.#files.get(keyOf(path))?.bytes ?? null;
  }

  /** Makes a file or changes its size, a whole number of bytes. Answers whether there was room for that. */
  write(path: string, bytes: number): boolean {
    const growth = bytes - (this.sizeOf(path) ?? 0);
    if (growth > this.#freeBytes) return false;
    this.#freeBytes -= growth;
    this.#files.set(keyOf(path), { path, bytes });
    return true;
  }

  /** A file of the new name is replaced. */
  rename(path: string, newPath: string): void {
    const bytes = this.sizeOf(path);
    if (bytes === null) return;
    this.delete(path);
    this.delete(newPath);
    this.write(newPath, bytes);
  }

  delete(path: string): void {
    this.#freeBytes += this.sizeOf(path) ?? 0;
    this.#files.delete(keyOf(path));
  }
}

function keyOf(path: string): string {
  return path.replaceAll("/", "\\").toLowerCase();
}
