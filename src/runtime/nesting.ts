/**
 * Instances stand in each other, and so do references in the keys of references. What comes from outside may contain
 * itself, or go so deep that whoever follows it runs out of stack.
 */

/** How many may stand in each other: far more than any schema means. */
export const deepestNesting = 100;

const entered: unknown[] = [];

/** Runs on a value that is inside of another one; where that contains itself or is too deep, answers `otherwise`. */
export function nested<Value, Result>(
  value: Value,
  run: (value: Value) => Result,
  otherwise: Result,
): Result {
  if (entered.length >= deepestNesting || entered.includes(value)) return otherwise;
  entered.push(value);
  try {
    return run(value);
  } finally {
    entered.pop();
  }
}
