/** The connection to a server that answers, and to those that do not do so as they should. */
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { CimError } from "../../../src/runtime/cim-error.ts";
import { HttpConnection, type HttpOptions, serverUrl } from "../../../src/runtime/cim-xml/http-connection.ts";
import { TransportError, type TransportFault } from "../../../src/runtime/client/transport-error.ts";
import { answer, type Call, errorAnswer, startServer } from "./answers.ts";

const names = answer("EnumerateClassNames", '<CLASSNAME NAME="TST_Ä"/>');

function ask(url: string, options: HttpOptions = {}): Promise<readonly string[]> {
  const server = new HttpConnection(serverUrl(url), options);
  onTestFinished(() => server.close());
  return server.call("EnumerateClassNames", "root/cimv2", { DeepInheritance: true });
}

/** A server that writes bytes as they are, and then leaves the connection open or closes it. */
async function rawServer(answerWith: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => answerWith(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ["http://host", "http://host:5988/cimom"],
  ["https://host", "https://host:5989/cimom"],
  ["http://host:80", "http://host/cimom"],
  ["https://user:9@host/", "https://user:9@host:5989/cimom"],
  ["http://[::1]", "http://[::1]:5988/cimom"],
  ["http://host:5990/wbem", "http://host:5990/wbem"],
])("%s means %s", (text, url) => {
  expect(serverUrl(text).href).toBe(url);
});

test.each(["host", "ftp://host", "http://"])("%j is not the URL of a server", (text) => {
  expect(() => serverUrl(text)).toThrow(TypeError);
});

test("a request has the headers of the mapping, and credentials from the start", async () => {
  const calls: Call[] = [];
  const url = await startServer((call) => {
    calls.push(call);
    return names;
  });
  expect(await ask(url, { credentials: { user: "Zoë", password: "a:b" } })).toEqual(["TST_Ä"]);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.headers).toMatchObject({
    "content-type": 'application/xml; charset="utf-8"',
    cimoperation: "MethodCall",
    cimmethod: "EnumerateClassNames",
    cimobject: "root/cimv2",
    authorization: `Basic ${Buffer.from("Zoë:a:b").toString("base64")}`,
  });
});

test("an error of the server is a CimError", async () => {
  const url = await startServer(() => errorAnswer("EnumerateClassNames", 3, "no such namespace"));
  const error: unknown = await ask(url).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(CimError);
  expect(error).toMatchObject({ status: 3, message: "no such namespace" });
});

test("an error in the trailers counts, whatever the body looks like", async () => {
  const empty = answer("EnumerateClassNames", "");
  const url = await rawServer((socket) => {
    socket.end(
      "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nTransfer-Encoding: chunked\r\n" +
        "Trailer: CIMStatusCode, CIMStatusCodeDescription\r\n\r\n" +
        `${Buffer.byteLength(empty).toString(16)}\r\n${empty}\r\n0\r\n` +
        "CIMStatusCode: 5\r\nCIMStatusCodeDescription: no%20such%20class\r\n\r\n",
    );
  });
  await expect(ask(url)).rejects.toMatchObject({ name: "CimError", status: 5, message: "no such class" });
});

describe("a server that does not answer as it should", () => {
  const head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n";
  const rows: readonly [string, TransportFault, (socket: Socket) => void, string][] = [
    [
      "wants credentials, and keeps the connection open",
      "unauthorized",
      (socket) => socket.write('HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n'),
      "The server wants other credentials.",
    ],
    [
      "refuses without an end of its answer",
      "http",
      (socket) => socket.write("HTTP/1.1 501 Not Implemented\r\nCIMError: unsupported-cim-version\r\n\r\n"),
      "The server answers 501 Not Implemented (unsupported-cim-version).",
    ],
    [
      "sends half an answer of known length",
      "incomplete",
      (socket) => socket.end(`${head}Content-Length: 1000\r\n\r\n<?xml version="1.0"?><CIM`),
      "The answer ends early.",
    ],
    [
      "sends half an answer in chunks",
      "incomplete",
      (socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\n<?xml\r\n`),
      "The answer ends early.",
    ],
    [
      "sends half a document",
      "answer",
      (socket) => socket.end(`${head}Content-Length: 6\r\n\r\n<CIM>\n`),
      "The answer cannot be read: it is not well-formed XML: unclosed tag: CIM.",
    ],
    [
      "sends HTML",
      "answer",
      (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n<p"),
      "The answer is text/html and not XML.",
    ],
    [
      "sends a document type",
      "answer",
      (socket) => {
        const text = '<!DOCTYPE CIM [<!ENTITY a "aaaa">]><CIM>&a;</CIM>';
        socket.end(`${head}Content-Length: ${text.length}\r\n\r\n${text}`);
      },
      "The answer cannot be read: a DOCTYPE has no place in it.",
    ],
    ["closes the connection", "unreachable", (socket) => socket.destroy(), "socket hang up."],
    ["never answers", "timeout", () => {}, "No answer came in 0.3 s."],
    [
      "answers without end",
      "limit",
      (socket) => {
        socket.write(`${head}\r\n`);
        for (let count = 0; count < 20; count++) socket.write(" ".repeat(10_000));
      },
      "The answer is longer than 100000 bytes.",
    ],
    [
      "drips",
      "timeout",
      (socket) => {
        socket.write(`${head}\r\n`);
        const drip = setInterval(() => socket.write(" "), 20);
        socket.on("close", () => clearInterval(drip));
      },
      "No answer came in 0.3 s.",
    ],
    ["speaks another protocol", "answer", (socket) => socket.end("220 mail.example.com\r\n"), "Parse Error"],
  ];
  test.each(rows)("%s: %s", async (_, fault, answerWith, text) => {
    const url = await rawServer(answerWith);
    const error: unknown = await ask(url, { timeoutMs: 300, maxBytes: 100_000 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ fault, message: expect.stringContaining(text) as string });
  });

  test("is not there", async () => {
    await expect(ask("http://127.0.0.1:1")).rejects.toMatchObject({ name: "TransportError", fault: "unreachable" });
  });
});
