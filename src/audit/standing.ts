import { classify, isReserved, type MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum } from "./bound-enum.ts";

/** `open`: a value of a range that is left to vendors or to no one in particular, or of a map that is not known. */
export type Standing = "member" | "open" | "reserved" | "unknown";

/** What a value map says of a value. Values of another kind, as a text for numbers, are compared with nothing. */
export function standingOf(value: MappedValue, { members, map }: BoundEnum): Standing {
  if (members.some((member) => member.value === value)) return "member";
  if (map === null || typeof value !== typeof members[0]?.value) return "open";
  const found = classify(map, value);
  if (found.kind === "none") return "unknown";
  return found.label !== null && isReserved(found.label) ? "reserved" : "open";
}
