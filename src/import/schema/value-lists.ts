import { numberOf } from "../page/value-spelling.ts";

/** Whether two entries of a value map say the same, however their numbers are spelled. */
export function sameValue(a: string, b: string): boolean {
  return a === b || normalValue(a) === normalValue(b);
}

const bound = /^-?(?:\d+|0[xX][0-9a-fA-F]+)$/;

function normalValue(text: string): string {
  return text
    .split("..")
    .map((part) => (bound.test(part) ? numberOf(part).toString() : part))
    .join("..");
}
