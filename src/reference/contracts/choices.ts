/**
 * The table of design choices: where the documents are silent or differ, each profile has its own value, with the reason
 * beside it. Contracts refer to a row with `{ "choice": "name" }`.
 */
import { nearest } from "../../diagnostics/nearest.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { attempt, entriesOf, fail, type Placed, type PlacedEntry, spanOf, textOf, wordOf } from "./contract-text.ts";

/** documented: the profiles follow different documents; design: documents are silent; unproven: no source confirms it. */
const marks = ["documented", "design", "unproven"] as const;

export interface Choice {
  readonly name: string;
  readonly mark: (typeof marks)[number];
  readonly question: string;
  readonly why: string;
  /** By profile. */
  readonly values: ReadonlyMap<string, Placed>;
}

export class Choices {
  readonly profiles: readonly string[];
  readonly #rows: ReadonlyMap<string, Choice>;
  readonly #places = new Map<string, Placed>();
  readonly #used = new Set<string>();

  constructor(table: Placed | null, report: Report) {
    const parts = new Map(
      table === null ? [] : (attempt(report, () => entriesOf(table)) ?? []).map((entry) => [entry.name, entry.value]),
    );
    const profiles = parts.get("profiles");
    this.profiles =
      profiles === undefined ? ["default"] : (attempt(report, () => entriesOf(profiles)) ?? []).map(({ name }) => name);
    const rows = new Map<string, Choice>();
    const choices = parts.get("choices");
    for (const entry of choices === undefined ? [] : (attempt(report, () => entriesOf(choices)) ?? [])) {
      const row = attempt(report, () => readChoice(entry, this.profiles));
      if (row !== null) rows.set(row.name, row);
      this.#places.set(entry.name, entry.key);
    }
    this.#rows = rows;
  }

  /** The value itself, or what the choice that it names says for the profile. */
  resolve(at: Placed, profile: string): Placed {
    if (at.node.type !== "object") return at;
    const [only, other] = entriesOf(at);
    if (only?.name !== "choice" || other !== undefined) return at;
    const name = textOf(only.value);
    const row = this.#rows.get(name);
    if (row === undefined)
      fail("contract-choice", only.value, { name, nearest: nearest(name, [...this.#rows.keys()]) });
    this.#used.add(name);
    return row.values.get(profile) ?? at;
  }

  reportUnused(report: Report): void {
    for (const [name, place] of this.#places) {
      if (!this.#used.has(name)) report(diagnostic("contract-choice-unused", spanOf(place), { name }));
    }
  }
}

function readChoice({ name, key, value }: PlacedEntry, profiles: readonly string[]): Choice {
  const parts = new Map(entriesOf(value).map((entry) => [entry.name, entry.value]));
  const need = (part: string): Placed => parts.get(part) ?? fail("contract-missing", key, { key: part });
  const unknown = entriesOf(value).find(
    (entry) => !["mark", "question", "why", "all", ...profiles].includes(entry.name),
  );
  if (unknown !== undefined)
    fail("contract-key", unknown.key, { key: unknown.name, nearest: nearest(unknown.name, ["all", ...profiles]) });
  const all = parts.get("all");
  return {
    name,
    mark: wordOf(need("mark"), marks),
    question: textOf(need("question")),
    why: textOf(need("why")),
    values: new Map(profiles.map((profile) => [profile, all ?? need(profile)])),
  };
}
