import { closest, distance } from "fastest-levenshtein";
import type { Model } from "../schema/model.ts";

/** The name that was probably meant, or `null` where none is near: at most a third of the letters differ. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length === 0) return null;
  const folded = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const found = closest(name.toLowerCase(), [...folded.keys()]);
  return distance(name.toLowerCase(), found) <= Math.floor(name.length / 3) ? (folded.get(found) ?? null) : null;
}

export function nearestClass(name: string, { classes }: Model): string | null {
  return nearest(name, classes.values().map((item) => item.name));
}
