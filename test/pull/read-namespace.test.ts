/** What a server is asked, and what is made of its answers and refusals. */
import { describe, expect, test } from "vitest";
import { CimError, CimStatus } from "../../src/runtime/cim-error.ts";
import { readIntrinsicResponse } from "../../src/runtime/cim-xml/intrinsic-call.ts";
import type { IntrinsicOperation } from "../../src/runtime/cim-xml/intrinsic-operations.ts";
import { type Connection, findNamespaces, readNamespace } from "../../src/pull/read-namespace.ts";
import { TransportError } from "../../src/runtime/client/transport-error.ts";
import { answer } from "../runtime/cim-xml/answers.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** Answers with the XML, or throws the error, that `respond` returns; keeps what it was asked. */
class ScriptedServer {
  readonly asked: string[] = [];
  readonly #respond: (operation: string, namespace: string, parameters: Parameters) => string | Error;

  constructor(respond: ScriptedServer["answer"]) {
    this.#respond = respond;
  }

  answer(operation: string, namespace: string, parameters: Parameters): string | Error {
    this.asked.push([operation, parameters["ClassName"]].filter((part) => part !== undefined).join(" "));
    return this.#respond(operation, namespace, parameters);
  }

  readonly connection: Connection = {
    call: async (operation: IntrinsicOperation, namespace: string, parameters: Parameters) => {
      const response = this.answer(operation, namespace, parameters);
      if (typeof response !== "string") throw response;
      return readIntrinsicResponse(operation, answer(operation, response)) as never;
    },
  };
}

const notFound = new CimError(CimStatus.NOT_FOUND, "CIM_ERR_NOT_FOUND: no such class");

const classes: Readonly<Record<string, string>> = {
  TST_Base: '<CLASS NAME="TST_Base"></CLASS>',
  TST_Job: `<CLASS NAME="TST_Job" SUPERCLASS="TST_Base"><METHOD NAME="Get" TYPE="uint32">
<PARAMETER NAME="Settings" TYPE="string"><QUALIFIER NAME="EmbeddedInstance" TYPE="string"><VALUE>TST_Settings</VALUE></QUALIFIER></PARAMETER>
</METHOD></CLASS>`,
  TST_Settings: '<CLASS NAME="TST_Settings"></CLASS>',
  TST_Link: `<CLASS NAME="TST_Link"><PROPERTY.REFERENCE NAME="A" REFERENCECLASS="tst_job"></PROPERTY.REFERENCE>
<PROPERTY.REFERENCE NAME="B" REFERENCECLASS="TST_Gone"></PROPERTY.REFERENCE></CLASS>`,
};

function oneByOne(operation: string, _: string, { ClassName }: Parameters): string | Error {
  const found = Object.keys(classes).find((name) => name.toLowerCase() === String(ClassName).toLowerCase());
  if (operation === "GetClass") return classes[found ?? ""] ?? notFound;
  if (operation === "EnumerateClassNames") return '<CLASSNAME NAME="TST_Link"/><CLASSNAME NAME="TST_Gone"/>';
  return operation === "EnumerateQualifiers" ? "" : new CimError(CimStatus.NOT_SUPPORTED, "");
}

test("all classes come in one answer, sorted", async () => {
  const server = new ScriptedServer((operation, _, parameters) => {
    if (operation === "EnumerateQualifiers") return "";
    expect(parameters).toEqual({
      DeepInheritance: true,
      LocalOnly: true,
      IncludeQualifiers: true,
      IncludeClassOrigin: true,
    });
    return '<CLASS NAME="TST_b"></CLASS><CLASS NAME="TST_A"></CLASS>';
  });
  const read = await readNamespace(server.connection, "root/test", null);
  expect(read.classes.map(({ name }) => name)).toEqual(["TST_A", "TST_b"]);
  expect(server.asked).toEqual(["EnumerateQualifiers", "EnumerateClasses"]);
});

