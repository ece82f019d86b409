import type { SourceFile, Span } from "../source/source-file.ts";
import type { Code } from "./codes.ts";
import type { Waiver } from "./waivers.ts";

/** The waivers of one code in one file. Their targets are siblings or lie in one another. */
interface Nest {
  /** By the beginning of their targets; of two that begin together the outer one first. */
  readonly waivers: readonly Waiver[];
  /** The nearest waiver around another one. */
  readonly around: ReadonlyMap<Waiver, Waiver | undefined>;
}

/** Answers the innermost waiver of a code at a place. A file may have as many waivers as findings: none is looked for one by one. */
export function waiverFinder(waivers: readonly Waiver[]): (code: Code, place: Span) => Waiver | undefined {
  const files = new Map<SourceFile, Map<Code, Nest>>();
  for (const [file, ofFile] of Map.groupBy(waivers, ({ span }) => span.file)) {
    const ofCodes = [...Map.groupBy(ofFile, ({ code }) => code)];
    files.set(file, new Map(ofCodes.map(([code, ofCode]) => [code, nestOf(ofCode)])));
  }
  return (code, { file, start }) => {
    const nest = files.get(file)?.get(code);
    if (nest === undefined) return undefined;
    let found = nest.waivers[lastUpTo(nest.waivers, start)];
    while (found !== undefined && endOf(found) <= start) found = nest.around.get(found);
    return found;
  };
}

function nestOf(waivers: readonly Waiver[]): Nest {
  const sorted = waivers.filter(({ target }) => target !== null).sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  const around = new Map<Waiver, Waiver | undefined>();
  const open: Waiver[] = [];
  for (const waiver of sorted) {
    while (open.length > 0 && endOf(open.at(-1)!) <= startOf(waiver)) open.pop();
    around.set(waiver, open.at(-1));
    open.push(waiver);
  }
  return { waivers: sorted, around };
}

/** The index of the last waiver whose target begins at an offset or in front of it; -1 where there is none. */
function lastUpTo(waivers: readonly Waiver[], offset: number): number {
  let low = -1;
  let high = waivers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(waivers[middle]!) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startOf({ target }: Waiver): number {
  return target?.start ?? 0;
}

function endOf({ target }: Waiver): number {
  return target?.end ?? 0;
}
