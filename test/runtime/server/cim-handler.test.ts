/** What the server answers to requests that are as they should be, and to those that are not. */
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { HttpConnection, serverUrl } from "../../../src/runtime/cim-xml/http-connection.ts";
import { reference } from "../../../src/runtime/reference.ts";
import { startLampServer } from "./lamp-server.ts";

async function lamps(options: Parameters<typeof startLampServer>[0] = {}): Promise<HttpConnection> {
  const server = await startLampServer(options);
  const connection = new HttpConnection(serverUrl(server.url));
  onTestFinished(() => {
    connection.close();
    return server.close();
  });
  return connection;
}

const desk = reference("tst_lamp", { NAME: "desk" });

describe("instances", () => {
  test("have the properties that were asked for, with or without their origin", async () => {
    const server = await lamps();
    const instance = await server.call("GetInstance", "ROOT/test", {
      InstanceName: desk,
      PropertyList: ["hours", "No"],
    });
    expect(instance).toMatchObject({
      className: "TST_Lamp",
      properties: [{ name: "Hours", type: "uint64", value: { kind: "text", text: "18446744073709551615" } }],
    });
    const nothing = await server.call("GetInstance", "root/test", { InstanceName: desk, PropertyList: [] });
    expect(nothing.properties).toEqual([]);
  });

  test("of subclasses come as their class, and without its properties where these are not wanted", async () => {
    const server = await lamps();
    const names = async (deep: boolean): Promise<unknown> => {
      const all = await server.call("EnumerateInstances", "root/test", {
        ClassName: "TST_Lamp",
        DeepInheritance: deep,
      });
      const spot = all.find(({ path }) => path.className === "TST_Spot");
      return [all.length, spot?.instance.className, spot?.instance.properties.some(({ name }) => name === "Angle")];
    };
    expect(await names(true)).toEqual([3, "TST_Spot", true]);
    expect(await names(false)).toEqual([3, "TST_Spot", false]);
  });

  test("are created, changed and deleted", async () => {
    const server = await lamps();
    const property = (name: string, type: string, value: string): string =>
      `<PROPERTY NAME="${name}" TYPE="${type}"><VALUE>${value}</VALUE></PROPERTY>`;
    const path = await server.call("CreateInstance", "root/test", {
      NewInstance: `<INSTANCE CLASSNAME="TST_Lamp">${property("Name", "string", "new")}${property("Hours", "uint64", "0x10")}</INSTANCE>`,
    });
    expect(path).toMatchObject({ className: "TST_Lamp", keys: { Name: "new" } });
    await server.call("ModifyInstance", "root/test", {
      ModifiedInstance: {
        path,
        instance: `<INSTANCE CLASSNAME="TST_Lamp">${property("Name", "string", "new")}${property("IsOn", "boolean", "true")}${property("Ratio", "real32", "1.5e0")}</INSTANCE>`,
      },
      PropertyList: ["IsOn", "Hours"],
    });
    const changed = await server.call("GetInstance", "root/test", { InstanceName: path });
    const value = (name: string): unknown => changed.properties.find((each) => each.name === name)?.value;
    expect(value("IsOn")).toMatchObject({ text: "TRUE" });
    // In the list and not given: the default of the class. Given and not in the list: as it was.
    expect(value("Hours")).toMatchObject({ text: "5" });
    expect(value("Ratio")).toBe(null);
    await server.call("DeleteInstance", "root/test", { InstanceName: path });
    await expect(server.call("GetInstance", "root/test", { InstanceName: path })).rejects.toMatchObject({ status: 6 });
  });

  test("are found by their associations, with the place where they are", async () => {
    const server = await lamps({ host: "lamps.example.com" });
    const hall = reference("TST_Room", { Name: "hall" });
    const paths = await server.call("AssociatorNames", "root/test", { ObjectName: hall, ResultRole: "lamp" });
    expect(paths[0]).toEqual({
      className: "TST_Lamp",
      namespace: "root/test",
      host: "lamps.example.com",
      keys: { Name: "desk" },
    });
    const none = await server.call("AssociatorNames", "root/test", { ObjectName: hall, Role: "Lamp" });
    expect(none).toEqual([]);
    const links = await server.call("References", "root/test", { ObjectName: hall });
    expect(links.map(({ instance }) => instance.className)).toEqual(["TST_Hangs", "TST_Hangs"]);
  });
});

