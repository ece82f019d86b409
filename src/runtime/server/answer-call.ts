/** One CIM-XML call from its document to the document of the answer. */
import { CimError, CimStatus } from "../cim-error.ts";
import { readIntrinsicArguments } from "../cim-xml/intrinsic-call.ts";
import { type IntrinsicOperation, intrinsicOperations } from "../cim-xml/intrinsic-operations.ts";
import { readMessage, VersionError, writeMessage } from "../cim-xml/message.ts";
import {
  type MethodPlace,
  parameterType,
  returnElement,
  writeParameterValue,
} from "../cim-xml/method-call.ts";
import { readNamespace, readReference } from "../cim-xml/object-path.ts";
import { attribute, only, unexpected } from "../cim-xml/xml-parts.ts";
import { element } from "../cim-xml/xml-text.ts";
import { type XmlElement, XmlError } from "../cim-xml/xml-tree.ts";
import { allMethods, type MethodDescriptor } from "../descriptor.ts";
import { asCimError } from "../dispatcher-errors.ts";
import { readParameterValue } from "../embedded/xml.ts";
import type { Members } from "../schema-names.ts";
import { intrinsicHandlers, type Returned, type Setting } from "./intrinsic-handlers.ts";
import type { OpenEnumerations } from "./open-enumerations.ts";
import type { ServedNamespace } from "./served-namespace.ts";

/** What a server answers in place of a message (DSP0200 7.3). */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly httpStatus: number;
  /** For the header CIMError; `null` where the request is none of CIM. */
  readonly token: string | null;

  constructor(httpStatus: number, token: string | null, message: string) {
    super(message);
    this.httpStatus = httpStatus;
    this.token = token;
  }
}

/** What a server serves. */
export interface Serving {
  /** Throws a CimError with INVALID_NAMESPACE where there is none of the name. */
  readonly namespaceOf: (name: string) => ServedNamespace;
  readonly host: string;
  readonly enumerations: OpenEnumerations;
}

/** What the headers of a request say of it; `null` for one that is not there. */
export interface CallHeaders {
  /** Who is asking; `null` where nobody is asked who they are. */
  readonly user: string | null;
  readonly method: string | null;
  readonly object: string | null;
}

/** Throws a RequestFault where the document is not a call, and not the one that the headers announce. */
export async function answerCall(
  document: string,
  headers: CallHeaders,
  serving: Serving,
  signal: AbortSignal,
): Promise<string> {
  const message = readRequest(document);
  const id = attributeOr(message, "ID");
  const [call] = message.children[0]?.children ?? [];
  if (call === undefined)
    throw new RequestFault(400, "request-not-valid", "The message has no call.");
  switch (call.name) {
    case "IMETHODCALL":
      return writeMessage(
        id,
        element("SIMPLERSP", {}, await answerIntrinsic(call, headers, serving, signal)),
      );
    case "METHODCALL":
      return writeMessage(
        id,
        element("SIMPLERSP", {}, await answerMethod(call, headers, serving, signal)),
      );
    default:
      throw notValid(unexpected(call, "IMETHODCALL or METHODCALL"));
  }
}

/** The MESSAGE, which holds one simple request. */
function readRequest(document: string): XmlElement {
  let message: XmlElement;
  try {
    message = readMessage(document);
  } catch (error) {
    if (error instanceof VersionError)
      throw new RequestFault(
        501,
        versionTokens[error.attribute] ?? null,
        `Not supported: ${error.message}.`,
      );
    throw notValid(error);
  }
  const [request, extra] = message.children;
  if (request?.name === "MULTIREQ")
    throw new RequestFault(
      501,
      "multiple-requests-unsupported",
      "Multiple requests are not supported.",
    );
  if (request?.name !== "SIMPLEREQ" || extra !== undefined)
    throw new RequestFault(400, "request-not-valid", "The message is not one simple request.");
  return message;
}

const versionTokens: Readonly<Record<string, string>> = {
  CIMVERSION: "unsupported-cim-version",
  DTDVERSION: "unsupported-dtd-version",
  PROTOCOLVERSION: "unsupported-protocol-version",
};

function notValid(error: unknown): unknown {
  if (!(error instanceof XmlError)) return error;
  const token = error.message.includes("well-formed")
    ? "request-not-well-formed"
    : "request-not-valid";
  return new RequestFault(400, token, `The request cannot be read: ${error.message}.`);
}

/** Runs what reads the frame of a call; what is missing there is a fault of the request. */
function framed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw notValid(error);
  }
}

function attributeOr(message: XmlElement, name: string): string {
  return framed(() => attribute(message, name));
}

async function answerIntrinsic(
  call: XmlElement,
  headers: CallHeaders,
  serving: Serving,
  signal: AbortSignal,
): Promise<string> {
  const name = attributeOr(call, "NAME");
  const namespace = framed(() => readNamespace(only(call, "LOCALNAMESPACEPATH")));
  compareHeaders(headers, name, (object) => sameName(object, namespace));
  const content = await orError(name, signal, async () => {
    const operation = operations.get(name.toLowerCase());
    if (operation === undefined)
      throw new CimError(CimStatus.NOT_SUPPORTED, `${name} is not supported.`);
    const { host, enumerations } = serving;
    const setting = {
      namespace: serving.namespaceOf(namespace),
      host,
      enumerations,
      user: headers.user,
      signal,
    };
    const returned = await handle(operation, call, setting);
    if (typeof returned !== "string") return returned.response;
    return intrinsicOperations[operation].returns === "nothing"
      ? ""
      : element("IRETURNVALUE", {}, returned);
  });
  return element("IMETHODRESPONSE", { NAME: name }, content);
}

