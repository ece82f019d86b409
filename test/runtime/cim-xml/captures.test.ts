/** Every recorded exchange whose operation the codec knows: what was asked, and what was answered. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CimError } from "../../../src/runtime/cim-error.ts";
import { readIntrinsicResponse } from "../../../src/runtime/cim-xml/intrinsic-call.ts";
import { type IntrinsicOperation, intrinsicOperations } from "../../../src/runtime/cim-xml/intrinsic-operations.ts";

const folder = "../shared/captures/cimxml-pegasus";
const isHere = existsSync(folder);
if (!isHere) console.log(`The tests of recorded exchanges are skipped: there is no folder ${folder}.`);

interface Exchange {
  readonly stem: string;
  readonly operation: string;
  readonly body: string;
}

/** Answers of HTTP status 200 that are not chunked, whose names of an operation stand in the request. */
function exchanges(): Exchange[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".rsp.http"))
    .flatMap((name) => {
      const stem = name.slice(0, -".rsp.http".length);
      const response = readFileSync(`${folder}/${name}`, "utf8");
      const request = readFileSync(`${folder}/${stem}.req.http`, "utf8");
      const [, operation = ""] = /<IMETHODCALL NAME="(\w+)"/.exec(request) ?? [];
      if (!response.startsWith("HTTP/1.1 200") || /transfer-encoding: chunked/i.test(response)) return [];
      return [{ stem, operation, body: response.slice(response.indexOf("\r\n\r\n") + 4) }];
    });
}

describe.skipIf(!isHere)("recorded answers", () => {
  const known = isHere ? exchanges().filter(({ operation }) => Object.hasOwn(intrinsicOperations, operation)) : [];

  test("are many", () => {
    expect(known.length).toBeGreaterThan(100);
  });

  test.each(known)("$stem: $operation", ({ operation, body }) => {
    const [, code] = /<ERROR CODE="(\d+)"/.exec(body) ?? [];
    const read = (): unknown => readIntrinsicResponse(operation as IntrinsicOperation, body);
    if (code !== undefined) {
      expect(read).toThrow(CimError);
      return expect(read).toThrow(expect.objectContaining({ status: Number(code) }));
    }
    // Calls are about instances; what leads from classes to classes is not asked for.
    if (/<CLASSPATH>/.test(body)) return expect(read).toThrow(/CLASS/);
    const result = read();
    const count = (pattern: RegExp): number => body.match(pattern)?.length ?? 0;
    if (operation === "EnumerateClasses") expect(result).toHaveLength(count(/<CLASS /g));
    if (operation === "EnumerateClassNames") expect(result).toHaveLength(count(/<CLASSNAME /g));
    if (operation === "EnumerateInstanceNames")
      expect(result).toHaveLength(count(/<\/INSTANCENAME>\s*(?=<INSTANCENAME|<\/IRETURNVALUE)/g));
    if (operation === "EnumerateQualifiers") expect(result).toHaveLength(count(/<QUALIFIER.DECLARATION /g));
    if (/^(?:Associators|References)$/.test(operation)) expect(result).toHaveLength(count(/<VALUE.OBJECTWITHPATH>/g));
    if (operation === "EnumerateInstances") expect(result).toHaveLength(count(/<VALUE.NAMEDINSTANCE>/g));
    if (/^(?:Associator|Reference)Names$/.test(operation)) expect(result).toHaveLength(count(/<OBJECTPATH>/g));
    if (operation === "GetInstance")
      expect((result as { properties: unknown[] }).properties).toHaveLength(count(/<PROPERTY[ .]/g));
    if (operation === "GetClass") {
      const { properties, methods } = result as { properties: unknown[]; methods: unknown[] };
      expect(properties).toHaveLength(count(/<PROPERTY[ .]/g));
      expect(methods).toHaveLength(count(/<METHOD /g));
    }
  });

  test("a class with methods of all parameter types", () => {
    const body = known.find(({ stem }) => stem === "wbemcli-cm")?.body ?? "";
    const read = readIntrinsicResponse("GetClass", body);
    expect(read.name).toBe("Test_CLITestProviderClass");
    expect(read.properties.find(({ name }) => name === "defaultUint8")).toMatchObject({ type: "uint8", value: "4" });
    const method = read.methods.find(({ name }) => name === "ReferenceParamTest");
    const to = "Test_CLITestProviderClass";
    expect(method?.parameters).toMatchObject([
      { name: "InParam1", type: null, referenceClass: to, array: null },
      { name: "InParam2", type: null, referenceClass: to, array: { size: null } },
      { name: "OutParam1", type: null, referenceClass: to, array: null },
      { name: "OutParam2", type: null, referenceClass: to, array: { size: null } },
    ]);
  });
});
