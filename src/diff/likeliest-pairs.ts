import { fold } from "../schema/name-map.ts";

/** Two elements that may be one under another name; the greater the score, the likelier. */
export interface Candidate<T> {
  readonly before: T;
  readonly after: T;
  readonly score: number;
}

/** Each element in one pair only, the likeliest first; the order of the input does not count. */
export function likeliestPairs<T extends { readonly name: string }>(candidates: readonly Candidate<T>[]): Map<T, T> {
  const key = ({ before, after }: Candidate<T>): string => `${fold(before.name)} ${fold(after.name)}`;
  const pairs = new Map<T, T>();
  const taken = new Set<T>();
  for (const { before, after } of candidates.toSorted((a, b) => b.score - a.score || (key(a) < key(b) ? -1 : 1))) {
    if (pairs.has(before) || taken.has(after)) continue;
    pairs.set(before, after);
    taken.add(after);
  }
  return pairs;
}
