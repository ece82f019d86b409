/** Serves providers to the clients of CIM-XML, over HTTP or HTTPS. */
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import {
  type CimHandler,
  cimHandler,
  type CimHandlerOptions,
  type CimResponse,
} from "./cim-handler.ts";

export interface ServeOptions extends CimHandlerOptions {
  /** 5988, or 5989 with TLS, where it is not given; 0 for any that is free. */
  readonly port?: number;
  /** The address to listen at: 127.0.0.1 where it is not given. */
  readonly address?: string;
  /** Key and certificate in PEM. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Serves other machines without users or without TLS: whoever is on the network reads and changes everything. */
  readonly insecure?: boolean;
  /** The longest request, in bytes; longer ones are answered with 413. */
  readonly maxRequestBytes?: number;
  /** Requests that are worked on at a time; more are answered with 503. */
  readonly maxRequests?: number;
  /** How long a client may take to send a request. */
  readonly requestTimeoutMs?: number;
}

export interface CimServer {
  readonly url: string;
  readonly port: number;
  /** Ends all connections. */
  close(): Promise<void>;
}

const defaults = { maxRequestBytes: 4 * 1024 * 1024, maxRequests: 100, requestTimeoutMs: 30_000 };

/** Throws a RangeError where other machines would be served without users and TLS, and `insecure` does not say so. */
export async function serveCim(options: ServeOptions): Promise<CimServer> {
  const { address = "127.0.0.1", tls, users, insecure = false } = options;
  const isLocal = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(address);
  if (!isLocal && !insecure && (tls === undefined || users === undefined))
    throw new RangeError(
      `To serve other machines at ${address}, give users and TLS, or say "insecure".`,
    );
  const { maxRequestBytes, maxRequests, requestTimeoutMs } = { ...defaults, ...options };
  let handler: CimHandler | null = null;
  let running = 0;
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (handler === null || running >= maxRequests)
      return send(response, { status: 503, headers: { "Retry-After": "1" }, body: "" }, true);
    running++;
    response.once("close", () => running--);
    void answer(request, response, handler, maxRequestBytes);
  };
  const timeouts = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: 1000,
  };
  const server: Server =
    tls === undefined
      ? createHttpServer(timeouts, listener)
      : createHttpsServer({ ...timeouts, ...tls }, listener);
  const port = await listen(server, options.port ?? (tls === undefined ? 5988 : 5989), address);
  const host = `${address.includes(":") ? `[${address}]` : address}:${port}`;
  handler = cimHandler({ host, ...options });
  return {
    port,
    url: `${tls === undefined ? "http" : "https"}://${host}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: CimHandler,
  maxBytes: number,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  try {
    const body = await collect(request, maxBytes);
    if (body === null) return send(response, { status: 413, headers: {}, body: "" }, true);
    const { method = "", headers } = request;
    send(response, await handler({ method, headers, body, signal: gone.signal }), false);
  } catch {
    // The client has gone, or the handler has a fault: both say no more than that there is no answer.
    send(response, { status: 500, headers: {}, body: "" }, true);
  }
}

/** `null` for a body that is too long. */
async function collect(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(
  response: ServerResponse,
  { status, headers, body }: CimResponse,
  isLast: boolean,
): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(body, "utf8");
  response.writeHead(status, {
    ...headers,
    "Content-Length": bytes.length,
    ...(isLast ? { Connection: "close" } : {}),
  });
  response.end(bytes);
}
