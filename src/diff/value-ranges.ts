/** The ranges of value maps, and whose they are: named as any value, left to vendors, or reserved. */
import { covers, mergedRanges, type Standing, standingOf } from "../runtime/value-map.ts";
import { type JsonMapEntry, mapFromJson } from "../schema/json.ts";
import type { ReportChange } from "./change.ts";

type Entries = readonly JsonMapEntry[];

export function compareRanges(before: Entries, after: Entries, report: ReportChange): void {
  const [old, now] = [rangesOf(before), rangesOf(after)];
  const words = (standing: Standing) => ({ before: listText(old[standing]), after: listText(now[standing]) });
  if (isChanged(old.named, now.named, true)) report("range-changed", words("named"));
  if (isChanged(old.vendor, now.vendor, false)) {
    // Single values that were taken out of a range are reported as such.
    const accountedFor = [...now.vendor, ...after.filter(({ kind }) => kind === "value")];
    if (!areCovered(old.vendor, accountedFor)) report("vendor-range-narrowed", words("vendor"));
    else if (!areCovered(now.vendor, old.vendor)) report("vendor-range-widened", words("vendor"));
  }
  if (isChanged(old.reserved, now.reserved, false)) report("reserved-range-changed", words("reserved"));
}

/** An unclaimed rest without a label says that there may be other values, and no more. */
function rangesOf(entries: Entries): Readonly<Record<Standing, Entries>> {
  const ranges = entries.filter(({ kind, label }) => kind === "range" || (kind === "unclaimed" && label !== null));
  const having = (standing: Standing): Entries => ranges.filter((entry) => standingOf(entry) === standing);
  return { reserved: having("reserved"), vendor: having("vendor"), named: having("named") };
}

/** The order of the ranges and the way their numbers are written do not count. */
function isChanged(before: Entries, after: Entries, withLabels: boolean): boolean {
  const keys = (entries: Entries): string[] =>
    entries.map(({ kind, low, high, label }) => JSON.stringify([kind, low, high, withLabels ? label : null])).sort();
  return JSON.stringify(keys(before)) !== JSON.stringify(keys(after));
}

/** Whether each number of each range is in one of the other entries. */
function areCovered(ranges: Entries, by: Entries): boolean {
  if (ranges.some(({ kind }) => kind === "unclaimed") && !by.some(({ kind }) => kind === "unclaimed")) return false;
  const covering = mergedRanges(mapFromJson(by).entries);
  return mergedRanges(mapFromJson(ranges).entries).every(({ low, high }) => covers(covering, low, high));
}

function listText(entries: Entries): string {
  if (entries.length === 0) return "nothing";
  return entries
    .map((entry) => (standingOf(entry) === "named" ? `${entry.text} ${JSON.stringify(entry.label)}` : entry.text))
    .join(", ");
}
