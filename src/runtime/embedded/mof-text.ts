/** Writes the MOF form of an instance: `instance of Class { … };` over several lines. */
import { allProperties, type ClassDescriptor, type PropertyDescriptor } from "../descriptor.ts";
import { escapeMof } from "../mof-literals.ts";
import { formatReference, type Reference } from "../reference.ts";
import { type IntrinsicValue, writeMofLiteral } from "./literals.ts";
import type { EmbeddedMember } from "./members.ts";

/** Properties that are `undefined` are left out. */
export function writeMofInstance(
  descriptor: ClassDescriptor,
  values: Readonly<Record<string, unknown>>,
  member: EmbeddedMember,
): string {
  return `${writeInstance(descriptor, values, member, "")};\n`;
}

function writeInstance(
  descriptor: ClassDescriptor,
  values: Readonly<Record<string, unknown>>,
  member: EmbeddedMember,
  indent: string,
): string {
  const lines = allProperties(descriptor).flatMap((property) => {
    const value = values[property.name];
    return value === undefined
      ? []
      : [`${indent}  ${property.name} = ${writeValue(property, value, member, `${indent}  `)};\n`];
  });
  return `instance of ${descriptor.name} {\n${lines.join("")}${indent}}`;
}

function writeValue(
  property: PropertyDescriptor,
  value: unknown,
  member: EmbeddedMember,
  indent: string,
): string {
  if (!Array.isArray(value)) return writeScalar(property, value, member, indent);
  return `{${value.map((element: unknown) => writeScalar(property, element, member, indent)).join(", ")}}`;
}

function writeScalar(
  { type }: PropertyDescriptor,
  value: unknown,
  member: EmbeddedMember,
  indent: string,
): string {
  if (value === null) return "NULL";
  if (typeof type === "string") return writeMofLiteral(value as IntrinsicValue, type);
  if ("reference" in type) return `"${escapeMof(formatReference(value as Reference))}"`;
  const [descriptor, values] = member(value as object, type);
  if (type.as === "object") return writeInstance(descriptor, values, member, indent);
  return `"${escapeMof(writeMofInstance(descriptor, values, member))}"`;
}
