/**
 * A server without its socket: what it answers to a request. `serve-cim.ts` puts it behind HTTP; other servers can mount it
 * as it is.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { CimError, CimStatus } from "../cim-error.ts";
import type { ClassDescriptor } from "../descriptor.ts";
import type { Dispatcher } from "../dispatcher.ts";
import { answerCall, RequestFault } from "./answer-call.ts";
import { OpenEnumerations } from "./open-enumerations.ts";
import { ServedNamespace } from "./served-namespace.ts";

export interface CimRequest {
  readonly method: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
  /** Aborted where the client has gone. */
  readonly signal: AbortSignal;
}

export interface CimResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type CimHandler = (request: CimRequest) => Promise<CimResponse>;

export interface NamespaceOptions {
  readonly dispatcher: Dispatcher;
  /** Classes beside those of the providers, such as those of embedded instances. */
  readonly classes?: Iterable<ClassDescriptor>;
}

export interface CimHandlerOptions {
  /** By their names, such as `root/cimv2`. */
  readonly namespaces: Readonly<Record<string, NamespaceOptions>>;
  /** Passwords by user; without it everybody is served. */
  readonly users?: Readonly<Record<string, string>>;
  /** How the server calls itself in paths. */
  readonly host?: string;
}

export function cimHandler({
  namespaces,
  users,
  host = "localhost",
}: CimHandlerOptions): CimHandler {
  const served = new Map(
    Object.entries(namespaces).map(([name, { dispatcher, classes }]) => [
      name.toLowerCase(),
      new ServedNamespace(name, dispatcher, classes),
    ]),
  );
  const serving = {
    host,
    enumerations: new OpenEnumerations(),
    namespaceOf(name: string): ServedNamespace {
      const namespace = served.get(name.toLowerCase());
      if (namespace !== undefined) return namespace;
      throw new CimError(
        CimStatus.INVALID_NAMESPACE,
        `There is no namespace ${JSON.stringify(name)}.`,
      );
    },
  };
  return async (request) => {
    if (request.method !== "POST") return refusal(405, { Allow: "POST" });
    const user = users === undefined ? null : userOf(header(request, "authorization"), users);
    if (users !== undefined && user === null)
      return refusal(401, {
        "WWW-Authenticate": `Basic realm="${host.replace(/["\\]/g, "")}", charset="UTF-8"`,
      });
    try {
      const document = documentOf(request);
      const calls = {
        user,
        method: decoded(header(request, "cimmethod")),
        object: decoded(header(request, "cimobject")),
      };
      const body = await answerCall(document, calls, serving, request.signal);
      return { status: 200, headers: messageHeaders, body };
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
      return refusal(error.httpStatus, error.token === null ? {} : { CIMError: error.token });
    }
  };
}

const messageHeaders = {
  "Content-Type": 'application/xml; charset="utf-8"',
  CIMOperation: "MethodResponse",
};

function refusal(status: number, headers: Readonly<Record<string, string>>): CimResponse {
  return { status, headers, body: "" };
}

function header({ headers }: CimRequest, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

/** The text of a request whose head is that of an operation. Throws a RequestFault for any other. */
function documentOf(request: CimRequest): string {
  const type = header(request, "content-type") ?? "";
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(type) ?? [];
  if (!/^\s*(?:application|text)\/xml\b/i.test(type) || !/^utf-?8$/i.test(charset))
    throw new RequestFault(400, null, "The body is not XML in UTF-8.");
  const operation = header(request, "cimoperation");
  if (operation === null) throw new RequestFault(400, null, "The request is not a CIM operation.");
  if (!/^MethodCall$/i.test(operation))
    throw new RequestFault(400, "unsupported-operation", "CIMOperation is not MethodCall.");
  const version = header(request, "cimprotocolversion") ?? "1.0";
  if (!version.startsWith("1."))
    throw new RequestFault(400, "header-mismatch", "CIMProtocolVersion is not 1.x.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(request.body);
  } catch {
    throw new RequestFault(400, "request-not-well-formed", "The body is not UTF-8.");
  }
}

/** Clients percent-encode as much as they like. */
function decoded(text: string | null): string | null {
  try {
    return text === null ? null : decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `null` for nobody who may come in. Takes as long for a wrong user or password as for a right one. */
function userOf(
  authorization: string | null,
  users: Readonly<Record<string, string>>,
): string | null {
  const [, encoded = ""] = /^Basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(authorization ?? "") ?? [];
  const given = Buffer.from(encoded, "base64").toString("utf8");
  let known: string | null = null;
  for (const [user, password] of Object.entries(users))
    if (timingSafeEqual(digest(given), digest(`${user}:${password}`))) known = user;
  return known;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}
