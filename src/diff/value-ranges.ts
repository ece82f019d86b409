/** The ranges of value maps, and whose they are: reserved, left to vendors, or named as any value. */
import type { JsonMapEntry } from "../schema/json.ts";
import type { Found } from "./change.ts";

type Entries = readonly JsonMapEntry[];

/** Whom the values under a label belong to; the words are those that value maps at run time go by. */
export type Standing = "reserved" | "vendor" | "named";

export function standingOf(label: string | null): Standing {
  if (label === null) return "named";
  if (/vendor/i.test(label)) return "vendor";
  return /reserved/i.test(label) ? "reserved" : "named";
}

/** The range that a value lies in, `..` for what no other entry claims; `null` where the map says nothing of it. */
export function rangeOf(entries: Entries, { value = "" }: JsonMapEntry): JsonMapEntry | null {
  const range = entries.find(({ kind, low, high }) => kind === "range" && contains(low, high, value));
  return range ?? entries.find(({ kind }) => kind === "unclaimed") ?? null;
}

function contains(low: string | undefined, high: string | undefined, value: string): boolean {
  if (low === undefined || high === undefined || !isInteger(value)) return false;
  return BigInt(low) <= BigInt(value) && BigInt(value) <= BigInt(high);
}

export function compareRanges(before: Entries, after: Entries, found: Found): void {
  const [old, now] = [rangesOf(before), rangesOf(after)];
  const words = (standing: Standing) => ({ before: listText(old[standing]), after: listText(now[standing]) });
  if (isChanged(old.named, now.named, true)) found("range-changed", words("named"));
  if (isChanged(old.vendor, now.vendor, false)) {
    // Single values that were taken out of a range are reported as such.
    const accountedFor = [...now.vendor, ...after.filter(({ kind }) => kind === "value")];
    if (!old.vendor.every((range) => isCovered(range, accountedFor))) found("vendor-range-narrowed", words("vendor"));
    else if (!now.vendor.every((range) => isCovered(range, old.vendor))) found("vendor-range-widened", words("vendor"));
  }
  if (isChanged(old.reserved, now.reserved, false)) found("reserved-range-changed", words("reserved"));
}

/** An unclaimed rest without a label says that there may be other values, and no more. */
function rangesOf(entries: Entries): Readonly<Record<Standing, Entries>> {
  const ranges = entries.filter(({ kind, label }) => kind === "range" || (kind === "unclaimed" && label !== null));
  const having = (standing: Standing): Entries => ranges.filter(({ label }) => standingOf(label) === standing);
  return { reserved: having("reserved"), vendor: having("vendor"), named: having("named") };
}

/** The order of the ranges and the way their numbers are written do not count. */
function isChanged(before: Entries, after: Entries, withLabels: boolean): boolean {
  const keys = (entries: Entries): string[] =>
    entries.map(({ kind, low, high, label }) => JSON.stringify([kind, low, high, withLabels ? label : null])).sort();
  return JSON.stringify(keys(before)) !== JSON.stringify(keys(after));
}

/** Whether each number of a range is in one of the entries. */
function isCovered({ kind, low = "0", high = "0" }: JsonMapEntry, by: Entries): boolean {
  if (kind === "unclaimed") return by.some((entry) => entry.kind === "unclaimed");
  const intervals = by.flatMap((entry): [bigint, bigint][] => {
    const [from, to] = [entry.low ?? entry.value ?? "", entry.high ?? entry.value ?? ""];
    return isInteger(from) && isInteger(to) ? [[BigInt(from), BigInt(to)]] : [];
  });
  let next = BigInt(low);
  for (const [from, to] of intervals.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (from > next) break;
    if (to >= next) next = to + 1n;
  }
  return next > BigInt(high);
}

function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}

function listText(entries: Entries): string {
  if (entries.length === 0) return "nothing";
  return entries
    .map(({ text, label }) => (standingOf(label) === "named" ? `${text} ${JSON.stringify(label)}` : text))
    .join(", ");
}
