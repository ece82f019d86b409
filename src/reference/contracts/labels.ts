/**
 * Labels of the MOF as values: `Running`, or with the value in parentheses, `Not Supported (32770)`, where several values
 * have one label or a range has it.
 */
import { nearest } from "../../diagnostics/nearest.ts";
import { entryOf, type ValueMap } from "../../runtime/value-map.ts";
import { fail } from "./contract-fault.ts";
import type { Name } from "./contract-forms.ts";

type Entry = ValueMap<bigint | string>["entries"][number];

/** The value that a label of a map stands for. @param path of the element that has the map, for messages */
export function readLabel(
  map: ValueMap<bigint | string> | null,
  { at, value: written }: Name,
  path: string,
): bigint | string {
  if (map === null) fail("contract-no-labels", at, { path });
  const [, label = written, value = null] = /^(.*\S) \((-?\d+)\)$/.exec(written) ?? [];
  const labelled = map.entries.filter((entry) => entry.label === label);
  if (labelled.length === 0) {
    const labels = map.entries.flatMap((entry) => entry.label ?? []);
    fail("contract-label", at, { label, path, nearest: nearest(label, labels) });
  }
  if (value !== null) {
    const match = labelled.find((entry) => holds(entry, BigInt(value), map));
    return match === undefined
      ? fail("contract-label-value", at, { label, value, path, values: labelled.map(({ text }) => text) })
      : BigInt(value);
  }
  const [exact, other] = labelled.filter((entry) => entry.kind === "value");
  if (exact === undefined || other !== undefined)
    fail("contract-label-ambiguous", at, { label, path, values: labelled.map(({ text }) => text) });
  return exact.kind === "value" ? exact.value : "";
}

/** Whether an entry stands for a value; `..` does for those that no other entry has. */
function holds(entry: Entry, value: bigint, map: ValueMap<bigint | string>): boolean {
  return entryOf(entry.kind === "unclaimed" ? map : { entries: [entry] }, value) === entry;
}
