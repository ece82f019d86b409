import { closest, distance } from "fastest-levenshtein";

/**
 * The name that was probably meant, or `null` where none is near: at most a third of the letters differ, the schema
 * prefix not counted, or two have changed places.
 */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const folded = name.toLowerCase();
  const byFolded = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  byFolded.delete(folded);
  if (byFolded.size === 0) return null;
  const nearestFolded = closest(folded, [...byFolded.keys()]);
  const difference = distance(folded, nearestFolded);
  const length = folded.length - (folded.indexOf("_") + 1);
  const isNear = difference <= Math.floor(length / 3) || (difference === 2 && sorted(folded) === sorted(nearestFolded));
  return isNear ? (byFolded.get(nearestFolded) ?? null) : null;
}

/** The help that names what was probably meant; `null` where nothing is near. */
export function didYouMean({ nearest: meant }: { readonly nearest: string | null }): string | null {
  return meant === null ? null : `did you mean "${meant}"?`;
}

/** A sentence that a name is unknown, and what was probably meant: `there is no class "CIM_Jb"; did you mean "CIM_Job"?` */
export function suggesting(sentence: string, meant: string | null, end = ""): string {
  const help = didYouMean({ nearest: meant });
  return help === null ? sentence + end : `${sentence}; ${help}`;
}

/** The same of a few known words, where only one of them is that near: then it is certain which one was meant. */
export function onlyNearest(name: string, words: readonly string[]): string | null {
  const meant = nearest(name, words);
  if (meant === null) return null;
  const folded = name.toLowerCase();
  const difference = distance(folded, meant.toLowerCase());
  return words.filter((word) => distance(folded, word.toLowerCase()) <= difference).length === 1 ? meant : null;
}

function sorted(text: string): string {
  return [...text].sort().join("");
}
