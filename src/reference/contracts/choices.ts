/**
 * The table of design choices: where the documents are silent or differ, each profile has its own value, with the reason
 * beside it. Contracts refer to a row with `{ "choice": "name" }`.
 */
import { nearest } from "../../diagnostics/nearest.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import {
  anything,
  type Entry,
  entriesOf,
  type JsonSchema,
  located,
  object,
  oneOf,
  optional,
  pathText,
  type Placed,
  record,
  report,
  type Shape,
  text,
} from "../../json/shape.ts";
import type { Name } from "./contract-forms.ts";

/** documented: the profiles follow different documents; design: documents are silent; unproven: no source confirms it. */
const marks = ["documented", "design", "unproven"] as const;

const rowMembers = {
  mark: oneOf(
    "documented: the profiles follow different documents; design: no document says anything; unproven: one hints at it, and nothing confirms it.",
    marks,
  ),
  question: text("What the documents leave open."),
  why: text("Why the profiles answer it as they do."),
  all: optional(anything("The answer of all profiles.")),
};
const rowText = "A question with the answer of all profiles, or with one for each under its name.";

function tableShape(row: Shape<unknown>) {
  return object("What the documents leave open: one row a question, one value a profile.", {
    $schema: optional(text("The JSON Schema of this file.")),
    profiles: record(
      "The profiles with what each of them follows; the first is the default.",
      text("What it follows."),
      {
        minimum: 1,
      },
    ),
    choices: record("The questions by name.", located(row)),
  });
}

/** A JSON Schema cannot know that the further keys of a row are names of profiles. */
export const choicesSchema: JsonSchema = tableShape({
  ...object(rowText, rowMembers),
  schema: { ...object(rowText, rowMembers).schema, additionalProperties: true },
}).schema;

interface Choice {
  readonly name: Name;
  /** The answer of each profile. */
  readonly values: ReadonlyMap<string, Placed>;
}

export class Choices {
  readonly profiles: readonly string[];
  readonly #rows: ReadonlyMap<string, Choice>;
  readonly #used = new Set<string>();

  constructor(profiles: readonly string[], rows: readonly Choice[]) {
    this.profiles = profiles;
    this.#rows = new Map(rows.map((row) => [row.name.value, row]));
  }

  /** What the row of this name says for a profile; `null` where there is no such row or answer, which is reported. */
  resolve({ at, value: name }: Name, profile: string, to: Report): Placed | null {
    this.#used.add(name);
    const row = this.#rows.get(name);
    if (row !== undefined) return row.values.get(profile) ?? null;
    report(to, "contract-choice", at, { name, nearest: nearest(name, [...this.#rows.keys()]) });
    return null;
  }

  reportUnused(to: Report): void {
    for (const [name, row] of this.#rows)
      if (!this.#used.has(name)) report(to, "contract-choice-unused", row.name.at, { name });
  }
}

/** Without a table there is one profile. Rows that are wrong are reported. */
export function readChoices(table: Placed | null, to: Report): Choices {
  if (table === null) return new Choices(["default"], []);
  const named = entriesOf(table).find(({ key }) => key.value === "profiles")?.value;
  const profiles = named === undefined ? [] : entriesOf(named).map(({ key }) => key.value);
  const answers = Object.fromEntries(
    profiles.map((profile) => [profile, optional(anything(`The answer of the profile ${profile}.`))]),
  );
  const { choices } = tableShape(object(rowText, { ...answers, ...rowMembers })).read(table, to);
  return new Choices(
    profiles,
    (choices ?? []).map((row) => readRow(row, profiles, to)),
  );
}

function readRow(
  { key: name, value: { at } }: Entry<{ readonly at: Placed }>,
  profiles: readonly string[],
  to: Report,
): Choice {
  const answers = new Map(entriesOf(at).map(({ key, value }) => [key.value, value]));
  const values = profiles.flatMap((profile): [string, Placed][] => {
    const answer = answers.get("all") ?? answers.get(profile);
    if (answer !== undefined) return [[profile, answer]];
    // A profile that is misspelt is not missing besides.
    const isMisspelt = [...answers.keys()].some((key) => nearest(key, profiles) === profile);
    if (!isMisspelt) report(to, "contract-missing", name.at, { path: pathText(at.path), key: profile });
    return [];
  });
  return { name, values: new Map(values) };
}
