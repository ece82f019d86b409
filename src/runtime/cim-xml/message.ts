/** What all CIM-XML documents have in common (DSP0201 5.2.6). */
import { attribute, onlyChild, unexpected } from "./xml-parts.ts";
import { element } from "./xml-text.ts";
import { parseXml, type XmlElement, XmlError } from "./xml-tree.ts";

/** Far more than any class needs: references may stand in the keys of references. */
const deepestElement = 128;

/** Every reader that is known asks for the declaration, and some for no more than these versions. */
export function writeMessage(id: string, content: string): string {
  const message = element("MESSAGE", { ID: id, PROTOCOLVERSION: "1.0" }, content);
  const document = element("CIM", { CIMVERSION: "2.0", DTDVERSION: "2.0" }, message);
  return `<?xml version="1.0" encoding="utf-8"?>\n${document}`;
}

/** A document of another major version than ours. */
export class VersionError extends XmlError {
  /** `CIMVERSION`, `DTDVERSION` or `PROTOCOLVERSION`. */
  readonly attribute: string;

  constructor(name: string, version: string, wanted: string, offset: number) {
    super(`its ${name} is ${version}, not ${wanted}x`, offset);
    this.attribute = name;
  }
}

/** The MESSAGE of a document. Throws an XmlError. */
export function readMessage(text: string): XmlElement {
  const root = parseXml(text, deepestElement);
  if (root.name !== "CIM") throw unexpected(root, "CIM");
  checkVersion(root, "CIMVERSION", "2.");
  checkVersion(root, "DTDVERSION", "2.");
  const message = onlyChild(root, { MESSAGE: (child) => child });
  checkVersion(message, "PROTOCOLVERSION", "1.");
  return message;
}

function checkVersion(element: XmlElement, name: string, wanted: string): void {
  const version = attribute(element, name);
  if (!version.startsWith(wanted)) throw new VersionError(name, version, wanted, element.offset);
}
