/** Looks up what contracts name: classes and members of the schema. */
import { nearest } from "../../diagnostics/nearest.ts";
import { nearestClass } from "../../schema/nearest-class.ts";
import type { Code, Parameters } from "../../diagnostics/codes.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import type { Class, Method, Model, Parameter, Property } from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import { attempt, fail } from "./contract-fault.ts";
import type { Name } from "./contract-forms.ts";

export class ContractReader {
  readonly #model: Model;
  readonly #report: Report;

  constructor(model: Model, report: Report) {
    this.#model = model;
    this.#report = report;
  }

  /** Reads each of some parts; one that is wrong is reported and left out. */
  each<T, R>(parts: readonly T[], read: (part: T) => R): R[] {
    return parts.flatMap((part) => {
      const result = this.attempt(() => ({ value: read(part) }));
      return result === null ? [] : [result.value];
    });
  }

  /** Reads one part; what is wrong with it is reported, and the others can still be read. */
  attempt<T>(read: () => T): T | null {
    return attempt(this.#report, read);
  }

  class({ at, value: name }: Name): Class {
    return (
      this.#model.classes.named(name)[0] ??
      fail("contract-class", at, { name, nearest: nearestClass(name, this.#model) })
    );
  }

  property(cls: Class, name: Name): Property {
    return memberOf(cls.properties, name, { owner: cls.name, what: "property" });
  }

  method(cls: Class, name: Name): Method {
    return memberOf(cls.methods, name, { owner: cls.name, what: "method" });
  }

  parameter(method: Method, name: Name): Parameter {
    return memberOf(method.parameters, name, {
      owner: `${method.declaringClass.name}.${method.name}()`,
      what: "parameter",
    });
  }
}

function memberOf<M extends { readonly name: string }>(
  members: NameMap<M>,
  { at, value: name }: Name,
  parameters: Omit<Parameters<"contract-member" & Code>, "name" | "nearest">,
): M {
  const named = members.get(name);
  if (named !== undefined) return named;
  return fail("contract-member", at, {
    ...parameters,
    name,
    nearest: nearest(
      name,
      members.values().map((member) => member.name),
    ),
  });
}
