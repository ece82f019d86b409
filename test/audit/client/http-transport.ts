/** A transport over HTTPS to a gateway that speaks JSON in front of WinRM. */
import { formatReference } from "../../../generated/index.js";
import type { Reference } from "./bindings.ts";
import { type CallOptions, faultOfHresult, type Transport, TransportError, type TransportFault } from "./transport.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./wire.ts";

export interface HttpTransportOptions {
  readonly host: string;
  /** 5986 where nothing is given, the port of WinRM over TLS. */
  readonly port?: number;
  readonly token: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

const defaultPort = 5986;
const defaultTimeoutMs = 30_000;
/** A gateway that sends more for one instance is out of order: the largest seen have some 4096 bytes for each disk. */
const maximumBodyBytes = 4096 * 256;

export class HttpTransport implements Transport {
  readonly host: string;
  readonly #base: URL;
  readonly #token: string;
  readonly #timeoutMs: number;
  readonly #fetch: typeof globalThis.fetch;

  constructor({
    host,
    port = defaultPort,
    token,
    timeoutMs = defaultTimeoutMs,
    fetch = globalThis.fetch,
  }: HttpTransportOptions) {
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new RangeError(`${port} is not a port: it is not from 1 to 65535.`);
    this.host = host;
    this.#base = new URL(`https://${host.includes(":") ? `[${host}]` : host}:${port}/cim/`);
    this.#token = token;
    this.#timeoutMs = timeoutMs;
    this.#fetch = fetch;
  }

  async readInstance(path: Reference, options?: CallOptions): Promise<JsonObject> {
    return this.#object(await this.#send("instance", { path: formatReference(path) }, options));
  }

  async *query(className: string, where: string | null, options?: CallOptions): AsyncGenerator<JsonObject> {
    const condition = where === null ? "" : ` WHERE ${where}`;
    let cursor: string | null = null;
    do {
      const page: JsonObject = await this.#object(
        await this.#send("query", { query: `SELECT * FROM ${className}${condition}`, cursor, pageSize: 100 }, options),
      );
      yield* objectsOf(page["instances"]);
      cursor = typeof page["next"] === "string" ? page["next"] : null;
    } while (cursor !== null);
  }

  async associated(path: Reference, className: string, options?: CallOptions): Promise<readonly JsonObject[]> {
    const body = { path: formatReference(path), resultClass: className };
    const answer = await this.#object(await this.#send("associators", body, options));
    return objectsOf(answer["instances"]);
  }

  async invoke(path: Reference, method: string, input: JsonObject, options?: CallOptions): Promise<JsonObject> {
    const body = { path: formatReference(path), method, input };
    return this.#object(await this.#send("invoke", body, options));
  }

  async #send(action: string, body: JsonObject, options: CallOptions = {}): Promise<Response> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
    const request = {
      method: "POST",
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    };
    let response: Response;
    try {
      response = await this.#fetch(new URL(action, this.#base), request);
    } catch (error) {
      options.signal?.throwIfAborted();
      throw new TransportError("unreachable", `${this.host} does not answer: ${(error as Error).message}`);
    }
    if (response.status >= 200 && response.status < 300) return response;
    throw await this.#refusal(response);
  }

  async #refusal(response: Response): Promise<TransportError> {
    const details = await this.#object(response).catch((): JsonObject => ({}));
    const hresult = typeof details["hresult"] === "number" ? details["hresult"] : null;
    const message =
      typeof details["message"] === "string" ? details["message"] : `${response.status} ${response.statusText}`;
    const fault = hresult === null ? faultOfStatus(response.status) : faultOfHresult(hresult);
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    return new TransportError(
      fault,
      `${this.host}: ${message}`,
      hresult,
      Number.isNaN(seconds) ? null : seconds * 1000,
    );
  }

  async #object(response: Response): Promise<JsonObject> {
    const value: unknown = JSON.parse(await readText(response));
    if (isJsonObject(value)) return value;
    throw new TransportError("broken", `${this.host} sent JSON that is not an object`);
  }
}

export function faultOfStatus(status: number): TransportFault {
  if (status === 401 || status === 403) return "denied";
  if (status === 404 || status === 410) return "not-found";
  if (status === 405 || status === 501) return "not-supported";
  if (status === 408 || status === 425 || status === 429 || status === 503) return "busy";
  return status === 502 || status === 504 ? "unreachable" : "broken";
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return "{}";
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maximumBodyBytes)
      throw new TransportError("broken", `an answer has more than ${maximumBodyBytes / 1024} KiB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function objectsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
