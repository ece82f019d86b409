/** ValueMap and Values, BitMap and BitValues: which numbers mean what. */
import { labelToIdentifier } from "../bindings/identifiers.ts";
import { entryOf, standingOf, type ValueMap } from "../runtime/value-map.ts";
import { type JsonMapEntry, mapFromJson, mappedFromJson } from "../schema/json.ts";
import type { ReportChange } from "./change.ts";
import { identity, takenNames } from "./taken-names.ts";
import { compareRanges } from "./value-ranges.ts";

/** What the values of a map are. */
export type MapRole = "value" | "return code" | "bit";

type Entries = readonly JsonMapEntry[];
type Entry = JsonMapEntry;

export function compareValueMaps(
  before: Entries | null,
  after: Entries | null,
  role: MapRole,
  report: ReportChange,
): void {
  const [old, now] = [before ?? [], after ?? []];
  const [hadEnum, hasEnum] = [old.some(isExact), now.some(isExact)];
  if (hadEnum !== hasEnum) {
    report(hasEnum ? "value-map-added" : "value-map-removed", {});
    return;
  }
  compareExact(old, now, role, report);
  compareRanges(old, now, report);
}

function compareExact(before: Entries, after: Entries, role: MapRole, report: ReportChange): void {
  const known = new Set(after.filter(isExact).map(identity));
  const former = new Set(before.filter(isExact).map(identity));
  let gone = before.filter((entry) => isExact(entry) && !known.has(identity(entry)));
  let fresh = after.filter((entry) => isExact(entry) && !former.has(identity(entry)));

  // One label with another number, where the label is that of one value in each schema.
  const renumbered = sameLabels(before, after, gone, fresh);
  for (const [was, is] of renumbered) {
    report("value-renumbered", { label: labelText(was), before: was.value ?? "", after: is.value ?? "" });
  }
  gone = gone.filter((entry) => !renumbered.has(entry));
  const moved = new Set(renumbered.values());
  fresh = fresh.filter((entry) => !moved.has(entry));

  const taken = takenNames(before.filter(isExact), after.filter(isExact));
  for (const { name, entry, before: was } of taken) {
    report("value-name-taken", { name, before: was.value ?? "", after: entry.value ?? "" });
  }
  const takers = new Set(taken.map(({ entry }) => entry));

  const goneByValue = new Map(gone.map((entry) => [entry.value, entry]));
  const oldByValue = new Map(before.filter(isExact).map((entry) => [entry.value, entry]));
  const formerRanges = mapFromJson(before.filter((entry) => !isExact(entry)));
  for (const entry of fresh) {
    const was = goneByValue.get(entry.value);
    goneByValue.delete(entry.value);
    if (was !== undefined) compareLabels(was, entry, role, report);
    else
      addValue(entry, oldByValue.get(entry.value), formerRanges, role, takers.has(entry) ? unlessNew(report) : report);
  }
  for (const entry of goneByValue.values()) {
    // Nobody could use a reserved number: that it is not written out any more hurts nobody.
    if (standingOf(entry) !== "reserved") report("value-removed", { value: entryText(entry) });
  }
}

function sameLabels(before: Entries, after: Entries, gone: Entries, fresh: Entries): Map<Entry, Entry> {
  const [old, now] = [byLabel(before), byLabel(after)];
  const isFresh = new Set(fresh);
  const pairs = new Map<Entry, Entry>();
  for (const entry of gone) {
    const key = labelKey(entry);
    if (key === null || old.get(key) !== entry) continue;
    const other = now.get(key);
    if (other !== undefined && other !== "several" && other.value !== entry.value && isFresh.has(other))
      pairs.set(entry, other);
  }
  return pairs;
}

function byLabel(entries: Entries): Map<string, Entry | "several"> {
  const entriesByLabel = new Map<string, Entry | "several">();
  for (const entry of entries) {
    const key = isExact(entry) ? labelKey(entry) : null;
    if (key !== null) entriesByLabel.set(key, entriesByLabel.has(key) ? "several" : entry);
  }
  return entriesByLabel;
}

/** The enum member that a label makes; `null` where it makes none, or says that the number is nobody's. */
function labelKey(entry: Entry): string | null {
  return entry.label === null || standingOf(entry) !== "named" ? null : labelToIdentifier(entry.label) || null;
}

function compareLabels(was: Entry, is: Entry, role: MapRole, report: ReportChange): void {
  const [before, after] = [standingOf(was), standingOf(is)];
  if (before === "reserved" && after !== "reserved") return carve(is, entryText(was), role, report);
  if (before === "vendor" && after === "named") {
    return report("value-taken-from-vendors", { value: entryText(is), range: entryText(was) });
  }
  if (before === "named" && after === "reserved") return report("value-removed", { value: entryText(was) });
  const words = { value: entryText(was), after: labelText(is) };
  report(memberOf(was) === memberOf(is) ? "label-reworded" : "label-renamed", words);
}

/**
 * @param former what the number was under a label that has another number now.
 * @param ranges that the map had, with `..` for what no other entry claimed.
 */
function addValue(
  entry: Entry,
  former: Entry | undefined,
  ranges: ValueMap<bigint | string>,
  role: MapRole,
  report: ReportChange,
): void {
  if (former !== undefined && memberOf(former) !== memberOf(entry)) {
    return report("value-reused", { value: entryText(entry), before: labelText(former) });
  }
  if (standingOf(entry) === "reserved") return;
  const range = entryOf(ranges, mappedFromJson(entry.value ?? ""));
  const standing = range === null ? null : standingOf(range);
  if (range !== null && standing === "vendor" && standingOf(entry) === "named") {
    return report("value-taken-from-vendors", { value: entryText(entry), range: rangeText(range) });
  }
  if (range !== null && standing === "reserved") return carve(entry, rangeText(range), role, report);
  if (role === "return code") return report("return-code-added", { value: entryText(entry) });
  report("value-added", { value: entryText(entry) });
}

/** Leaves out that a value is new: that its name was another's says it, and is worse. */
function unlessNew(report: ReportChange): ReportChange {
  return (code, words) => {
    if (code !== "value-added" && code !== "return-code-added" && code !== "value-carved") report(code, words);
  };
}

function carve(entry: Entry, range: string, role: MapRole, report: ReportChange): void {
  if (role === "return code") return report("return-code-added", { value: entryText(entry) });
  report("value-carved", { value: entryText(entry), range });
}

function memberOf({ value, label }: Entry): string {
  return labelToIdentifier(label ?? "") || `${value}`;
}

function isExact(entry: Entry): boolean {
  return entry.kind === "value";
}

function entryText({ value, label }: Entry): string {
  return label === null || label === value ? `${value}` : `${value} ${JSON.stringify(label)}`;
}

function rangeText({ text, label }: Pick<Entry, "text" | "label">): string {
  return `${text} ${JSON.stringify(label)}`;
}

function labelText({ value, label }: Entry): string {
  return label === null ? `${value}` : JSON.stringify(label);
}
