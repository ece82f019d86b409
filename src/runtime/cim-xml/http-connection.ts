/** Sends CIM-XML over HTTP (DSP0200 6 and 7): one document a POST, one document an answer. */
import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as TlsAgent, request as requestHttps } from "node:https";
import { CimError, CimStatus } from "../cim-error.ts";
import { TransportError } from "../client/transport-error.ts";
import { readIntrinsicResponse, writeIntrinsicCall } from "./intrinsic-call.ts";
import type {
  IntrinsicOperation,
  IntrinsicParameters,
  IntrinsicResult,
} from "./intrinsic-operations.ts";
import { XmlError } from "./xml-tree.ts";

export interface HttpOptions {
  /** For Basic authentication; it is sent with the first request. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** Certificates in PEM that are trusted instead of the system's. */
  readonly ca?: string;
  /** `true` accepts any certificate: whoever stands between reads and changes everything. */
  readonly acceptAnyCertificate?: boolean;
  /** From the start of a request to the end of its answer. */
  readonly timeoutMs?: number;
  /** The longest answer that is read, in bytes. */
  readonly maxBytes?: number;
}

const defaultTimeoutMs = 60_000;
const defaultMaxBytes = 256 * 1024 * 1024;
/** The ports that DSP0200 names. */
const defaultPorts: Readonly<Record<string, string>> = { "http:": "5988", "https:": "5989" };

/** The URL of a server: without a port the usual one is meant, without a path `/cimom`. Throws a TypeError for any other text. */
export function serverUrl(text: string): URL {
  const url = new URL(text);
  const port = defaultPorts[url.protocol];
  if (port === undefined || url.hostname === "") throw new TypeError("Not an http or https URL.");
  // A URL leaves out the ports of the web, so that whether one was written can only be seen in the text.
  const [authority = ""] = /^[a-z]+:\/\/[^/?#]*/i.exec(text) ?? [];
  if (!/:\d+$/.test(authority)) url.port = port;
  if (url.pathname === "/") url.pathname = "/cimom";
  return url;
}

/** Connections to one server. They are kept open between operations until `close`. */
export class HttpConnection {
  readonly #url: URL;
  readonly #options: HttpOptions;
  readonly #agent: Agent;

  /** @param url as `serverUrl` makes it; credentials in it are not looked at */
  constructor(url: URL, options: HttpOptions = {}) {
    this.#url = url;
    this.#options = options;
    this.#agent =
      url.protocol === "https:"
        ? new TlsAgent({ keepAlive: true })
        : new Agent({ keepAlive: true });
  }

  /** Throws a CimError where the server reports an error, and a TransportError where no answer comes. */
  async call<Name extends IntrinsicOperation>(
    operation: Name,
    namespace: string,
    parameters: IntrinsicParameters<Name>,
    signal?: AbortSignal,
  ): Promise<IntrinsicResult<Name>> {
    const document = writeIntrinsicCall(operation, namespace, parameters);
    const answer = await this.send(document, operation, namespace, signal);
    try {
      return readIntrinsicResponse(operation, answer);
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new TransportError("answer", `The answer cannot be read: ${error.message}.`, {
        cause: error,
        httpStatus: 200,
      });
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  /**
   * Sends the document of a call and gives that of the answer. Throws as `call` does, or the reason of the signal.
   * @param object the namespace, or what a method is called on
   */
  send(document: string, method: string, object: string, signal?: AbortSignal): Promise<string> {
    const { credentials, ca, acceptAnyCertificate = false } = this.#options;
    const { timeoutMs = defaultTimeoutMs, maxBytes = defaultMaxBytes } = this.#options;
    const body = Buffer.from(document, "utf8");
    const send = this.#url.protocol === "https:" ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const request = send(this.#url, {
        method: "POST",
        agent: this.#agent,
        rejectUnauthorized: !acceptAnyCertificate,
        ...(ca === undefined ? {} : { ca }),
        headers: {
          "Content-Type": 'application/xml; charset="utf-8"',
          "Content-Length": body.length,
          Accept: "application/xml, text/xml",
          CIMOperation: "MethodCall",
          CIMMethod: method,
          CIMObject: encodeURI(object),
          ...(credentials === undefined ? {} : { Authorization: basic(credentials) }),
        },
      });
      const giveUp = (): void => fail(signal?.reason);
      const settle = (finish: () => void): void => {
        clearTimeout(deadline);
        signal?.removeEventListener("abort", giveUp);
        finish();
      };
      // The answer of a server that keeps the connection open has no end, so that the connection is closed here.
      const fail = (error: unknown): void =>
        settle(() => {
          reject(error);
          request.destroy();
        });
      const deadline = setTimeout(
        () => fail(new TransportError("timeout", `No answer came in ${timeoutMs / 1000} s.`)),
        timeoutMs,
      );
      signal?.addEventListener("abort", giveUp, { once: true });
      request.on("error", (error) => fail(brokenConnection(error)));
      request.on("response", (response) => {
        const refusal = refusalOf(response);
        if (refusal !== null) return fail(refusal);
        collect(response, maxBytes).then(
          (bytes) =>
            settle(() => {
              const error = errorInTrailers(response);
              if (error !== null) reject(error);
              else resolve(decode(bytes));
            }),
          fail,
        );
      });
      request.end(body);
    });
  }
}

function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
}

/** What the head of an answer says of why it is none. */
function refusalOf(response: IncomingMessage): TransportError | null {
  const { statusCode = 0, statusMessage = "", headers } = response;
  const httpStatus = statusCode;
  if (statusCode === 401)
    return new TransportError("unauthorized", "The server wants other credentials.", {
      httpStatus,
    });
  if (statusCode !== 200) {
    const token = headers["cimerror"];
    const status = `${statusCode} ${statusMessage}`.trim();
    return new TransportError(
      "http",
      `The server answers ${status}${typeof token === "string" ? ` (${token})` : ""}.`,
      { httpStatus },
    );
  }
  const type = headers["content-type"];
  if (type !== undefined && !/^\s*(?:application|text)\/xml\b/i.test(type))
    return new TransportError("answer", `The answer is ${type} and not XML.`, { httpStatus });
  return null;
}

function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBytes)
        reject(new TransportError("limit", `The answer is longer than ${maxBytes} bytes.`));
    });
    response.on("end", () => resolve(Buffer.concat(chunks)));
    response.on("close", () => reject(new TransportError("incomplete", "The answer ends early.")));
    response.on("error", (cause) =>
      reject(new TransportError("incomplete", "The answer ends early.", { cause })),
    );
  });
}

/** Some servers report an error behind a body that looks like an empty success (DSP0200 6.3.13). */
function errorInTrailers({ trailers }: IncomingMessage): CimError | null {
  const code = Number(trailers["cimstatuscode"] ?? 0);
  if (code === 0) return null;
  const description = decoded(trailers["cimstatuscodedescription"] ?? "");
  const status = Object.values(CimStatus).find((known) => known === code) ?? CimStatus.FAILED;
  return new CimError(status, description);
}

/** The text of a percent-encoded header, as it stands where it is not one. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decode(bytes: Buffer): string {
  return new TextDecoder("utf-8").decode(bytes);
}

function brokenConnection(error: NodeJS.ErrnoException): TransportError {
  const { code = "", message } = error;
  const fault = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)
    ? "tls"
    : code.startsWith("HPE_")
      ? "answer"
      : "unreachable";
  return new TransportError(fault, `${message}.`, { cause: error });
}
