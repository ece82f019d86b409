import type { Backend, EmitOptions } from "./backend.ts";
import { clientBackend } from "./client/backend.ts";
import { enumsBackend } from "./enums/backend.ts";
import { providersBackend } from "./providers/backend.ts";
import { referenceBackend } from "../reference/emit/backend.ts";
import { runtimeBackend } from "./runtime/backend.ts";
import { serverBackend } from "./server/backend.ts";
import { typesBackend } from "./types/backend.ts";
import { validatorTargetsBackend } from "./validators/targets-backend.ts";
import { validatorsBackend } from "./validators/backend.ts";

/** All backends. A new one is one file, one template and one line here. */
export const backends: readonly Backend[] = [
  typesBackend,
  enumsBackend,
  providersBackend,
  validatorsBackend,
  validatorTargetsBackend,
  referenceBackend,
  serverBackend,
  clientBackend,
  runtimeBackend,
];

/** The backends that options ask for, and those that they build on. */
export function backendsOf({
  backends: names,
  ownBackends = [],
}: Pick<EmitOptions, "backends" | "ownBackends">): Backend[] {
  return resolveBackends(names, [...backends, ...ownBackends]);
}

/** The named backends with those that they build on, in the order of `backends`. Throws a RangeError for an unknown name. */
export function resolveBackends(names: readonly string[], known: readonly Backend[] = backends): Backend[] {
  const wanted = new Set<Backend>();
  const add = (name: string): void => {
    const backend = known.find((candidate) => candidate.name === name);
    if (backend === undefined) {
      throw new RangeError(
        `Unknown backend "${name}"; known are ${known.map((candidate) => candidate.name).join(", ")}.`,
      );
    }
    if (wanted.has(backend)) return;
    wanted.add(backend);
    backend.requires.forEach(add);
  };
  names.forEach(add);
  return known.filter((backend) => wanted.has(backend));
}