describe("pulled enumerations", () => {
  test("give the instances part by part, with their paths, and then end", async () => {
    const server = await lamps();
    const open = await server.call("OpenEnumerateInstances", "root/test", {
      ClassName: "TST_Lamp",
      MaxObjectCount: 2,
      PropertyList: ["Name"],
    });
    expect(open.items.map(({ path }) => path)).toMatchObject([
      { namespace: "root/test", className: "TST_Lamp", keys: { Name: "desk" } },
      { keys: { Name: "wall" } },
    ]);
    const context = open.context ?? "";
    const rest = await server.call("PullInstancesWithPath", "root/test", {
      EnumerationContext: context,
      MaxObjectCount: 10,
    });
    expect(rest).toMatchObject({ items: [{ path: { className: "TST_Spot" } }], context: null });
    await expect(
      server.call("PullInstancesWithPath", "root/test", { EnumerationContext: context, MaxObjectCount: 1 }),
    ).rejects.toMatchObject({ status: 21 });
  });

  test("open with nothing where nothing is said, and can be closed", async () => {
    const server = await lamps();
    const { items, context } = await server.call("OpenEnumerateInstancePaths", "root/test", { ClassName: "TST_Lamp" });
    expect(items).toEqual([]);
    const EnumerationContext = context ?? "";
    await expect(
      server.call("PullInstancesWithPath", "root/test", { EnumerationContext, MaxObjectCount: 1 }),
    ).rejects.toMatchObject({ status: 21 });
    await server.call("CloseEnumeration", "root/test", { EnumerationContext });
    await expect(
      server.call("PullInstancePaths", "root/test", { EnumerationContext, MaxObjectCount: 1 }),
    ).rejects.toMatchObject({ status: 21 });
  });

  test("follow associations too", async () => {
    const server = await lamps();
    const hall = reference("TST_Room", { Name: "hall" });
    const asked = { InstanceName: hall, MaxObjectCount: 10 };
    const lampsOf = await server.call("OpenAssociatorInstances", "root/test", asked);
    expect(lampsOf.items.map(({ path }) => path.className)).toEqual(["TST_Lamp", "TST_Lamp"]);
    expect((await server.call("OpenAssociatorInstancePaths", "root/test", asked)).items).toHaveLength(2);
    expect((await server.call("OpenReferenceInstances", "root/test", asked)).items).toHaveLength(2);
    expect((await server.call("OpenReferenceInstancePaths", "root/test", asked)).items[0]).toMatchObject({
      className: "TST_Hangs",
    });
  });

  test.each([
    ["a filter", 25, { FilterQueryLanguage: "DMTF:FQL", FilterQuery: "Hours > 3" }],
    ["going on after errors", 26, { ContinueOnError: true }],
    ["no timeout at all", 22, { OperationTimeout: 0 }],
    ["a timeout of a day", 22, { OperationTimeout: 86_400 }],
  ])("are refused with %s", async (_, status, more) => {
    const server = await lamps();
    const asked = { ClassName: "TST_Lamp", ...more };
    await expect(server.call("OpenEnumerateInstances", "root/test", asked)).rejects.toMatchObject({ status });
  });

  test("are refused beyond the limit, which those that ended do not count for", async () => {
    const server = await lamps();
    const open = (): Promise<{ context: string | null }> =>
      server.call("OpenEnumerateInstances", "root/test", { ClassName: "TST_Spot" });
    for (let count = 0; count < 99; count++) await open();
    const { context } = await open();
    await expect(open()).rejects.toMatchObject({ status: 27 });
    await server.call("CloseEnumeration", "root/test", { EnumerationContext: context ?? "" });
    await open();
  });
});

