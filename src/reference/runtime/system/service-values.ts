/** The values of a call: what the client gave, and what its checks found out. */
import type { EmbeddedFault } from "../../../runtime/embedded/embedded-instance.ts";
import { valueAt } from "../value-path.ts";
import type { ValueSources } from "./service-behavior.ts";

/** In the place of an instance whose text could not be read. */
export class UnreadableInstance {
  readonly fault: EmbeddedFault;

  constructor(fault: EmbeddedFault) {
    this.fault = fault;
  }
}

/** By the names of parameters, and beside them `machine`, `job`, `settings` and `user`. */
export type CallValues = Readonly<Record<string, unknown>>;

/** The value of the first source that has one. */
export function sourceValue(values: CallValues, sources: ValueSources, kind: number): unknown {
  for (const { path, words, kinds } of sources) {
    if (kinds?.includes(kind) === false) continue;
    const value = valueAt(values, path);
    if (value !== null) return words === undefined ? value : (words.get(value) ?? null);
  }
  return null;
}

/** A scalar as a list of one, NULL as an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
