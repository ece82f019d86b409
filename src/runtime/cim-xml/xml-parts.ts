/** How the readers of CIM-XML take an XML tree apart: all else than they ask for is an XmlError at its place. */
import { type XmlElement, XmlError } from "./xml-tree.ts";

/** How to read each element that may stand somewhere. */
export type Readers<T> = Readonly<Record<string, (element: XmlElement) => T>>;

export function readBy<T>(readers: Readers<T>, element: XmlElement): T {
  const read = Object.hasOwn(readers, element.name) ? readers[element.name] : undefined;
  if (read === undefined) throw unexpected(element, Object.keys(readers).join(" or "));
  return read(element);
}

export function onlyChild<T>(element: XmlElement, readers: Readers<T>): T {
  const [child, extra] = element.children;
  if (child === undefined) throw new XmlError(`${element.name} is empty`, element.offset);
  if (extra !== undefined) throw unexpected(extra, `the end of ${element.name}`);
  return readBy(readers, child);
}

export function only(element: XmlElement, name: string): XmlElement {
  const wanted = element.children.find((child) => child.name === name);
  if (wanted === undefined) throw new XmlError(`${element.name} has no ${name}`, element.offset);
  return wanted;
}

export function attribute(element: XmlElement, name: string): string {
  const value = element.attributes[name];
  if (value === undefined)
    throw new XmlError(`${element.name} has no attribute ${name}`, element.offset);
  return value;
}

export function unexpected({ name, offset }: XmlElement, wanted: string): XmlError {
  return new XmlError(`expected ${wanted}, found ${name}`, offset);
}

export function withoutQualifiers({ children }: XmlElement): XmlElement[] {
  return children.filter(({ name }) => name !== "QUALIFIER");
}
