/** Reads CLASS and QUALIFIER.DECLARATION. What the DTD does not know of is passed over where it cannot change the meaning. */
import { formatReference } from "../reference.ts";
import type {
  DeclaredClass,
  DeclaredElement,
  DeclaredMethod,
  DeclaredProperty,
  DeclaredQualifier,
  DeclaredValue,
  Flavors,
  Origin,
  QualifierType,
} from "./declarations.ts";
import { scopes } from "./declarations.ts";
import { readReference } from "./object-path.ts";
import { attribute, readBy, type Readers, unexpected, withoutQualifiers } from "./xml-parts.ts";
import { type XmlElement, XmlError } from "./xml-tree.ts";

export function readClass(element: XmlElement): DeclaredClass {
  const properties: DeclaredProperty[] = [];
  const methods: DeclaredMethod[] = [];
  for (const child of withoutQualifiers(element)) {
    if (child.name === "METHOD") methods.push(readMethod(child));
    else properties.push(readProperty(child));
  }
  return {
    name: attribute(element, "NAME"),
    superclass: nameIn(element, "SUPERCLASS"),
    qualifiers: readQualifiers(element),
    properties,
    methods,
  };
}

function readProperty(element: XmlElement): DeclaredProperty {
  return {
    ...readElement(element, "PROPERTY"),
    ...readOrigin(element),
    value: readOptional(withoutQualifiers(element), values),
  };
}

function readMethod(element: XmlElement): DeclaredMethod {
  return {
    ...readOrigin(element),
    name: attribute(element, "NAME"),
    returnType: nameIn(element, "TYPE"),
    qualifiers: readQualifiers(element),
    parameters: withoutQualifiers(element).map((child) => readElement(child, "PARAMETER")),
  };
}

/** @param kind PROPERTY or PARAMETER, what the names of the four elements begin with */
function readElement(element: XmlElement, kind: string): DeclaredElement {
  const isReference = element.name === `${kind}.REFERENCE` || element.name === `${kind}.REFARRAY`;
  const isArray = element.name === `${kind}.ARRAY` || element.name === `${kind}.REFARRAY`;
  if (!isReference && !isArray && element.name !== kind) throw unexpected(element, kind);
  return {
    name: attribute(element, "NAME"),
    type: isReference ? null : attribute(element, "TYPE"),
    referenceClass: isReference ? nameIn(element, "REFERENCECLASS") : null,
    array: isArray ? { size: readSize(element) } : null,
    qualifiers: readQualifiers(element),
  };
}

function readOrigin(element: XmlElement): Origin {
  return {
    classOrigin: nameIn(element, "CLASSORIGIN"),
    isPropagated: flag(element, "PROPAGATED", false),
  };
}

function readQualifiers({ children }: XmlElement): DeclaredQualifier[] {
  return children.filter(({ name }) => name === "QUALIFIER").map(readQualifier);
}

function readQualifier(element: XmlElement): DeclaredQualifier {
  return {
    name: attribute(element, "NAME"),
    type: attribute(element, "TYPE"),
    value: readOptional(element.children, values),
    isPropagated: flag(element, "PROPAGATED", false),
    ...readFlavors(element),
  };
}

export function readQualifierType(element: XmlElement): QualifierType {
  const scope = element.children.find(({ name }) => name === "SCOPE");
  const isArray = flag(element, "ISARRAY", false);
  const value = readOptional(
    element.children.filter((child) => child !== scope),
    values,
  );
  return {
    name: attribute(element, "NAME"),
    type: attribute(element, "TYPE"),
    array: isArray || Array.isArray(value) ? { size: readSize(element) } : null,
    value,
    scopes: scope === undefined ? [] : scopes.filter((name) => flag(scope, name, false)),
    ...readFlavors(element),
  };
}

function readFlavors(element: XmlElement): Flavors {
  return {
    isOverridable: flag(element, "OVERRIDABLE", true),
    toSubclass: flag(element, "TOSUBCLASS", true),
    isTranslatable: flag(element, "TRANSLATABLE", false),
  };
}

const values: Readers<DeclaredValue> = {
  VALUE: ({ text }) => text,
  "VALUE.ARRAY": ({ children }) => children.map((child) => readBy<string | null>(elements, child)),
  "VALUE.REFERENCE": (value) => formatReference(readReference(value)),
};

const elements: Readers<string | null> = {
  VALUE: ({ text }) => text,
  "VALUE.NULL": () => null,
};

function readOptional(
  [value, extra]: readonly XmlElement[],
  readers: Readers<DeclaredValue>,
): DeclaredValue {
  if (extra !== undefined) throw unexpected(extra, "one value");
  return value === undefined ? null : readBy(readers, value);
}

/** A name that may be missing; some servers write it and leave it empty. */
function nameIn({ attributes }: XmlElement, name: string): string | null {
  return attributes[name] || null;
}

function readSize(element: XmlElement): number | null {
  const text = nameIn(element, "ARRAYSIZE");
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new XmlError(`the array size "${text}" is not a number`, element.offset);
}

function flag(element: XmlElement, name: string, otherwise: boolean): boolean {
  const text = element.attributes[name]?.toLowerCase();
  if (text === undefined) return otherwise;
  if (text === "true" || text === "false") return text === "true";
  throw new XmlError(`${element.name} has ${name}="${text}", not true or false`, element.offset);
}
