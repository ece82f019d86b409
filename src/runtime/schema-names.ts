/** Clients write names in any case; providers and validators see them as the schema spells them. */
import { isRecord } from "./predicates.ts";

export type Members = Readonly<Record<string, unknown>>;

/** The members of an object under the names of the schema. A name that it does not have, or that is there twice, stays as it is. */
export function underSchemaNames(given: object, names: readonly string[]): Members {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const respelled = (name: string): string => {
    const wanted = known.get(name.toLowerCase()) ?? name;
    return Object.hasOwn(given, wanted) ? name : wanted;
  };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]: [string, unknown]) => [
      respelled(name),
      value ?? null,
    ]),
  );
}

/** As `underSchemaNames`, with the defaults of what is not given. What is not an object stays what it is, for validation to tell. */
export function completeRecord(given: unknown, defaults: Members): unknown {
  if (!isRecord(given)) return given;
  return { ...defaults, ...underSchemaNames(given, Object.keys(defaults)) };
}

/** NULL under each name. */
export function nulls(names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, null]));
}
