/** Answers of a server, written as servers write them, and a server on loopback that gives them. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export function message(content: string): string {
  return `<?xml version="1.0" encoding="utf-8" ?>
<CIM CIMVERSION="2.0" DTDVERSION="2.0">
<MESSAGE ID="1" PROTOCOLVERSION="1.0">
<SIMPLERSP>
${content}
</SIMPLERSP>
</MESSAGE>
</CIM>
`;
}

export function answer(operation: string, returned: string): string {
  return message(`<IMETHODRESPONSE NAME="${operation}">
<IRETURNVALUE>
${returned}
</IRETURNVALUE>
</IMETHODRESPONSE>`);
}

export function errorAnswer(operation: string, code: number, description: string): string {
  return message(`<IMETHODRESPONSE NAME="${operation}">
<ERROR CODE="${code}" DESCRIPTION="${description}"/></IMETHODRESPONSE>`);
}

export interface Call {
  readonly operation: string;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

/** Ends with the test. Answers with what `respond` returns, unless that writes an answer itself. */
export async function startServer(
  respond: (call: Call, response: ServerResponse) => string | undefined,
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { headers } = request;
      const call = { operation: String(headers["cimmethod"]), body: Buffer.concat(chunks).toString("utf8"), headers };
      const text = respond(call, response);
      if (text === undefined) return;
      response.setHeader("Content-Type", 'application/xml; charset="utf-8"');
      response.setHeader("CIMOperation", "MethodResponse");
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
