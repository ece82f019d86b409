import { distance } from "fastest-levenshtein";
import { fold } from "../schema/name-map.ts";

/** Whether one name may be a new form of the other: one is in the other, shortens it, or differs in a third of its letters. */
export function isNearName(before: string, after: string): boolean {
  const [a, b] = [stem(before), stem(after)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && (long.includes(short) || isShortened(short, long))) return true;
  return distance(a, b) <= Math.floor(short.length / 3);
}

/** A class name without the prefix of its schema: `CIM_Job` and `Msvm_Job` are near. */
function stem(name: string): string {
  return fold(name).replace(/^[^_]+_(?=.)/, "");
}

/** `MaxMemory` of `MaximumMemory`: the same first letter, then all letters in their order, and not much left out. */
function isShortened(short: string, long: string): boolean {
  if (short[0] !== long[0] || long.length > short.length * 1.5) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}
