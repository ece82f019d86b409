import type { Qualifier } from "../schema/model.ts";
import type { NameMap } from "../schema/name-map.ts";
import { textOf } from "../schema/value.ts";

/** Whether Override names another member: that has its own code, and the member is not meant as a new one. */
export function namesAnother(qualifiers: NameMap<Qualifier>, name: string): boolean {
  const target = textOf(qualifiers.get("Override")?.value);
  return target !== null && target.toLowerCase() !== name.toLowerCase();
}
