/**
 * The one file that imports an XML parser, the package `saxes`: whoever copies it beside generated code needs that
 * package. Saxes knows the five entities of XML and numeric ones, and expands no others; a DOCTYPE, where others would be
 * declared, is refused altogether.
 */
import { SaxesParser } from "saxes";

/** A text that is not XML, or not the XML that was expected. */
export class XmlError extends Error {
  override readonly name = "XmlError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text and CDATA directly in it, comments left out. */
  readonly text: string;
  readonly offset: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Reads a document. Throws an XmlError where it is not well-formed, has a DOCTYPE, or nests deeper than `maxDepth`. */
export function parseXml(text: string, maxDepth: number): XmlElement {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let offset = 0;
  const fail = (message: string): never => {
    throw new XmlError(message, parser.position);
  };
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  // The parser puts line and column in front of its words.
  parser.on("error", ({ message }) =>
    fail(`it is not well-formed XML: ${message.replace(/^[\d:\s]+|\.$/g, "")}`),
  );
  parser.on("doctype", () => fail("a DOCTYPE has no place in it"));
  parser.on("opentagstart", ({ name }) => {
    if (open.length >= maxDepth) fail(`it nests deeper than ${maxDepth} XML elements`);
    // The parser has read "<", the name and the character after it.
    offset = parser.position - name.length - 2;
  });
  parser.on("opentag", ({ name, attributes }) =>
    open.push({ name, attributes, children: [], text: "", offset }),
  );
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed === undefined) return;
    if (open.length === 0) root = closed;
    open.at(-1)?.children.push(closed);
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  return root ?? fail("it has no XML element");
}
