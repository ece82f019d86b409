/**
 * The order of a report that people read: each change once, under the worst of its classes; what is said of several
 * values, elements or classes in the same words is said once.
 */
import { type Change, isSafe } from "./change.ts";
import { type Impact, impacts } from "./impact.ts";
import { type ChangeCode, changeKinds } from "./change-kinds.ts";

export interface Group {
  readonly impact: Impact;
  readonly entries: readonly Entry[];
  /** Changes of words only, counted and not listed. */
  readonly folded: ReadonlyMap<ChangeCode, number>;
}

/** What changed in a class, or alike in several. */
export interface Entry {
  readonly owners: readonly string[];
  readonly lines: readonly Line[];
}

/** One statement: `JobState, RequestedState: 9 "Waiting", 10 "Held" are new`. */
export interface Line {
  readonly code: ChangeCode;
  /** Elements without the class that stands above them already; none for the class itself. */
  readonly elements: readonly string[];
  readonly message: string;
  /** The other classes of the change. */
  readonly others: readonly Impact[];
  readonly isGuess: boolean;
}

/** @param all lists changes of words too, and each value; else a line names the first values. */
export function groupsOf(changes: readonly Change[], all: boolean): Group[] {
  return impacts
    .map((impact) => {
      const own = changes.filter((change) => worst(change) === impact);
      const isFolded = ({ code }: Change): boolean =>
        !all && impact === "safe" && changeKinds[code].safeStep === "patch";
      return {
        impact,
        entries: entriesOf(
          own.filter((change) => !isFolded(change)),
          all,
        ),
        folded: counted(own.filter(isFolded)),
      };
    })
    .filter(({ entries, folded }) => entries.length + folded.size > 0);
}

function worst(change: Change): Impact {
  return impacts.find((impact) => change.impacts.includes(impact)) ?? "safe";
}

function counted(changes: readonly Change[]): Map<ChangeCode, number> {
  return new Map([...Map.groupBy(changes, ({ code }) => code)].map(([code, same]) => [code, same.length]));
}

/** Classes of which the same is said stand together, at the place of the first. */
function entriesOf(changes: readonly Change[], all: boolean): Entry[] {
  const owners = [...Map.groupBy(changes, ({ owner }) => owner)].map(([owner, own]) => ({
    owner,
    statements: statementsOf(own, all),
  }));
  const alike = Map.groupBy(owners, ({ statements }) =>
    JSON.stringify(statements.map(({ code, elements, ofSeveral, others }) => [code, elements, ofSeveral, others])),
  );
  return [...alike.values()].map((same) => ({
    owners: same.map(({ owner }) => owner),
    lines: (same[0]?.statements ?? []).map((statement) => lineOf(statement, same.length > 1)),
  }));
}

/** A line whose message depends on how many it speaks of. */
interface Statement extends Line {
  readonly ofSeveral: string;
}

function lineOf({ ofSeveral, ...line }: Statement, isOfSeveralClasses: boolean): Line {
  const isOfSeveral = line.elements.length === 0 ? isOfSeveralClasses : line.elements.length > 1;
  return isOfSeveral ? { ...line, message: ofSeveral } : line;
}

/** What is said of one class: first of values that change in one way, then of elements. */
function statementsOf(changes: readonly Change[], all: boolean): Statement[] {
  const byElement = Map.groupBy(changes, ({ path, code, impacts: own, words }) =>
    JSON.stringify([path, code, own, words.list?.message ?? words.message]),
  );
  const statements = [...byElement.values()].map((same) =>
    statementOf(same, all ? Number.POSITIVE_INFINITY : mostValues),
  );
  const bySaying = Map.groupBy(statements, ({ code, elements, ofSeveral, others }) =>
    JSON.stringify([code, elements.length === 0, ofSeveral, others]),
  );
  return [...bySaying.values()].map((same) => ({
    ...(same[0] as Statement),
    elements: same.flatMap(({ elements }) => elements),
  }));
}

/** So many values of one element are named in a line. */
const mostValues = 8;

function statementOf(changes: readonly Change[], most: number): Statement {
  const change = changes[0] as Change;
  const { code, words, isGuess } = change;
  const about = {
    code,
    elements: elementsOf(change),
    others: change.impacts.filter((impact) => impact !== worst(change)),
    isGuess,
  };
  const items = changes.map((each) => each.words.list?.item ?? "");
  if (items.length === 1 || words.list === null)
    return { ...about, message: words.message, ofSeveral: words.ofSeveral };
  const rest = items.length - most;
  const message = `${rest > 1 ? `${items.slice(0, most).join(", ")} and ${rest} more` : items.join(", ")} ${words.list.message}`;
  return { ...about, message, ofSeveral: message };
}

function elementsOf({ owner, path }: Change): string[] {
  if (path === owner) return [];
  return [path.startsWith(`${owner}.`) ? path.slice(owner.length + 1) : path];
}

/** `3 wire, 1 source, 0 behavior, 12 safe`. */
export function countsText(counts: Readonly<Record<Impact, number>>): string {
  return impacts.map((impact) => `${counts[impact]} ${impact}`).join(", ");
}

/** `2 new, 1 gone, 14 changed`, in more than words. Declarations of qualifiers are left out. */
export function classesText(all: readonly Change[]): string {
  const changes = all.filter(({ owner }) => !owner.startsWith("qualifier "));
  const ownersOf = (counts: (change: Change) => boolean): number =>
    new Set(changes.filter(counts).map(({ owner }) => owner)).size;
  const fresh = ownersOf(({ code }) => code === "class-added");
  const gone = ownersOf(({ code }) => code === "class-removed");
  const changed = ownersOf((change) => !isSafe(change) || changeKinds[change.code].safeStep === "minor") - fresh - gone;
  return `${fresh} new, ${gone} gone, ${changed} changed`;
}
