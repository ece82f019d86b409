import { entryOf, type MappedValue, standingOf } from "../runtime/value-map.ts";
import type { BoundEnum } from "./bound-enum.ts";

/** `open`: a value of a range that is left to vendors or to no one in particular, or of a map that is not known. */
export type Membership = "member" | "open" | "reserved" | "unknown";

/** What a value is to an enum and its map. Values of another kind, as a text for numbers, are compared with nothing. */
export function membershipOf(value: MappedValue, { members, map }: BoundEnum): Membership {
  if (members.some((member) => member.value === value)) return "member";
  if (map === null || typeof value !== typeof members[0]?.value) return "open";
  const entry = entryOf(map, value);
  if (entry === null) return "unknown";
  return standingOf(entry) === "reserved" ? "reserved" : "open";
}
