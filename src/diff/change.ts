/** One change, and what makes it. */
import { visible } from "../diagnostics/visible.ts";
import type { Impact, Step } from "./impact.ts";
import { type ChangeKind, type ChangeCode, changeCodes, type ChangeParameters, changeKinds } from "./change-kinds.ts";

export interface Change {
  readonly code: ChangeCode;
  /** The class it belongs to, by its old name where it was renamed; `qualifier Key` for a qualifier declaration. */
  readonly owner: string;
  /** The element as people write it: `CIM_Job`, `CIM_Job.JobState`, `CIM_Job.KillJob(DeleteOnKill)`. */
  readonly path: string;
  readonly words: Words;
  readonly impacts: readonly Impact[];
  readonly isGuess: boolean;
}

/** What its kind says of a change. */
export interface Words {
  /** Follows the element's name; no full stop. */
  readonly message: string;
  /** The same said of several elements. */
  readonly ofSeveral: string;
  /** How the change stands in a list of its kind for one element, and what follows the list; `null` where there is none. */
  readonly list: { readonly item: string; readonly message: string } | null;
}

/** How a team classes changes where it differs from the table. */
export type Reclassed = ReadonlyMap<ChangeCode, readonly Impact[]>;

/** A change of an element wherever it is declared: without the class that it is reported for. */
export interface Delta {
  readonly code: ChangeCode;
  /** The parameter it is about; `null` for the element itself. */
  readonly parameter: string | null;
  readonly words: Words;
}

/** Takes a change that a comparison finds. */
export type ReportChange = <C extends ChangeCode>(code: C, parameters: ChangeParameters<C>) => void;

/** A change in the words of its kind. */
export function deltaOf<C extends ChangeCode>(
  code: C,
  parameters: ChangeParameters<C>,
  parameter: string | null = null,
): Delta {
  const { message, list } = changeKinds[code] as unknown as ChangeKind<ChangeParameters<C>>;
  const words = {
    message: visible(message(parameters, true)),
    ofSeveral: visible(message(parameters, false)),
    list:
      list === undefined ? null : { item: visible(list.item(parameters)), message: visible(list.message(parameters)) },
  };
  return { code, parameter, words };
}

/** Collects the changes of one element. */
export function collector(deltas: Delta[], parameter: string | null = null): ReportChange {
  return (code, parameters) => void deltas.push(deltaOf(code, parameters, parameter));
}

/** Two deltas with one key say the same. */
export function deltaKey({ code, parameter, words }: Delta): string {
  return JSON.stringify([code, parameter, words.message]);
}

/** Makes a change of a delta, with the classes of the table or of the team. */
export function changeOf({ code, words }: Delta, owner: string, path: string, reclassed: Reclassed): Change {
  const { impacts, isGuess = false }: { impacts: readonly Impact[]; isGuess?: boolean } = changeKinds[code];
  return { code, owner, path, words, impacts: reclassed.get(code) ?? impacts, isGuess };
}

/** Whether a change hurts nobody. */
export function isSafe({ impacts }: Change): boolean {
  return impacts.every((impact) => impact === "safe");
}

const places = new Map(changeCodes.map((code, place) => [code, place]));

/** By owner, path, then the order of the table: the order of declarations does not show. Values stay in their order. */
export function compareChanges(a: Change, b: Change): number {
  return compareText(a.owner, b.owner) || compareText(a.path, b.path) || place(a.code) - place(b.code);
}

function place(code: ChangeCode): number {
  return places.get(code) ?? 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The step that changes ask for. Each of wire, source and behavior is major: bindings are a package whose users cannot
 * tell beforehand whether they use what changed, and a changed meaning is worse than an error of the compiler. Safe
 * changes are minor where users may want to know of them, and patch where they are words.
 */
export function stepOf(changes: readonly Change[]): Step {
  if (changes.length === 0) return "none";
  if (!changes.every(isSafe)) return "major";
  return changes.some(({ code }) => changeKinds[code].safeStep === "minor") ? "minor" : "patch";
}
