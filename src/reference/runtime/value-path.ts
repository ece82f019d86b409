/** Paths to values inside instances. */
import { isRecord, isReference } from "../../runtime/predicates.ts";

/** `["MigrationSettingData", "MigrationType"]`. */
export type ValuePath = readonly string[];

/** Whether a value is an instance, whose members can be looked at. */
export function isInstanceValue(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value);
}

/** The value at the end of a path: members of instances, keys of references. NULL where the path leads nowhere. */
export function valueAt(values: unknown, path: ValuePath): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return values ?? null;
  if (!isInstanceValue(values)) return null;
  const members: Readonly<Record<string, unknown>> = isReference(values) ? values.keys : values;
  const member = Object.hasOwn(members, name)
    ? name
    : Object.keys(members).find((key) => key.toLowerCase() === name.toLowerCase());
  return member === undefined ? null : valueAt(members[member], rest);
}