describe("where all at once is too much, classes come one by one", () => {
  test.each([
    ["the server does not do it", new CimError(CimStatus.NOT_SUPPORTED, "")],
    ["the server fails", new CimError(CimStatus.FAILED, "out of memory")],
    ["the answer is too long", new TransportError("limit", "")],
    ["the answer takes too long", new TransportError("timeout", "")],
  ])("%s", async (_, error) => {
    const server = new ScriptedServer((operation, ...rest) =>
      operation === "EnumerateClasses" ? error : oneByOne(operation, ...rest),
    );
    const read = await readNamespace(server.connection, "root/test", null);
    expect(read.classes.map(({ name }) => name)).toEqual(["TST_Link"]);
    expect(read.gaps).toEqual([
      "root/test: the server does not tell the class TST_Gone: CIM_ERR_NOT_FOUND: no such class",
    ]);
  });
});

test("a class comes with its superclass, and the classes that it refers to and embeds", async () => {
  const server = new ScriptedServer(oneByOne);
  const read = await readNamespace(server.connection, "root/test", ["TST_Link"]);
  expect(read.classes.map(({ name }) => name)).toEqual(["TST_Base", "TST_Job", "TST_Link", "TST_Settings"]);
  expect(read.gaps).toEqual([
    "root/test: the server does not tell the class TST_Gone, which TST_Link needs: CIM_ERR_NOT_FOUND: no such class",
  ]);
  expect(server.asked).not.toContain("EnumerateClasses");
});

test("a server without qualifier declarations is a gap, and an unknown namespace is an error", async () => {
  const server = new ScriptedServer((operation) =>
    operation === "EnumerateQualifiers" ? new CimError(CimStatus.NOT_SUPPORTED, "") : "",
  );
  expect((await readNamespace(server.connection, "root/test", null)).gaps).toEqual([
    "root/test: the server does not tell its qualifier declarations",
  ]);
  const unknown = new ScriptedServer(() => new CimError(CimStatus.INVALID_NAMESPACE, "no"));
  await expect(readNamespace(unknown.connection, "root/no", null)).rejects.toMatchObject({ status: 3 });
});

describe("the namespaces of a server", () => {
  const named = (className: string, name: string): string =>
    `<INSTANCENAME CLASSNAME="${className}"><KEYBINDING NAME="Name"><KEYVALUE VALUETYPE="string">${name}</KEYVALUE></KEYBINDING></INSTANCENAME>`;
  const invalid = new CimError(CimStatus.INVALID_NAMESPACE, "");

  test("are instances of CIM_Namespace in one of the interop namespaces", async () => {
    const server = new ScriptedServer((_, namespace) =>
      namespace === "root/interop"
        ? named("CIM_Namespace", "root/cimv2") + named("TST_Namespace", "ROOT/interop") + named("CIM_Namespace", "root")
        : invalid,
    );
    expect(await findNamespaces(server.connection)).toEqual(["ROOT/interop", "root", "root/cimv2"]);
  });

  test("are, on older servers, instances of __Namespace, each below its parent", async () => {
    const below: Readonly<Record<string, string>> = { root: "cimv2", "root/cimv2": "deep" };
    const server = new ScriptedServer((_, namespace, { ClassName }) => {
      if (ClassName !== "__Namespace") return invalid;
      const name = below[namespace];
      return name === undefined ? "" : named("__Namespace", name);
    });
    expect(await findNamespaces(server.connection)).toEqual(["root", "root/cimv2", "root/cimv2/deep"]);
  });

  test("may not be told", async () => {
    expect(await findNamespaces(new ScriptedServer(() => invalid).connection)).toEqual([]);
    const denied = new ScriptedServer(() => new CimError(CimStatus.ACCESS_DENIED, ""));
    await expect(findNamespaces(denied.connection)).rejects.toMatchObject({ status: 2 });
  });
});
