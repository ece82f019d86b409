/**
 * Writes instances and values of CIM-XML. NAME is the first attribute of PROPERTY: clients look for it there. A property
 * that is NULL has no VALUE.
 */
import { writePath } from "../cim-xml/object-path.ts";
import { element, escapeXml } from "../cim-xml/xml-text.ts";
import {
  allProperties,
  type ClassDescriptor,
  type ElementDescriptor,
  type PropertyDescriptor,
} from "../descriptor.ts";
import type { Reference } from "../reference.ts";
import { type IntrinsicValue, writeXmlLiteral } from "./literals.ts";
import { type EmbeddedMember, textType } from "./members.ts";

/**
 * How instances in instances are written. `elements`: what the schema calls an object has elements of its own, as Windows
 * writes it; `text`: all are texts with the attribute EmbeddedObject (DSP0201 5.2.3.1).
 */
export interface XmlForm {
  readonly objects: "elements" | "text";
  /** Further attributes of a property. */
  readonly attributes?: (property: PropertyDescriptor) => Readonly<Record<string, string>>;
}

const windowsForm: XmlForm = { objects: "elements" };

/** Properties that are `undefined` are left out. Characters that XML cannot carry become U+FFFD. */
export function writeXmlInstance(
  descriptor: ClassDescriptor,
  values: Readonly<Record<string, unknown>>,
  member: EmbeddedMember,
  form = windowsForm,
): string {
  const properties = allProperties(descriptor).flatMap((property) => {
    const value = values[property.name];
    return value === undefined ? [] : [writeProperty(property, value, member, form)];
  });
  return element("INSTANCE", { CLASSNAME: descriptor.name }, properties.join(""));
}

function writeProperty(
  property: PropertyDescriptor,
  value: unknown,
  member: EmbeddedMember,
  form: XmlForm,
): string {
  const { name: NAME, array } = property;
  const kind = elementKind(property, form);
  const own = kind === "REFERENCE" || kind === "OBJECT" ? {} : { TYPE: kind };
  const suffix =
    kind === "OBJECT"
      ? array === null
        ? ".OBJECT"
        : ".OBJECTARRAY"
      : kind === "REFERENCE"
        ? ".REFERENCE"
        : array === null
          ? ""
          : ".ARRAY";
  const attributes = {
    NAME,
    ...own,
    ...embeddedAttribute(property, form),
    ...form.attributes?.(property),
  };
  return element(`PROPERTY${suffix}`, attributes, writeValue(property, value, member, form));
}

/** The EmbeddedObject attribute of an element that holds instances as text. */
export function embeddedAttribute(
  { type }: ElementDescriptor,
  { objects }: XmlForm,
): Readonly<Record<string, string>> {
  if (objects === "elements" || typeof type === "string" || !("embedded" in type)) return {};
  return { EmbeddedObject: type.embedded === null ? "object" : "instance" };
}

/** The type that stands beside a value, or the kind of element that it has in its place. */
function elementKind({ type }: ElementDescriptor, { objects }: XmlForm): string {
  const kind = textType(type);
  if (kind === "reference") return "REFERENCE";
  if (kind !== "object") return kind;
  return objects === "elements" ? "OBJECT" : "string";
}

/** The VALUE element of a value, of whichever kind; nothing for NULL. */
export function writeValue(
  property: ElementDescriptor,
  value: unknown,
  member: EmbeddedMember,
  form: XmlForm,
): string {
  if (value === null) return "";
  const { type, array } = property;
  const instance = (each: unknown): string => {
    const [descriptor, values] = member(each as object, type);
    return writeXmlInstance(descriptor, values, member, form);
  };
  switch (elementKind(property, form)) {
    case "REFERENCE": {
      const writeOne = (each: unknown): string =>
        each === null
          ? "<VALUE.NULL/>"
          : element("VALUE.REFERENCE", {}, writePath(each as Reference));
      return array === null
        ? writeOne(value)
        : element("VALUE.REFARRAY", {}, writeList(value, writeOne));
    }
    case "OBJECT": {
      const writeOne = (each: unknown): string => element("VALUE.OBJECT", {}, instance(each));
      return array === null
        ? writeOne(value)
        : element("VALUE.OBJECTARRAY", {}, writeList(value, writeOne));
    }
    default: {
      const text = (each: unknown): string =>
        typeof type === "string" ? writeXmlLiteral(each as IntrinsicValue) : instance(each);
      const writeOne = (each: unknown): string =>
        each === null ? "<VALUE.NULL/>" : element("VALUE", {}, escapeXml(text(each)));
      return array === null
        ? writeOne(value)
        : element("VALUE.ARRAY", {}, writeList(value, writeOne));
    }
  }
}

function writeList(value: unknown, writeOne: (element: unknown) => string): string {
  return (value as readonly unknown[]).map(writeOne).join("");
}
