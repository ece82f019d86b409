/** Calls of intrinsic operations and the answers to them, as the documents that travel. Pure: nothing is sent here. */
import { CimError, CimStatus } from "../cim-error.ts";
import { readInstance, readParameterValue } from "../embedded/xml.ts";
import type { Reference } from "../reference.ts";
import {
  type Batch,
  type IntrinsicArguments,
  type IntrinsicOperation,
  intrinsicOperations,
  type IntrinsicParameters,
  type IntrinsicResult,
  type NamedInstance,
  type ParameterKinds,
  type ReturnKinds,
  type WrittenKinds,
} from "./intrinsic-operations.ts";
import { readMessage, writeMessage } from "./message.ts";
import { readName, readReference, writeName, writeNamespace } from "./object-path.ts";
import { readClass, readQualifierType } from "./read-declarations.ts";
import { attribute, only, onlyChild, unexpected } from "./xml-parts.ts";
import { element, escapeXml } from "./xml-text.ts";
import { type XmlElement, XmlError } from "./xml-tree.ts";

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
  return writeMessage("1", element("SIMPLEREQ", {}, call));
}

const parameterWriters: {
  readonly [Kind in keyof WrittenKinds]: (value: WrittenKinds[Kind]) => string;
} = {
  boolean: (value) => element("VALUE", {}, value ? "TRUE" : "FALSE"),
  text: (value) => element("VALUE", {}, escapeXml(value)),
  count: (value) => element("VALUE", {}, String(value)),
  texts: (values) =>
    element(
      "VALUE.ARRAY",
      {},
      values.map((value) => element("VALUE", {}, escapeXml(value))).join(""),
    ),
  className: (name) => element("CLASSNAME", { NAME: name }, ""),
  instanceName: (name) => writeName(name),
  objectName: (name) =>
    typeof name === "string" ? element("CLASSNAME", { NAME: name }, "") : writeName(name),
  instance: (xml) => xml,
  namedInstance: ({ path, instance }) =>
    element("VALUE.NAMEDINSTANCE", {}, writeName(path) + instance),
  value: (xml) => xml,
};

function writeParameter(kind: keyof WrittenKinds, value: unknown): string {
  return parameterWriters[kind](value as never);
}

/** The parameters of a call that a server has got. Throws a CimError where they are not those of the operation. */
export function readIntrinsicArguments<Name extends IntrinsicOperation>(
  operation: Name,
  call: XmlElement,
): IntrinsicArguments<Name> {
  const { required, optional } = intrinsicOperations[operation];
  const kinds: Readonly<Record<string, keyof ParameterKinds>> = { ...required, ...optional };
  const names = new Map(Object.keys(kinds).map((name) => [name.toLowerCase(), name]));
  const given: Record<string, unknown> = {};
  const refuse = (message: string): CimError => new CimError(CimStatus.INVALID_PARAMETER, message);
  for (const parameter of call.children) {
    if (parameter.name !== "IPARAMVALUE") continue;
    const written = attribute(parameter, "NAME");
    const name = names.get(written.toLowerCase());
    if (name === undefined)
      throw refuse(`${operation} has no parameter ${JSON.stringify(written)}.`);
    if (Object.hasOwn(given, name)) throw refuse(`The parameter ${name} is given twice.`);
    // One without a value is one that is not given.
    given[name] =
      parameter.children.length === 0
        ? undefined
        : readParameter(kinds[name] ?? "value", name, parameter);
  }
  for (const name of Object.keys(required))
    if (given[name] === undefined) throw refuse(`${operation} needs the parameter ${name}.`);
  return given as IntrinsicArguments<Name>;
}

function readParameter(kind: keyof ParameterKinds, name: string, parameter: XmlElement): unknown {
  try {
    return parameterReaders[kind](parameter);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new CimError(
      CimStatus.INVALID_PARAMETER,
      `The parameter ${name} cannot be read: ${error.message}.`,
    );
  }
}

