import { nearest } from "../diagnostics/nearest.ts";
import type { Model } from "./model.ts";

/** How many names are looked at in one model: with many errors in a large model the search would take quadratic time. */
const comparisons = 2_000_000;
const spent = new WeakMap<Model, number>();

/** As `nearest`, for names of which there may be as many as errors. */
export function nearestIn(model: Model, name: string, candidates: () => readonly string[]): string | null {
  const before = spent.get(model) ?? 0;
  if (before > comparisons) return null;
  const names = candidates();
  spent.set(model, before + names.length + 1);
  return nearest(name, names);
}

export function nearestClass(name: string, model: Model): string | null {
  return nearestIn(model, name, () => [
    ...model.classes.values().map((item) => item.name),
    ...model.libraryClassNames(),
  ]);
}

/**
 * Whether a name that nothing declares is a fault by itself. Where a file is missing or could not be read as a whole the
 * declaration may be there, and that is an error already; a misspelt name is one all the same.
 */
export function isFault(guess: string | null, { isWhole }: Model): boolean {
  return isWhole || guess !== null;
}
