/**
 * Enum members whose name is that of another value now. Of values with like labels the lowest has the plain name: one that
 * comes or goes changes what the others are called.
 */
import { memberNames } from "../bindings/identifiers.ts";
import { type JsonMapEntry, mappedFromJson } from "../schema/json.ts";

export interface TakenName {
  readonly name: string;
  /** The value that has the name now, and had another one or was not there. */
  readonly entry: JsonMapEntry;
  readonly before: JsonMapEntry;
}

/**
 * Looks at names of values that stay, or of which one stays: where a label has another number, that is a change by itself.
 * @param before exact entries
 * @param after exact entries
 */
export function takenNames(before: readonly JsonMapEntry[], after: readonly JsonMapEntry[]): TakenName[] {
  const [old, now] = [byName(before), byName(after)];
  const [former, known] = [new Set(before.map(identity)), new Set(after.map(identity))];
  const taken: TakenName[] = [];
  for (const [name, entry] of now) {
    const was = old.get(name);
    if (was === undefined || was.value === entry.value) continue;
    if (known.has(identity(was)) || former.has(identity(entry))) taken.push({ name, entry, before: was });
  }
  return taken;
}

/** The entries by the names of their members: each value and label makes one. */
function byName(entries: readonly JsonMapEntry[]): Map<string, JsonMapEntry> {
  const distinct = [...new Map(entries.map((entry) => [identity(entry), entry])).values()];
  const names = memberNames(distinct.map(({ value = "", label }) => ({ value: mappedFromJson(value), label })));
  return new Map(distinct.map((entry, index) => [names[index] ?? "", entry]));
}

/** Entries with one identity are one: the same value under the same label. */
export function identity({ value, label }: JsonMapEntry): string {
  return JSON.stringify([value, label]);
}
