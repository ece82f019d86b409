/**
 * Writes the CIM-XML form of an instance. NAME is the first attribute of PROPERTY: clients look for it there. A property
 * that is NULL has no VALUE.
 */
import { allProperties, type ClassDescriptor, type PropertyDescriptor } from "../descriptor.ts";
import type { KeyValue, Reference } from "../reference.ts";
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

function writePath(reference: Reference): string {
  const keys = Object.entries(reference.keys).map(([name, key]) =>
    name === "" ? writeKey(key) : element("KEYBINDING", { NAME: name }, writeKey(key)),
  );
  const name = element("INSTANCENAME", { CLASSNAME: reference.className }, keys.join(""));
  if (reference.namespace === null) return name;
  const parts = reference.namespace
    .split("/")
    .map((part) => element("NAMESPACE", { NAME: part }, ""));
  const namespace = element("LOCALNAMESPACEPATH", {}, parts.join(""));
  if (reference.host === null) return element("LOCALINSTANCEPATH", {}, namespace + name);
  const place = element(
    "NAMESPACEPATH",
    {},
    element("HOST", {}, escapeXml(reference.host)) + namespace,
  );
  return element("INSTANCEPATH", {}, place + name);
}

function writeKey(key: KeyValue): string {
  if (typeof key === "object" && "className" in key)
    return element("VALUE.REFERENCE", {}, writePath(key));
  const kind =
    typeof key === "boolean"
      ? "boolean"
      : typeof key === "number" || typeof key === "bigint"
        ? "numeric"
        : "string";
  return element("KEYVALUE", { VALUETYPE: kind }, escapeXml(writeXmlLiteral(key)));
}

/** Attributes stand in the order in which they are given. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string,
): string {
  const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${listed.join("")}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** In attributes blanks would become spaces, and in text a carriage return a line feed, if they stood there as they are. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`)
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, unwritable);
}

/** XML 1.0 allows the control characters from U+007F on, and none of the others. */
function unwritable(character: string): string {
  return character >= "\u007f" && character <= "\u009f" ? character : "\ufffd";
}
