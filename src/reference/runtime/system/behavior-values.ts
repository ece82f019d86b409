/** What generated behavior needs to go from labels to values and back. */
import { labelOf, type MappedValue, type ValueMap, valueOf } from "../../../runtime/value-map.ts";

/** The label of a value as a text; empty for NULL and where the map has none. */
export function labelText<T extends MappedValue>(map: ValueMap<T>, value: T | null): string {
  return value === null ? "" : (labelOf(map, value) ?? "");
}

/** The value with a label; `otherwise` where there is no label, or the map does not have it. */
export function labelled<T extends MappedValue, E extends T>(
  map: ValueMap<T, E>,
  label: string | null,
  otherwise: E,
): E {
  return label === null ? otherwise : (valueOf(map, label) ?? otherwise);
}

/** A result of a method whose code a contract names: the generator found it in the value map of that method. */
export function coded<Result>(code: number, out: object = {}): Result {
  return { ReturnValue: code, out } as Result;
}

/** NULL in place of an empty list. */
export function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}