describe("classes", () => {
  test("come with what they inherit, or without", async () => {
    const server = await lamps();
    const local = await server.call("GetClass", "root/test", { ClassName: "TST_SPOT", IncludeClassOrigin: true });
    expect(local.properties).toMatchObject([{ name: "Angle", classOrigin: "TST_Spot", isPropagated: false }]);
    const whole = await server.call("GetClass", "root/test", { ClassName: "TST_Spot", LocalOnly: false });
    expect(whole.properties.map(({ name, isPropagated }) => `${name} ${isPropagated}`)).toContain("Name true");
    expect(whole.methods.map(({ name }) => name)).toEqual(["Switch", "Reset"]);
  });

  test("have the qualifiers that descriptors know", async () => {
    const server = await lamps();
    const lamp = await server.call("GetClass", "root/test", { ClassName: "TST_Lamp" });
    const method = lamp.methods.find(({ name }) => name === "Switch");
    const texts = (qualifiers: readonly { name: string; value: unknown }[] = []): unknown =>
      qualifiers.map(({ name, value }) => [name, value]);
    expect(texts(method?.qualifiers)).toEqual([
      ["ValueMap", ["0", "1"]],
      ["Values", ["OK", "Failed"]],
    ]);
    expect(texts(method?.parameters.find(({ name }) => name === "Plan")?.qualifiers)).toEqual([
      ["In", "FALSE"],
      ["Out", "TRUE"],
      ["EmbeddedInstance", "TST_Plan"],
    ]);
    const types = await server.call("EnumerateQualifiers", "root/test", {});
    expect(types.find(({ name }) => name === "Key")).toMatchObject({ type: "boolean", isOverridable: false });
  });

  test("are enumerated by level, or all", async () => {
    const server = await lamps();
    const names = (parameters: { ClassName?: string; DeepInheritance?: boolean }): Promise<readonly string[]> =>
      server.call("EnumerateClassNames", "root/test", parameters);
    expect(await names({})).toEqual(["TST_Element", "TST_Hangs", "TST_Plan"]);
    expect(await names({ ClassName: "TST_Element" })).toEqual(["TST_Lamp", "TST_Room"]);
    expect(await names({ DeepInheritance: true })).toHaveLength(6);
  });
});

describe("an operation that cannot be done ends with its status", () => {
  const lamp = (content: string): string => `<INSTANCE CLASSNAME="TST_Lamp">${content}</INSTANCE>`;
  test.each([
    ["a namespace that there is not", 3, "EnumerateClassNames", "root/none", {}],
    ["a class to get that there is not", 6, "GetClass", "root/test", { ClassName: "TST_No" }],
    ["a class of instances that there is not", 5, "EnumerateInstances", "root/test", { ClassName: "TST_No" }],
    ["wrong keys", 4, "GetInstance", "root/test", { InstanceName: reference("TST_Lamp", { Id: "x" }) }],
    [
      "an unknown property",
      12,
      "CreateInstance",
      "root/test",
      { NewInstance: lamp('<PROPERTY NAME="X" TYPE="string"><VALUE>x</VALUE></PROPERTY>') },
    ],
    [
      "a wrong type",
      13,
      "CreateInstance",
      "root/test",
      { NewInstance: lamp('<PROPERTY NAME="Hours" TYPE="string"></PROPERTY>') },
    ],
    [
      "a number out of range",
      13,
      "CreateInstance",
      "root/test",
      { NewInstance: lamp('<PROPERTY NAME="Hours" TYPE="uint64"><VALUE>-1</VALUE></PROPERTY>') },
    ],
    ["a parameter that cannot be read", 4, "CreateInstance", "root/test", { NewInstance: "<VALUE></VALUE>" }],
    ["a property that nobody has", 12, "GetProperty", "root/test", { InstanceName: desk, PropertyName: "X" }],
    [
      "another value of a key",
      4,
      "ModifyInstance",
      "root/test",
      {
        ModifiedInstance: {
          path: desk,
          instance: lamp('<PROPERTY NAME="Name" TYPE="string"><VALUE>other</VALUE></PROPERTY>'),
        },
      },
    ],
    ["associations of a class", 7, "AssociatorNames", "root/test", { ObjectName: "TST_Lamp" }],
    [
      "an association class that there is not",
      5,
      "AssociatorNames",
      "root/test",
      { ObjectName: desk, AssocClass: "TST_No" },
    ],
  ] as const)("%s: %i", async (_, status, operation, namespace, parameters) => {
    const server = await lamps();
    await expect(server.call(operation, namespace, parameters as never)).rejects.toMatchObject({
      name: "CimError",
      status,
    });
  });
});