const operations: ReadonlyMap<string, IntrinsicOperation> = new Map(
  (Object.keys(intrinsicOperations) as IntrinsicOperation[]).map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

function handle<Name extends IntrinsicOperation>(
  operation: Name,
  call: XmlElement,
  setting: Setting,
): Returned | Promise<Returned> {
  return intrinsicHandlers[operation](readIntrinsicArguments(operation, call), setting);
}

async function answerMethod(
  call: XmlElement,
  headers: CallHeaders,
  serving: Serving,
  signal: AbortSignal,
): Promise<string> {
  const name = attributeOr(call, "NAME");
  const target = framed(() => readTarget(call));
  compareHeaders(headers, name, (object) => isPathOf(object, target));
  const content = await orError(name, signal, () => invoke(name, target, call, serving, signal));
  return element("METHODRESPONSE", { NAME: name }, content);
}

function readTarget(call: XmlElement): MethodPlace {
  const path = call.children.find((child) => /^LOCAL(?:CLASS|INSTANCE)PATH$/.test(child.name));
  if (path === undefined) throw new XmlError("METHODCALL has no path", call.offset);
  const namespace = readNamespace(only(path, "LOCALNAMESPACEPATH"));
  if (path.name === "LOCALCLASSPATH")
    return { namespace, className: attribute(only(path, "CLASSNAME"), "NAME"), instance: null };
  const instance = readReference({ ...call, children: [path] });
  return { namespace, className: instance.className, instance };
}

async function invoke(
  name: string,
  target: MethodPlace,
  call: XmlElement,
  serving: Serving,
  signal: AbortSignal,
): Promise<string> {
  const namespace = serving.namespaceOf(target.namespace);
  const cls = namespace.classOf(target.className);
  const method = allMethods(cls).find((each) => sameName(each.name, name));
  if (method === undefined)
    throw new CimError(
      CimStatus.METHOD_NOT_FOUND,
      `${cls.name} has no method ${JSON.stringify(name)}.`,
    );
  const output = await namespace.dispatcher.invoke({
    className: cls.name,
    method: method.name,
    input: readInput(method, call, namespace),
    signal,
    ...(target.instance === null ? {} : { keys: namespace.keysOf(target.instance) }),
  });
  return writeOutput(method, output, namespace);
}

function readInput(
  { name, parameters }: MethodDescriptor,
  call: XmlElement,
  namespace: ServedNamespace,
): Members {
  const input: Record<string, unknown> = {};
  for (const given of call.children.filter((child) => child.name === "PARAMVALUE")) {
    const written = attributeOr(given, "NAME");
    const parameter = parameters.find((each) => sameName(each.name, written));
    const refuse = (what: string): CimError => new CimError(CimStatus.INVALID_PARAMETER, what);
    if (parameter === undefined)
      throw refuse(`${name} has no parameter ${JSON.stringify(written)}.`);
    if (Object.hasOwn(input, parameter.name))
      throw refuse(`The parameter ${parameter.name} is given twice.`);
    const value = framed(() => readParameterValue(given));
    // What is an output alone says nothing, whatever a client gives.
    if (parameter.isIn)
      input[parameter.name] = namespace.valueOf(value, parameterType(given), parameter);
  }
  return input;
}

function writeOutput(
  method: MethodDescriptor,
  output: Members,
  namespace: ServedNamespace,
): string {
  const returned = returnElement(method);
  const parts =
    returned === null
      ? []
      : [
          writeParameterValue(
            "RETURNVALUE",
            {},
            returned,
            output["ReturnValue"],
            namespace.members,
          ),
        ];
  for (const parameter of method.parameters.filter(({ isOut }) => isOut)) {
    const { name } = parameter;
    parts.push(
      writeParameterValue("PARAMVALUE", { NAME: name }, parameter, output[name], namespace.members),
    );
  }
  return parts.join("");
}

/** The content of a response: what an operation gives, or its error. A fault of the request is no answer to an operation. */
async function orError(
  place: string,
  signal: AbortSignal,
  run: () => Promise<string>,
): Promise<string> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RequestFault) throw error;
    const { status, statusName, message } = asCimError(error, place, signal);
    return element("ERROR", { CODE: String(status), DESCRIPTION: `${statusName}: ${message}` }, "");
  }
}

/** The headers and the body have to say the same (DSP0200 6.3). */
function compareHeaders(
  { method, object }: CallHeaders,
  name: string,
  isObject: (given: string) => boolean,
): void {
  if (method === null || !sameName(method, name) || object === null || !isObject(object))
    throw new RequestFault(
      400,
      "header-mismatch",
      "CIMMethod and CIMObject do not name what the message calls.",
    );
}

/** Whether a header is the path of a target; keys can be written in more than one way, and the body has them too. */
function isPathOf(object: string, { namespace, className, instance }: MethodPlace): boolean {
  const start = `${namespace}:${className}`;
  const head = instance === null ? object : object.slice(0, start.length);
  return sameName(head, start);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
