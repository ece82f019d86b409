/**
 * What many values of contracts look like. Wherever profiles may differ, a row of the table of choices may stand in the
 * place of the value: `{ "choice": "name" }`.
 */
import type { Report } from "../../diagnostics/diagnostic.ts";
import {
  anyNumber,
  anyText,
  byKey,
  byType,
  define,
  type Definition,
  type Entry,
  entriesOf,
  flag,
  list,
  located,
  type Located,
  nothing,
  object,
  optional,
  type Placed,
  record,
  type Shape,
  text,
} from "../../json/shape.ts";

/** A name of the schema or of the contract itself, where it stands. */
export type Name = Located<string>;

export const name = (description: string): Shape<Name> => located(text(description));

export const choice = define("choice", () =>
  object("The row of choices.json whose value for the profile belongs here.", { choice: name("The name of the row.") }),
);

/** What the row that a value names says for a profile; `null` where there is no such row, which is reported. */
export type Resolve = (row: Name, report: Report) => Placed | null;

export type Scalar = string | number | boolean | null;

/** The value of a property as it is written. */
export type Written = Located<
  | Scalar
  | readonly Located<Scalar>[]
  | { readonly by: Name; readonly cases: readonly Entry<Written>[] }
  | { readonly labelOf: Name }
  | { readonly labelled: Name; readonly else: Name }
  | { readonly reference: Name }
>;

const scalars = {
  null: nothing,
  string: anyText("A text, in which {variables} are filled in, or a label."),
  number: anyNumber("A number."),
  boolean: flag("True or false."),
};
const scalar = located<Scalar>(byType("A single value.", "a single value", scalars));

/** @param resolve decides for a profile what choices stand for */
export function contractForms(resolve: Resolve) {
  function orChoice<T>(shape: Shape<T>): Shape<T> {
    return {
      schema: { anyOf: [choice.schema, shape.schema] },
      read(at, report) {
        if (!entriesOf(at).some(({ key }) => key.value === "choice")) return shape.read(at, report);
        const value = resolve(choice.read(at, report).choice, report);
        return value === null ? shape.read(at, () => undefined) : shape.read(value, report);
      },
    };
  }

  const label = define("label", () =>
    orChoice(
      name(
        'A label of the MOF; with the value in parentheses where several values or a range have it: "Not Supported (32770)".',
      ),
    ),
  );
  const expression: Definition<Written> = define("expression", () =>
    orChoice(
      located(
        byType(
          "The value of a property: a text, in which {variables} are filled in, a label, a number, a boolean, null or a list of these.",
          "the value of a property",
          {
            ...scalars,
            array: list("A value for an array.", scalar),
            object: byKey("What depends on a variable.", {
              by: object("One value for each that the variable may have.", {
                by: name("The variable."),
                cases: record("By values of the variable, which are labels where it is a property.", expression),
              }),
              labelOf: object("The label that a value map has for the variable.", { labelOf: name("The variable.") }),
              labelled: object("The value of the property's map with the label that the variable holds.", {
                labelled: name("The variable."),
                else: label,
              }),
              reference: object("The instance that the contract makes under this name.", {
                reference: name("The name of the instance."),
              }),
            }),
          },
        ),
      ),
    ),
  );
  const path = define("path", () =>
    name(
      "A parameter or settings, machine, job or user, and the properties below it: MigrationSettingData.MigrationType.",
    ),
  );
  const word = byType("What stands for the value.", "a text, a number, true or false", {
    string: anyText("A word."),
    number: anyNumber("A number."),
    boolean: flag("True or false."),
  });
  const kinds = list("The kinds of migrations that it matters for; all if nothing is said.", label);
  const source = byType("A path, or a path with what is made of its value.", "a path, or an object with one", {
    string: path,
    object: object("A value that comes from somewhere.", {
      value: path,
      words: optional(record("By labels of the value, or true and false: what stands for it.", word)),
      for: optional(kinds),
    }),
  });
  const sources = define("sources", () =>
    list("Where a value comes from: the first source that is not NULL counts.", source),
  );
  const assignments = define("properties", () =>
    record("By names of properties. One that is not named is NULL or has its default.", expression),
  );
  const made = define("made", () =>
    object("An instance that is made.", { class: name("Its class."), properties: assignments }),
  );
  const definitions = [choice, label, expression, path, sources, assignments, made] as const;
  return { orChoice, label, expression, path, kinds, sources, assignments, made, definitions };
}

export type Forms = ReturnType<typeof contractForms>;
