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

/**
 * What was asked already, by who was asked: it is not asked again as long as the outermost question is open. Each class
 * that a value may be of asks the same of all that is embedded in it, so that each level would multiply the questions.
 */
const answers = new Map<object, Map<unknown, boolean>>();
let openQuestions = 0;
let openChecks = 0;
let questionsToFamilies = 0;

/** Asks whether a value is of one of several classes. For most values the first one is right, and nothing is remembered. */
export function askFamily(
  family: object,
  value: unknown,
  askFirst: (value: unknown) => boolean,
  askOthers: (value: unknown) => boolean,
): boolean {
  const known = answerOf(family, value);
  if (known !== undefined) return known;
  const before = ++questionsToFamilies;
  openQuestions++;
  try {
    if (askFirst(value)) return true;
    const answer = askOthers(value);
    // Where nothing is embedded, asking again is cheaper.
    return questionsToFamilies === before ? answer : remember(family, value, answer);
  } finally {
    closeQuestion();
  }
}

/** Asks whether a value is of one class. While what is wrong is looked for, the question comes on every level. */
export function askOne(asked: object, value: unknown, ask: (value: unknown) => boolean): boolean {
  const known = openChecks === 0 ? undefined : answerOf(asked, value);
  if (known !== undefined) return known;
  const answer = nested(value, ask, false);
  return answer || openChecks === 0 ? answer : remember(asked, value, answer);
}

/** Looks for what is wrong. */
export function checking(run: () => void): void {
  openQuestions++;
  openChecks++;
  try {
    run();
  } finally {
    openChecks--;
    closeQuestion();
  }
}

function answerOf(asked: object, value: unknown): boolean | undefined {
  return answers.size === 0 ? undefined : answers.get(asked)?.get(value);
}

function remember(asked: object, value: unknown, answer: boolean): boolean {
  const known = answers.get(asked);
  if (known === undefined) answers.set(asked, new Map([[value, answer]]));
  else known.set(value, answer);
  return answer;
}

function closeQuestion(): void {
  openQuestions--;
  if (openQuestions === 0 && answers.size > 0) answers.clear();
}
