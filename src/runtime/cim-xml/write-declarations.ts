/** Writes CLASS and QUALIFIER.DECLARATION. No element closes itself, because some clients cannot read that. */
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
import { writePath } from "./object-path.ts";
import { parseReference } from "../reference.ts";
import { element, escapeXml } from "./xml-text.ts";

type Attributes = Readonly<Record<string, string>>;

export function writeClass({
  name,
  superclass,
  qualifiers,
  properties,
  methods,
}: DeclaredClass): string {
  const attributes = { NAME: name, ...named("SUPERCLASS", superclass) };
  const content = [
    ...qualifiers.map(writeQualifier),
    ...properties.map(writeProperty),
    ...methods.map(writeMethod),
  ];
  return element("CLASS", attributes, content.join(""));
}

function writeProperty(property: DeclaredProperty): string {
  const content = property.qualifiers.map(writeQualifier).join("") + writeDefault(property);
  return element(
    elementName("PROPERTY", property),
    { ...elementAttributes(property), ...originAttributes(property) },
    content,
  );
}

function writeMethod(method: DeclaredMethod): string {
  const attributes = {
    NAME: method.name,
    ...named("TYPE", method.returnType),
    ...originAttributes(method),
  };
  const content = [
    ...method.qualifiers.map(writeQualifier),
    ...method.parameters.map(writeParameter),
  ];
  return element("METHOD", attributes, content.join(""));
}

function writeParameter(parameter: DeclaredElement): string {
  const content = parameter.qualifiers.map(writeQualifier).join("");
  return element(elementName("PARAMETER", parameter), elementAttributes(parameter), content);
}

/** PROPERTY.REFERENCE and the like; arrays of references there are among parameters alone. */
function elementName(kind: string, { type, array }: DeclaredElement): string {
  if (type === null) return array === null ? `${kind}.REFERENCE` : `${kind}.REFARRAY`;
  return array === null ? kind : `${kind}.ARRAY`;
}

function elementAttributes({ name, type, referenceClass, array }: DeclaredElement): Attributes {
  return {
    NAME: name,
    ...named("TYPE", type),
    ...named("REFERENCECLASS", referenceClass),
    ...named("ARRAYSIZE", array?.size?.toString() ?? null),
  };
}

function originAttributes({ classOrigin, isPropagated }: Origin): Attributes {
  return { ...named("CLASSORIGIN", classOrigin), ...(isPropagated ? { PROPAGATED: "true" } : {}) };
}

function named(attribute: string, value: string | null): Attributes {
  return value === null ? {} : { [attribute]: value };
}

function writeQualifier(qualifier: DeclaredQualifier): string {
  const { name, type, value, isPropagated } = qualifier;
  const attributes = {
    NAME: name,
    TYPE: type,
    ...(isPropagated ? { PROPAGATED: "true" } : {}),
    ...flavorAttributes(qualifier),
  };
  return element("QUALIFIER", attributes, writeValue(value));
}

export function writeQualifierType(declared: QualifierType): string {
  const { name, type, array, value, scopes } = declared;
  const attributes = {
    NAME: name,
    TYPE: type,
    ...(array === null
      ? {}
      : { ISARRAY: "true", ...named("ARRAYSIZE", array.size?.toString() ?? null) }),
    ...flavorAttributes(declared),
  };
  const scope = element("SCOPE", Object.fromEntries(scopes.map((each) => [each, "true"])), "");
  return element("QUALIFIER.DECLARATION", attributes, scope + writeValue(value));
}

/** Only what differs from the defaults of the DTD. */
function flavorAttributes({ isOverridable, toSubclass, isTranslatable }: Flavors): Attributes {
  return {
    ...(isOverridable ? {} : { OVERRIDABLE: "false" }),
    ...(toSubclass ? {} : { TOSUBCLASS: "false" }),
    ...(isTranslatable ? { TRANSLATABLE: "true" } : {}),
  };
}

function writeDefault({ type, value }: DeclaredProperty): string {
  if (type === null && typeof value === "string")
    return element("VALUE.REFERENCE", {}, writePath(parseReference(value)));
  return writeValue(value);
}

function writeValue(value: DeclaredValue): string {
  if (value === null) return "";
  if (typeof value === "string") return element("VALUE", {}, escapeXml(value));
  const elements = value.map((each) =>
    each === null ? "<VALUE.NULL/>" : element("VALUE", {}, escapeXml(each)),
  );
  return element("VALUE.ARRAY", {}, elements.join(""));
}
