/** Calls of intrinsic operations and the answers to them, as the documents that travel. Pure: nothing is sent here. */
import { CimError, CimStatus } from "../cim-error.ts";
import {
  type IntrinsicOperation,
  intrinsicOperations,
  type IntrinsicParameters,
  type IntrinsicResult,
  type ParameterKinds,
  type ReturnKinds,
} from "./intrinsic-operations.ts";
import { readName, writeNamespace } from "./object-path.ts";
import { readClass, readQualifierType } from "./read-declarations.ts";
import { attribute, only, onlyChild, unexpected } from "./xml-parts.ts";
import { element, escapeXml } from "./xml-text.ts";
import { parseXml, type XmlElement, XmlError } from "./xml-tree.ts";

/** Far more than any class needs: references may stand in the keys of references. */
const deepestElement = 128;

/** The document of a call. A parameter that is `undefined` is left out. */
export function writeIntrinsicCall<Name extends IntrinsicOperation>(
  operation: Name,
  namespace: string,
  parameters: IntrinsicParameters<Name>,
): string {
  const { required, optional } = intrinsicOperations[operation];
  const kinds: Readonly<Record<string, keyof ParameterKinds>> = { ...required, ...optional };
  const given: Readonly<Record<string, unknown>> = parameters;
  const written = Object.entries(kinds).map(([name, kind]) =>
    given[name] === undefined
      ? ""
      : element("IPARAMVALUE", { NAME: name }, writeParameter(kind, given[name])),
  );
  const call = element(
    "IMETHODCALL",
    { NAME: operation },
    writeNamespace(namespace) + written.join(""),
  );
  return writeMessage(element("SIMPLEREQ", {}, call));
}

function writeParameter(kind: keyof ParameterKinds, value: unknown): string {
  switch (kind) {
    case "boolean":
      return element("VALUE", {}, value === true ? "TRUE" : "FALSE");
    case "className":
      return element("CLASSNAME", { NAME: value as string }, "");
    case "texts": {
      const texts = (value as readonly string[]).map((text) =>
        element("VALUE", {}, escapeXml(text)),
      );
      return element("VALUE.ARRAY", {}, texts.join(""));
    }
  }
}

/** Every reader of a message that is known asks for the declaration, and some for no more than these versions. */
function writeMessage(content: string): string {
  const message = element("MESSAGE", { ID: "1", PROTOCOLVERSION: "1.0" }, content);
  const document = element("CIM", { CIMVERSION: "2.0", DTDVERSION: "2.0" }, message);
  return `<?xml version="1.0" encoding="utf-8"?>\n${document}`;
}

/**
 * What an answer returns. Throws a CimError where the server reports one, and an XmlError where the document is not an
 * answer to this operation.
 */
export function readIntrinsicResponse<Name extends IntrinsicOperation>(
  operation: Name,
  text: string,
): IntrinsicResult<Name> {
  const response = only(only(readMessage(text), "SIMPLERSP"), "IMETHODRESPONSE");
  const answered = attribute(response, "NAME");
  if (answered.toLowerCase() !== operation.toLowerCase())
    throw new XmlError(`it answers ${answered} and not ${operation}`, response.offset);
  const error = response.children.find(({ name }) => name === "ERROR");
  if (error !== undefined) throw readError(error);
  const returned = response.children.find(({ name }) => name === "IRETURNVALUE");
  const { returns } = intrinsicOperations[operation];
  return readReturned[returns](returned?.children ?? [], response) as IntrinsicResult<Name>;
}

function readMessage(text: string): XmlElement {
  const root = parseXml(text, deepestElement);
  if (root.name !== "CIM") throw unexpected(root, "CIM");
  for (const name of ["CIMVERSION", "DTDVERSION"])
    if (!attribute(root, name).startsWith("2."))
      throw new XmlError(`its ${name} is ${attribute(root, name)}, not 2.x`, root.offset);
  const message = onlyChild(root, { MESSAGE: (child) => child });
  const version = attribute(message, "PROTOCOLVERSION");
  if (!version.startsWith("1."))
    throw new XmlError(`its PROTOCOLVERSION is ${version}, not 1.x`, message.offset);
  return message;
}

const statusCodes: ReadonlySet<number> = new Set(Object.values(CimStatus));

/** A status that DSP0200 does not know is FAILED, and the message names it. */
function readError(element: XmlElement): CimError {
  const code = attribute(element, "CODE");
  const description = element.attributes["DESCRIPTION"] ?? "";
  const status = Number(code);
  return statusCodes.has(status)
    ? new CimError(status as CimStatus, description)
    : new CimError(
        CimStatus.FAILED,
        `status ${code}${description === "" ? "" : `: ${description}`}`,
      );
}

type Reader<Kind extends keyof ReturnKinds> = (
  elements: readonly XmlElement[],
  response: XmlElement,
) => ReturnKinds[Kind];

const readReturned: { readonly [Kind in keyof ReturnKinds]: Reader<Kind> } = {
  class([first], response) {
    if (first === undefined) throw new XmlError("it has no class", response.offset);
    return readClass(expect(first, "CLASS"));
  },
  classes: (elements) => elements.map((each) => readClass(expect(each, "CLASS"))),
  classNames: (elements) => elements.map((each) => attribute(expect(each, "CLASSNAME"), "NAME")),
  qualifierTypes: (elements) =>
    elements.map((each) => readQualifierType(expect(each, "QUALIFIER.DECLARATION"))),
  instanceNames: (elements) =>
    elements.map((each) => readName(expect(each, "INSTANCENAME"), null, null)),
};

function expect(element: XmlElement, name: string): XmlElement {
  if (element.name !== name) throw unexpected(element, name);
  return element;
}
