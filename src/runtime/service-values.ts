/** The values of a call: what the client gave, what its checks found out, and the paths that lead to each of them. */
import type { EmbeddedFault } from "./embedded-instance.ts";
import { isRecord, isReference } from "./predicates.ts";
import type { ValuePath, ValueSources } from "./service-behavior.ts";

/** In the place of an instance whose text could not be read. */
export class UnreadableInstance {
  readonly fault: EmbeddedFault;

  constructor(fault: EmbeddedFault) {
    this.fault = fault;
  }
}

/** By the names of parameters, and beside them `machine`, `job`, `settings` and `user`. */
export type CallValues = Readonly<Record<string, unknown>>;

/** Whether a value is an instance, whose members can be looked at. */
export function isInstance(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value);
}

/** The value at the end of a path: members of instances, keys of references. NULL where the path leads nowhere. */
export function valueAt(values: unknown, path: ValuePath): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return values ?? null;
  if (!isInstance(values)) return null;
  const members: Readonly<Record<string, unknown>> = isReference(values) ? values.keys : values;
  const found = Object.hasOwn(members, name) ? name : Object.keys(members).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : valueAt(members[found], rest);
}

/** The value of the first source that has one. */
export function sourceValue(values: CallValues, sources: ValueSources, kind: number): unknown {
  for (const { path, words, kinds } of sources) {
    if (kinds !== null && !kinds.includes(kind)) continue;
    const value = valueAt(values, path);
    if (value !== null) return words === null ? value : (words.get(value) ?? null);
  }
  return null;
}

/** A scalar as a list of one, NULL as an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