describe("requests that are not as they should be", () => {
  const call = (content: string, operation = "EnumerateClassNames"): string =>
    `<?xml version="1.0"?><CIM CIMVERSION="2.0" DTDVERSION="2.0"><MESSAGE ID="7" PROTOCOLVERSION="1.0"><SIMPLEREQ><IMETHODCALL NAME="${operation}"><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/><NAMESPACE NAME="test"/></LOCALNAMESPACEPATH>${content}</IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>`;
  const fine = call("");
  const headers = {
    "Content-Type": 'application/xml; charset="utf-8"',
    CIMOperation: "MethodCall",
    CIMMethod: "EnumerateClassNames",
    CIMObject: "root%2Ftest",
  };

  async function post(body: string, more: Record<string, string> = {}, method = "POST"): Promise<Response> {
    const server = await startLampServer({ maxRequestBytes: 10_000 });
    onTestFinished(() => server.close());
    const given = Object.fromEntries(Object.entries({ ...headers, ...more }).filter(([, value]) => value !== ""));
    return fetch(`${server.url}/cimom`, { method, headers: given, ...(method === "POST" ? { body } : {}) });
  }

  test("one that is fine has the ID of its message in the answer", async () => {
    const response = await post(fine);
    expect(response.status).toBe(200);
    expect(response.headers.get("cimoperation")).toBe("MethodResponse");
    expect(await response.text()).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<CIM [^>]+><MESSAGE ID="7"/);
  });

  const rows: [string, string, Record<string, string>, number, string | null, string?][] = [
    ["another method of HTTP", "", {}, 405, null, "GET"],
    ["no CIMOperation", fine, { CIMOperation: "" }, 400, null],
    ["another CIMOperation", fine, { CIMOperation: "MethodRequest" }, 400, "unsupported-operation"],
    ["another media type", fine, { "Content-Type": "text/plain" }, 400, null],
    ["another charset", fine, { "Content-Type": "text/xml; charset=latin1" }, 400, null],
    ["no CIMMethod", fine, { CIMMethod: "" }, 400, "header-mismatch"],
    ["a CIMMethod that is not the body's", fine, { CIMMethod: "GetClass" }, 400, "header-mismatch"],
    ["a CIMObject that is not the body's", fine, { CIMObject: "root/other" }, 400, "header-mismatch"],
    ["another protocol", fine, { CIMProtocolVersion: "2.0" }, 400, "header-mismatch"],
    ["no XML", "Hello", {}, 400, "request-not-well-formed"],
    ["half a document", fine.slice(0, 200), {}, 400, "request-not-well-formed"],
    ["a document type", fine.replace("<CIM ", '<!DOCTYPE CIM [<!ENTITY a "b">]><CIM '), {}, 400, "request-not-valid"],
    ["an element that nobody knows", fine.replaceAll("IMETHODCALL", "CALL"), {}, 400, "request-not-valid"],
    ["no call", fine.replace(/<IMETHODCALL[^]*<\/IMETHODCALL>/, ""), {}, 400, "request-not-valid"],
    ["several calls", fine.replaceAll("SIMPLEREQ", "MULTIREQ"), {}, 501, "multiple-requests-unsupported"],
    ["another CIM version", fine.replace('CIMVERSION="2', 'CIMVERSION="3'), {}, 501, "unsupported-cim-version"],
    ["another DTD version", fine.replace('DTDVERSION="2', 'DTDVERSION="3'), {}, 501, "unsupported-dtd-version"],
    ["endless depth", call("<A>".repeat(500)), {}, 400, "request-not-valid"],
    ["too long a body", call(" ".repeat(10_000)), {}, 413, null],
  ];

  test.each(rows)("%s", async (_, body, more, status, token, method = "POST") => {
    const response = await post(body, more, method);
    expect([response.status, response.headers.get("cimerror")]).toEqual([status, token]);
    expect(await response.text()).toBe("");
  });

  test.each([
    ["an unknown operation", call("", "NoSuchOperation"), { CIMMethod: "NoSuchOperation" }, 7],
    ["an unknown parameter", call('<IPARAMVALUE NAME="Odd"><VALUE>1</VALUE></IPARAMVALUE>'), {}, 4],
    ["a parameter twice", call('<IPARAMVALUE NAME="ClassName"/>'.repeat(2)), {}, 4],
    ["a missing parameter", call("", "GetClass"), { CIMMethod: "GetClass" }, 4],
  ] as const)("%s is an error in the answer", async (_, body, more, code) => {
    const response = await post(body, more);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<ERROR CODE="${code}"`);
  });

  test("a method gets references and values by their types, and gives out-parameters back", async () => {
    const path =
      '<LOCALINSTANCEPATH><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/><NAMESPACE NAME="test"/></LOCALNAMESPACEPATH>' +
      '<INSTANCENAME CLASSNAME="TST_Lamp"><KEYVALUE>wall</KEYVALUE></INSTANCENAME></LOCALINSTANCEPATH>';
    const room =
      '<VALUE.REFERENCE><INSTANCENAME CLASSNAME="tst_room"><KEYBINDING NAME="name"><KEYVALUE VALUETYPE="string">hall</KEYVALUE></KEYBINDING></INSTANCENAME></VALUE.REFERENCE>';
    const body = fine.replace(
      /<IMETHODCALL[^]*<\/IMETHODCALL>/,
      `<METHODCALL NAME="switch">${path}<PARAMVALUE NAME="on" PARAMTYPE="boolean"><VALUE>true</VALUE></PARAMVALUE>` +
        `<PARAMVALUE NAME="Room" PARAMTYPE="reference">${room}</PARAMVALUE><PARAMVALUE NAME="Level"/></METHODCALL>`,
    );
    const response = await post(body, { CIMMethod: "Switch", CIMObject: 'root/test:TST_Lamp.Name="wall"' });
    const text = await response.text();
    expect(text.replace(/^[^]*(<METHODRESPONSE)/, "$1").replace(/(<\/METHODRESPONSE>)[^]*$/, "$1")).toBe(
      '<METHODRESPONSE NAME="switch"><RETURNVALUE PARAMTYPE="uint32"><VALUE>0</VALUE></RETURNVALUE>' +
        '<PARAMVALUE NAME="Count" PARAMTYPE="uint64"><VALUE>7</VALUE></PARAMVALUE>' +
        '<PARAMVALUE NAME="Where" PARAMTYPE="reference"><VALUE.REFERENCE><INSTANCENAME CLASSNAME="TST_Room">' +
        '<KEYBINDING NAME="Name"><KEYVALUE VALUETYPE="string">hall</KEYVALUE></KEYBINDING></INSTANCENAME></VALUE.REFERENCE></PARAMVALUE>' +
        '<PARAMVALUE NAME="Plan" PARAMTYPE="string" EmbeddedObject="instance"><VALUE>&lt;INSTANCE CLASSNAME=&quot;TST_Plan&quot;&gt;' +
        "&lt;PROPERTY NAME=&quot;Text&quot; TYPE=&quot;string&quot;&gt;&lt;VALUE&gt;done&lt;/VALUE&gt;&lt;/PROPERTY&gt;" +
        "&lt;PROPERTY NAME=&quot;Level&quot; TYPE=&quot;uint32&quot;&gt;&lt;/PROPERTY&gt;" +
        "&lt;PROPERTY NAME=&quot;When&quot; TYPE=&quot;datetime&quot;&gt;&lt;/PROPERTY&gt;&lt;/INSTANCE&gt;</VALUE></PARAMVALUE></METHODRESPONSE>",
    );
  });

  test("credentials are asked for, and compared", async () => {
    const server = await startLampServer({ users: { anna: "p:ä" } });
    onTestFinished(() => server.close());
    const status = async (authorization: string): Promise<number> => {
      const more = authorization === "" ? {} : { Authorization: authorization };
      return (await fetch(server.url, { method: "POST", headers: { ...headers, ...more }, body: fine })).status;
    };
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
    expect(
      await Promise.all(["", "Bearer x", basic("anna:"), basic("bob:p:ä"), basic("anna:p:ä")].map(status)),
    ).toEqual([401, 401, 401, 401, 200]);
  });

  test("a client that sends half a request is not waited for", async () => {
    const server = await startLampServer({ requestTimeoutMs: 200 });
    onTestFinished(() => server.close());
    const text = await new Promise<string>((resolve) => {
      const socket = connect(server.port, "127.0.0.1");
      let received = "";
      socket.on("data", (chunk) => (received += chunk.toString()));
      socket.on("close", () => resolve(received));
      socket.write("POST /cimom HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<?xml");
    });
    expect(text).toMatch(/^HTTP\/1\.1 408/);
  });

  test("other machines are served with users and TLS alone, unless somebody insists", async () => {
    await expect(startLampServer({ address: "0.0.0.0" })).rejects.toThrow(
      'To serve other machines at 0.0.0.0, give users and TLS, or say "insecure".',
    );
  });
});
