/** What both text forms have to know about properties that are no intrinsic values. */
import type { ClassDescriptor, TypeDescriptor } from "../descriptor.ts";

/** The class and values of an instance that stands in a property of this type. */
export type EmbeddedMember = (
  instance: object,
  type: TypeDescriptor,
) => readonly [ClassDescriptor, Readonly<Record<string, unknown>>];

/** The TYPE that CIM-XML names; it has none for `reference` and `object`, for which there are elements. */
export function textType(type: TypeDescriptor): string {
  if (typeof type === "string") return type;
  if ("reference" in type) return "reference";
  return type.as;
}
