/**
 * Reads the CIM-XML form of an instance (DSP0201 and the CIM DTD 2.0, as Windows' `GetText` writes it): INSTANCE with
 * PROPERTY, PROPERTY.ARRAY, PROPERTY.REFERENCE and PROPERTY.OBJECT. Qualifiers are passed over.
 */
import { readReference } from "../cim-xml/object-path.ts";
import {
  attribute,
  onlyChild,
  readBy,
  type Readers,
  unexpected,
  withoutQualifiers,
} from "../cim-xml/xml-parts.ts";
import { parseXml, type XmlElement, XmlError } from "../cim-xml/xml-tree.ts";
import {
  EmbeddedError,
  type RawInstance,
  type RawLiteral,
  type RawProperty,
  type RawValue,
} from "./raw.ts";

/** The most elements that one INSTANCE needs above the next one inside it. */
const elementsPerInstance = 6;

/** Throws an EmbeddedError of the kind `text`. */
export function readXmlInstance(text: string, maxDepth: number): RawInstance {
  try {
    const root = parseXml(text, (maxDepth + 1) * elementsPerInstance);
    if (root.name !== "INSTANCE") throw unexpected(root, "INSTANCE");
    return readInstance(root);
  } catch (error) {
    throw error instanceof XmlError
      ? new EmbeddedError("text", error.message, error.offset)
      : error;
  }
}

/** @param element an INSTANCE */
export function readInstance(element: XmlElement): RawInstance {
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

/** The one value of a property, or NULL where it has none. */
function readOptional(element: XmlElement, readers: Readers<RawValue>): RawValue {
  const [value, extra] = withoutQualifiers(element);
  if (extra !== undefined)
    throw new XmlError(`${element.name} has more than one value`, extra.offset);
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

/** The value that stands in a parameter, of whichever kind; NULL where there is none. */
export function readParameterValue(element: XmlElement): RawValue {
  return readOptional(element, {
    VALUE: readText,
    "VALUE.ARRAY": (array) => readArray(array, { VALUE: readText, "VALUE.NULL": () => null }),
    "VALUE.REFERENCE": readReferenceValue,
    "VALUE.REFARRAY": (array) =>
      readArray(array, { "VALUE.REFERENCE": readReferenceValue, "VALUE.NULL": () => null }),
  });
}
