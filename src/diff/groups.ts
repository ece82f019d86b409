/** The order of a report that people read: each change once, under the worst of its classes. */
import type { Change } from "./change.ts";
import { type Impact, impacts } from "./impact.ts";
import { type RuleCode, rules } from "./rules.ts";

export interface Group {
  readonly impact: Impact;
  /** Changes by owner, in their order. */
  readonly owners: ReadonlyMap<string, readonly Change[]>;
  /** Changes of words only, counted and not listed. */
  readonly folded: ReadonlyMap<RuleCode, number>;
}

/** @param all lists changes of words too. */
export function groupsOf(changes: readonly Change[], all: boolean): Group[] {
  return impacts
    .map((impact) => {
      const own = changes.filter((change) => worst(change) === impact);
      const isFolded = ({ code }: Change): boolean => !all && impact === "safe" && rules[code].safeStep === "patch";
      return { impact, owners: byOwner(own.filter((change) => !isFolded(change))), folded: counted(own.filter(isFolded)) };
    })
    .filter(({ owners, folded }) => owners.size + folded.size > 0);
}

function worst(change: Change): Impact {
  return impacts.find((impact) => change.impacts.includes(impact)) ?? "safe";
}

function byOwner(changes: readonly Change[]): Map<string, Change[]> {
  const owners = new Map<string, Change[]>();
  for (const change of changes) {
    const found = owners.get(change.owner);
    if (found === undefined) owners.set(change.owner, [change]);
    else found.push(change);
  }
  return owners;
}

function counted(changes: readonly Change[]): Map<RuleCode, number> {
  const counts = new Map<RuleCode, number>();
  for (const { code } of changes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Changes of one kind of one element, as one line: `JobState: 9 "Waiting", 10 "Held" are new`. */
export interface Line {
  /** Stands for all of them; its message is that of the line. */
  readonly change: Change;
  /** The element without the class that stands above it already; empty for the class itself. */
  readonly element: string;
  /** The other classes of the change. */
  readonly others: readonly Impact[];
}

/** @param all lists each value; else a line names the first ones. */
export function linesOf(changes: readonly Change[], all: boolean): Line[] {
  const byKind = Map.groupBy(changes, ({ path, code, impacts: own }) => JSON.stringify([path, code, own]));
  return [...byKind.values()].flatMap((same) => merged(same, all ? Number.POSITIVE_INFINITY : mostSubjects));
}

/** So many values of one element are named in a line. */
const mostSubjects = 8;

/** Messages that say the same of several values become one. */
function merged(changes: readonly Change[], most: number): Line[] {
  const byPredicate = Map.groupBy(changes, ({ message }) => / (?:is|was) .*$/s.exec(message)?.[0] ?? message);
  return [...byPredicate].map(([predicate, same]) => {
    const change = same[0] as Change;
    const line = { element: elementOf(change), others: otherImpacts(change) };
    if (same.length === 1) return { ...line, change };
    const subjects = same.map(({ message }) => message.slice(0, -predicate.length));
    const rest = subjects.length - most;
    const listed = rest > 1 ? `${subjects.slice(0, most).join(", ")} and ${rest} more` : subjects.join(", ");
    return { ...line, change: { ...change, message: `${listed}${predicate.replace(/^ is /, " are ")}` } };
  });
}

function elementOf({ owner, path }: Change): string {
  return path === owner ? "" : path.startsWith(`${owner}.`) ? path.slice(owner.length + 1) : path;
}

/** The classes of a change beside the one it is listed under. */
function otherImpacts(change: Change): Impact[] {
  return change.impacts.filter((impact) => impact !== worst(change));
}

/** `3 wire, 1 source, 0 behaviour, 12 safe`. */
export function countsText(counts: Readonly<Record<Impact, number>>): string {
  return impacts.map((impact) => `${counts[impact]} ${impact}`).join(", ");
}
