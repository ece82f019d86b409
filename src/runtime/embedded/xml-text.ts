/**
 * Writes the CIM-XML form of an instance. NAME is the first attribute of PROPERTY: clients look for it there. A property
 * that is NULL has no VALUE.
 */
import { allProperties, type ClassDescriptor, type PropertyDescriptor } from "../descriptor.ts";
import { writePath } from "../cim-xml/object-path.ts";
import { element, escapeXml } from "../cim-xml/xml-text.ts";
import type { Reference } from "../reference.ts";
import { type IntrinsicValue, writeXmlLiteral } from "./literals.ts";
import { type EmbeddedMember, textType } from "./members.ts";

/** Properties that are `undefined` are left out. Characters that XML cannot carry become U+FFFD. */
export function writeXmlInstance(
  descriptor: ClassDescriptor,
  values: Readonly<Record<string, unknown>>,
  member: EmbeddedMember,
): string {
  const properties = allProperties(descriptor).flatMap((property) => {
    const value = values[property.name];
    return value === undefined ? [] : [writeProperty(property, value, member)];
  });
  return element("INSTANCE", { CLASSNAME: descriptor.name }, properties.join(""));
}

function writeProperty(
  property: PropertyDescriptor,
  value: unknown,
  member: EmbeddedMember,
): string {
  const { name: NAME, type, array } = property;
  const instance = (each: unknown): string =>
    writeXmlInstance(...member(each as object, type), member);
  switch (textType(type)) {
    case "reference":
      return element(
        "PROPERTY.REFERENCE",
        { NAME },
        value === null ? "" : element("VALUE.REFERENCE", {}, writePath(value as Reference)),
      );
    case "object": {
      const writeOne = (each: unknown): string => element("VALUE.OBJECT", {}, instance(each));
      if (array === null)
        return element("PROPERTY.OBJECT", { NAME }, value === null ? "" : writeOne(value));
      return element(
        "PROPERTY.OBJECTARRAY",
        { NAME },
        value === null ? "" : element("VALUE.OBJECTARRAY", {}, writeList(value, writeOne)),
      );
    }
    default: {
      const text = (each: unknown): string =>
        typeof type === "string" ? writeXmlLiteral(each as IntrinsicValue) : instance(each);
      const writeOne = (each: unknown): string =>
        each === null ? "<VALUE.NULL/>" : element("VALUE", {}, escapeXml(text(each)));
      if (array === null)
        return element(
          "PROPERTY",
          { NAME, TYPE: textType(type) },
          value === null ? "" : writeOne(value),
        );
      return element(
        "PROPERTY.ARRAY",
        { NAME, TYPE: textType(type) },
        value === null ? "" : element("VALUE.ARRAY", {}, writeList(value, writeOne)),
      );
    }
  }
}

function writeList(value: unknown, writeOne: (element: unknown) => string): string {
  return (value as readonly unknown[]).map(writeOne).join("");
}