const parameterReaders: {
  readonly [Kind in keyof ParameterKinds]: (parameter: XmlElement) => ParameterKinds[Kind];
} = {
  boolean(parameter) {
    const text = onlyChild(parameter, { VALUE: ({ text: value }) => value.trim().toLowerCase() });
    if (text === "true" || text === "false") return text === "true";
    throw new XmlError(`"${text}" is neither TRUE nor FALSE`, parameter.offset);
  },
  text: (parameter) => onlyChild(parameter, { VALUE: ({ text }) => text }),
  count(parameter) {
    const text = onlyChild(parameter, { VALUE: ({ text: value }) => value.trim() });
    if (/^\d{1,10}$/.test(text) && Number(text) <= 0xffffffff) return Number(text);
    throw new XmlError(`"${text}" is not a uint32`, parameter.offset);
  },
  texts: (parameter) =>
    onlyChild(parameter, {
      "VALUE.ARRAY": ({ children }) => children.map((child) => expect(child, "VALUE").text),
    }),
  className: (parameter) => onlyChild(parameter, { CLASSNAME: readClassName }),
  instanceName: (parameter) =>
    onlyChild(parameter, { INSTANCENAME: (name) => readName(name, null, null) }),
  objectName: (parameter) =>
    onlyChild<Reference | string>(parameter, {
      CLASSNAME: readClassName,
      INSTANCENAME: (name) => readName(name, null, null),
    }),
  instance: (parameter) => onlyChild(parameter, { INSTANCE: readInstance }),
  namedInstance: (parameter) => onlyChild(parameter, { "VALUE.NAMEDINSTANCE": readNamedInstance }),
  value: readParameterValue,
};

function readClassName(element: XmlElement): string {
  return attribute(element, "NAME");
}

function readNamedInstance(element: XmlElement): NamedInstance {
  return {
    path: readName(only(element, "INSTANCENAME"), null, null),
    instance: readInstance(only(element, "INSTANCE")),
  };
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

const statusCodes: ReadonlySet<number> = new Set(Object.values(CimStatus));

/** A status that DSP0200 does not know is FAILED, and the message names it. */
export function readError(element: XmlElement): CimError {
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

function readNamedByPath(element: XmlElement): NamedInstance {
  const path = element.children.filter(({ name }) => name !== "INSTANCE");
  return {
    path: readReference({ ...element, children: path }),
    instance: readInstance(only(element, "INSTANCE")),
  };
}

const readReturned: { readonly [Kind in keyof ReturnKinds]: Reader<Kind> } = {
  nothing: () => null,
  class: (elements, response) => readClass(one(elements, "CLASS", response)),
  classes: (elements) => elements.map((each) => readClass(expect(each, "CLASS"))),
  classNames: (elements) => elements.map((each) => readClassName(expect(each, "CLASSNAME"))),
  qualifierType: (elements, response) =>
    readQualifierType(one(elements, "QUALIFIER.DECLARATION", response)),
  qualifierTypes: (elements) =>
    elements.map((each) => readQualifierType(expect(each, "QUALIFIER.DECLARATION"))),
  value: (_, response) => {
    const returned = response.children.find(({ name }) => name === "IRETURNVALUE");
    return returned === undefined ? null : readParameterValue(returned);
  },
  instance: (elements, response) => readInstance(one(elements, "INSTANCE", response)),
  instanceName: (elements, response) =>
    readName(one(elements, "INSTANCENAME", response), null, null),
  instanceNames: (elements) =>
    elements.map((each) => readName(expect(each, "INSTANCENAME"), null, null)),
  namedInstances: (elements) =>
    elements.map((each) => readNamedInstance(expect(each, "VALUE.NAMEDINSTANCE"))),
  paths: (elements) => elements.map((each) => readReference(expect(each, "OBJECTPATH"))),
  instancesWithPath: (elements) =>
    elements.map((each) => readNamedByPath(expect(each, "VALUE.OBJECTWITHPATH"))),
  instanceBatch: (elements, response) =>
    readBatch(
      response,
      elements.map((each) => readNamedByPath(expect(each, "VALUE.INSTANCEWITHPATH"))),
    ),
  pathBatch: (elements, response) =>
    readBatch(
      response,
      elements.map((each) =>
        readReference({ ...response, children: [expect(each, "INSTANCEPATH")] }),
      ),
    ),
};

/** The objects come with EndOfSequence and, unless that is TRUE, with a context. */
function readBatch<Item>(response: XmlElement, items: readonly Item[]): Batch<Item> {
  const text = (name: string): string => {
    const given = response.children.find(
      (child) => child.name === "PARAMVALUE" && child.attributes["NAME"]?.toLowerCase() === name,
    );
    return given?.children[0]?.text.trim() ?? "";
  };
  const end = text("endofsequence").toLowerCase();
  if (end !== "true" && end !== "false")
    throw new XmlError("it does not say whether more follows", response.offset);
  return { items, context: end === "true" ? null : text("enumerationcontext") };
}

function one(elements: readonly XmlElement[], name: string, response: XmlElement): XmlElement {
  const [first, extra] = elements;
  if (first === undefined) throw new XmlError(`it returns no ${name}`, response.offset);
  if (extra !== undefined) throw unexpected(extra, `the end of IRETURNVALUE`);
  return expect(first, name);
}

function expect(element: XmlElement, name: string): XmlElement {
  if (element.name !== name) throw unexpected(element, name);
  return element;
}
