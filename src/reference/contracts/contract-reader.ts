/** Reads parts of contracts for one profile, with the schema at hand: names of the MOF become its classes and members, labels become values. */
import { nearest } from "../../diagnostics/nearest.ts";
import { nearestClass } from "../../schema/nearest-class.ts";
import type { Code, Parameters } from "../../diagnostics/codes.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import type { Class, Method, Model, Parameter, Property } from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import type { Choices } from "./choices.ts";
import {
  attempt,
  booleanOf,
  elementsOf,
  entriesOf,
  fail,
  isNull,
  numberOf,
  type Placed,
  type PlacedEntry,
  textOf,
  wordOf,
} from "./contract-text.ts";

/** The parts of an object by their keys. */
export interface Parts {
  readonly at: Placed;
  /** Fails where the part is missing. */
  need(key: string): Placed;
  /** `null` where the part is missing or null. */
  may(key: string): Placed | null;
}

export class ContractReader {
  readonly model: Model;
  readonly profile: string;
  readonly #choices: Choices;
  readonly #report: Report;

  constructor(model: Model, profile: string, choices: Choices, report: Report) {
    this.model = model;
    this.profile = profile;
    this.#choices = choices;
    this.#report = report;
  }

  /** An object that has no other keys than these; `$schema` may stand anywhere. */
  parts(given: Placed, keys: readonly string[]): Parts {
    const at = this.resolve(given);
    const entries = entriesOf(at);
    const unknown = entries.find(({ name }) => name !== "$schema" && !keys.includes(name));
    if (unknown !== undefined)
      fail("contract-key", unknown.key, { key: unknown.name, nearest: nearest(unknown.name, keys) });
    const known = new Map(entries.map(({ name, value }) => [name, value]));
    const may = (key: string): Placed | null => {
      const value = known.get(key);
      const found = value === undefined ? null : this.resolve(value);
      return found === null || isNull(found) ? null : found;
    };
    const need = (key: string): Placed => {
      const value = known.get(key);
      return value === undefined ? fail("contract-missing", at, { key }) : this.resolve(value);
    };
    return { at, need, may };
  }

  /** Each entry of an object; one that is wrong is reported and left out. */
  each<T>(given: Placed, read: (entry: PlacedEntry) => T): T[] {
    const read1 = (entry: PlacedEntry): T | null =>
      attempt(this.#report, () => read({ ...entry, value: this.resolve(entry.value) }));
    return entriesOf(this.resolve(given))
      .map(read1)
      .filter((value) => value !== null);
  }

  /** Each element of a list; one that is wrong is reported and left out. */
  list<T>(given: Placed, read: (at: Placed) => T): T[] {
    const read1 = (at: Placed): T | null => attempt(this.#report, () => read(this.resolve(at)));
    return elementsOf(this.resolve(given))
      .map(read1)
      .filter((value) => value !== null);
  }

  /** Reads one part; what is wrong with it is reported, and the others can still be read. */
  attempt<T>(read: () => T): T | null {
    return attempt(this.#report, read);
  }

  resolve(at: Placed): Placed {
    return this.#choices.resolve(at, this.profile);
  }

  text(at: Placed): string {
    return textOf(this.resolve(at));
  }

  number(at: Placed): number {
    return numberOf(this.resolve(at));
  }

  boolean(at: Placed): boolean {
    return booleanOf(this.resolve(at));
  }

  word<Word extends string>(at: Placed, words: readonly Word[]): Word {
    return wordOf(this.resolve(at), words);
  }

  class(at: Placed): Class {
    const name = this.text(at);
    return (
      this.model.classes.get(name) ?? fail("contract-class", at, { name, nearest: nearestClass(name, this.model) })
    );
  }

  property(cls: Class, at: Placed, name = this.text(at)): Property {
    return memberOf(cls.properties, name, at, { owner: cls.name, what: "property" });
  }

  method(cls: Class, at: Placed, name = this.text(at)): Method {
    return memberOf(cls.methods, name, at, { owner: cls.name, what: "method" });
  }

  parameter(method: Method, at: Placed): Parameter {
    return memberOf(method.parameters, this.text(at), at, {
      owner: `${method.declaringClass.name}.${method.name}()`,
      what: "parameter",
    });
  }
}

function memberOf<M extends { readonly name: string }>(
  members: NameMap<M>,
  name: string,
  at: Placed,
  parameters: Omit<Parameters<"contract-member" & Code>, "name" | "nearest">,
): M {
  const found = members.get(name);
  if (found !== undefined) return found;
  return fail("contract-member", at, {
    ...parameters,
    name,
    nearest: nearest(
      name,
      members.values().map((member) => member.name),
    ),
  });
}
