import type { SourceFile, Span } from "../source/source-file.ts";
import type { Code } from "./codes.ts";
import type { Suppression } from "./suppressions.ts";

/** The suppressions of one code in one file. Their targets are siblings or lie in one another. */
interface Nest {
  /** By the beginning of their targets; of two that begin together the outer one first. */
  readonly suppressions: readonly Suppression[];
  /** The nearest suppression around another one. */
  readonly around: ReadonlyMap<Suppression, Suppression | undefined>;
}

/** Answers the innermost suppression of a code at a place. A file may have as many suppressions as findings: none is looked for one by one. */
export function suppressionFinder(
  suppressions: readonly Suppression[],
): (code: Code, place: Span) => Suppression | undefined {
  const files = new Map<SourceFile, Map<Code, Nest>>();
  for (const [file, ofFile] of Map.groupBy(suppressions, ({ span }) => span.file)) {
    const ofCodes = [...Map.groupBy(ofFile, ({ code }) => code)];
    files.set(file, new Map(ofCodes.map(([code, ofCode]) => [code, nestOf(ofCode)])));
  }
  return (code, { file, start }) => {
    const nest = files.get(file)?.get(code);
    if (nest === undefined) return undefined;
    let suppression = nest.suppressions[lastUpTo(nest.suppressions, start)];
    while (suppression !== undefined && endOf(suppression) <= start) suppression = nest.around.get(suppression);
    return suppression;
  };
}

function nestOf(suppressions: readonly Suppression[]): Nest {
  const sorted = suppressions
    .filter(({ target }) => target !== null)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  const around = new Map<Suppression, Suppression | undefined>();
  const open: Suppression[] = [];
  for (const suppression of sorted) {
    while (open.length > 0 && endOf(open.at(-1)!) <= startOf(suppression)) open.pop();
    around.set(suppression, open.at(-1));
    open.push(suppression);
  }
  return { suppressions: sorted, around };
}

/** The index of the last suppression whose target begins at an offset or in front of it; -1 where there is none. */
function lastUpTo(suppressions: readonly Suppression[], offset: number): number {
  let low = -1;
  let high = suppressions.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(suppressions[middle]!) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startOf({ target }: Suppression): number {
  return target?.start ?? 0;
}

function endOf({ target }: Suppression): number {
  return target?.end ?? 0;
}
