/**
 * Reads the CIM-XML form of an instance (DSP0201 and the CIM DTD 2.0, as Windows' `GetText` writes it): INSTANCE with
 * PROPERTY, PROPERTY.ARRAY, PROPERTY.REFERENCE and PROPERTY.OBJECT. Qualifiers are passed over.
 */
import { type KeyValue, type Reference, reference } from "../reference.ts";
import { readXmlInteger, readXmlReal } from "./literals.ts";
import {
  EmbeddedError,
  type RawInstance,
  type RawLiteral,
  type RawProperty,
  type RawValue,
} from "./raw.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

/** The most elements that one INSTANCE needs above the next one inside it. */
const elementsPerInstance = 6;

/** Throws an EmbeddedError of the kind `text`. */
export function readXmlInstance(text: string, maxDepth: number): RawInstance {
  const root = parseXml(text, (maxDepth + 1) * elementsPerInstance);
  if (root.name !== "INSTANCE") throw unexpected(root, "INSTANCE");
  return readInstance(root);
}

function readInstance(element: XmlElement): RawInstance {
  const properties = withoutQualifiers(element).map(readProperty);
  return {
    kind: "instance",
    className: attribute(element, "CLASSNAME"),
    properties,
    offset: element.offset,
  };
}

function readProperty(element: XmlElement): RawProperty {
  return { ...readTypeAndValue(element), name: attribute(element, "NAME"), offset: element.offset };
}

function readTypeAndValue(element: XmlElement): Pick<RawProperty, "type" | "value"> {
  const type = element.attributes["TYPE"] ?? null;
  switch (element.name) {
    case "PROPERTY":
      return { type, value: readOptional(element, { VALUE: readText }) };
    case "PROPERTY.ARRAY":
      return {
        type,
        value: readOptional(element, {
          "VALUE.ARRAY": (array) => readArray(array, { VALUE: readText, "VALUE.NULL": () => null }),
        }),
      };
    case "PROPERTY.REFERENCE":
      return {
        type: "reference",
        value: readOptional(element, { "VALUE.REFERENCE": readReferenceValue }),
      };
    case "PROPERTY.OBJECT":
      return { type: "object", value: readOptional(element, { "VALUE.OBJECT": readObject }) };
    case "PROPERTY.OBJECTARRAY":
      return {
        type: "object",
        value: readOptional(element, {
          "VALUE.OBJECTARRAY": (array) => readArray(array, { "VALUE.OBJECT": readObject }),
        }),
      };
    default:
      throw unexpected(element, "PROPERTY");
  }
}

/** How to read each element that may stand somewhere. */
type Readers<T> = Readonly<Record<string, (element: XmlElement) => T>>;

/** The one value of a property, or NULL where it has none. */
function readOptional(element: XmlElement, readers: Readers<RawValue>): RawValue {
  const [value, extra] = withoutQualifiers(element);
  if (extra !== undefined)
    throw new EmbeddedError("text", `${element.name} has more than one value`, extra.offset);
  return value === undefined ? null : readBy(readers, value);
}

function readArray(element: XmlElement, readers: Readers<RawValue>): RawValue {
  return { kind: "array", elements: element.children.map((child) => readBy(readers, child)) };
}

function readText({ text }: XmlElement): RawLiteral {
  return { kind: "text", text };
}

function readObject(element: XmlElement): RawInstance {
  return onlyChild(element, { INSTANCE: readInstance });
}

function readReferenceValue(element: XmlElement): RawValue {
  return { kind: "reference", reference: readReference(element) };
}

/** @param element holds a path: VALUE.REFERENCE, or KEYBINDING's own */
function readReference(element: XmlElement): Reference {
  return onlyChild(element, {
    INSTANCENAME: (name) => readName(name, null, null),
    LOCALINSTANCEPATH: (path) =>
      readName(only(path, "INSTANCENAME"), readNamespace(only(path, "LOCALNAMESPACEPATH")), null),
    INSTANCEPATH: (path) => {
      const place = only(path, "NAMESPACEPATH");
      return readName(
        only(path, "INSTANCENAME"),
        readNamespace(only(place, "LOCALNAMESPACEPATH")),
        only(place, "HOST").text.trim(),
      );
    },
  });
}

function readName(element: XmlElement, namespace: string | null, host: string | null): Reference {
  const keys = Object.fromEntries(
    element.children.map((child) =>
      child.name === "KEYBINDING" ? readKey(child) : ["", readKeyValue(child)],
    ),
  );
  return reference(attribute(element, "CLASSNAME"), keys, { namespace, host });
}

function readKey(element: XmlElement): [string, KeyValue] {
  return [
    attribute(element, "NAME"),
    onlyChild(element, { KEYVALUE: readKeyValue, "VALUE.REFERENCE": readReference }),
  ];
}

function readKeyValue(element: XmlElement): KeyValue {
  if (element.name === "VALUE.REFERENCE") return readReference(element);
  if (element.name !== "KEYVALUE") throw unexpected(element, "KEYVALUE");
  const { text, attributes } = element;
  const trimmed = text.trim();
  if (attributes["VALUETYPE"] === "boolean" && /^(?:true|false)$/i.test(trimmed))
    return /^true$/i.test(trimmed);
  if (attributes["VALUETYPE"] !== "numeric") return text;
  const number = readXmlInteger(trimmed) ?? readXmlReal(trimmed);
  if (number !== null) return number;
  throw new EmbeddedError("text", `the key value "${trimmed}" is not a number`, element.offset);
}

function readNamespace({ children }: XmlElement): string {
  return children.map((child) => attribute(child, "NAME")).join("/");
}

function withoutQualifiers({ children }: XmlElement): XmlElement[] {
  return children.filter(({ name }) => name !== "QUALIFIER");
}

function readBy<T>(readers: Readers<T>, element: XmlElement): T {
  const read = Object.hasOwn(readers, element.name) ? readers[element.name] : undefined;
  if (read === undefined) throw unexpected(element, Object.keys(readers).join(" or "));
  return read(element);
}

function onlyChild<T>(element: XmlElement, readers: Readers<T>): T {
  const [child, extra] = element.children;
  if (child === undefined)
    throw new EmbeddedError("text", `${element.name} is empty`, element.offset);
  if (extra !== undefined) throw unexpected(extra, `the end of ${element.name}`);
  return readBy(readers, child);
}

function only(element: XmlElement, name: string): XmlElement {
  const wanted = element.children.find((child) => child.name === name);
  if (wanted === undefined)
    throw new EmbeddedError("text", `${element.name} has no ${name}`, element.offset);
  return wanted;
}

function attribute(element: XmlElement, name: string): string {
  const value = element.attributes[name];
  if (value === undefined)
    throw new EmbeddedError("text", `${element.name} has no attribute ${name}`, element.offset);
  return value;
}

function unexpected({ name, offset }: XmlElement, wanted: string): EmbeddedError {
  return new EmbeddedError("text", `expected ${wanted}, found ${name}`, offset);
}
