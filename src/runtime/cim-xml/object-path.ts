/** Object paths as CIM-XML writes them (DSP0201 5.2.4): host and namespace, the name of a class and its keys as elements. */
import { readXmlInteger, readXmlReal, writeXmlLiteral } from "../embedded/literals.ts";
import { type KeyValue, type Reference, reference } from "../reference.ts";
import { attribute, only, onlyChild, unexpected } from "./xml-parts.ts";
import { type XmlElement, XmlError } from "./xml-tree.ts";
import { element, escapeXml } from "./xml-text.ts";

/** @param element holds a path: VALUE.REFERENCE, or KEYBINDING's own */
export function readReference(element: XmlElement): Reference {
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

export function readName(
  element: XmlElement,
  namespace: string | null,
  host: string | null,
): Reference {
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
  throw new XmlError(`the key value "${trimmed}" is not a number`, element.offset);
}

export function readNamespace({ children }: XmlElement): string {
  return children.map((child) => attribute(child, "NAME")).join("/");
}

/** The name of an instance, with the place where it says one. */
export function writePath(reference: Reference): string {
  const name = writeName(reference);
  if (reference.namespace === null) return name;
  const namespace = writeNamespace(reference.namespace);
  if (reference.host === null) return element("LOCALINSTANCEPATH", {}, namespace + name);
  const place = element(
    "NAMESPACEPATH",
    {},
    element("HOST", {}, escapeXml(reference.host)) + namespace,
  );
  return element("INSTANCEPATH", {}, place + name);
}

/** The name of an instance within its namespace. */
export function writeName({ className, keys }: Reference): string {
  const written = Object.entries(keys).map(([name, key]) =>
    name === "" ? writeKey(key) : element("KEYBINDING", { NAME: name }, writeKey(key)),
  );
  return element("INSTANCENAME", { CLASSNAME: className }, written.join(""));
}

/** @param namespace with `/` between its parts */
export function writeNamespace(namespace: string): string {
  const parts = namespace.split("/").map((part) => element("NAMESPACE", { NAME: part }, ""));
  return element("LOCALNAMESPACEPATH", {}, parts.join(""));
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
