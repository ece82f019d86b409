/** The client, over each of its transports: what it gives is the same. */
import { describe, expect, onTestFinished, test } from "vitest";
import type { CimClient } from "../../../src/runtime/client/cim-client.ts";
import { answer, errorAnswer, startServer } from "../cim-xml/answers.ts";
import { code, lampDispatcher, startLampServer } from "../server/lamp-server.ts";

const { CimXmlTransport, DateTime, InProcessTransport, reference } = code;
const { TST_Lamp: Lamp, TST_Room: Room, TST_Spot: Spot } = code;
const classes = [Lamp, Spot, Room, code.TST_Hangs, code.TST_Plan];

/** As mofc generates them. */
interface TST_Lamp {
  readonly Name: string;
  readonly Caption: string | null;
  readonly IsOn: boolean | null;
  readonly Hours: bigint | null;
  readonly Ratio: number | null;
  readonly Codes: readonly (number | null)[] | null;
  readonly Since: unknown;
  readonly Plan: { readonly Text: string | null; readonly Level: number | null; readonly When: unknown } | null;
}
interface TST_Room {
  readonly Name: string;
  readonly Floor: number | null;
}

const transports = {
  "in process": async (): Promise<CimClient> =>
    new code.CimClient(new InProcessTransport(lampDispatcher()), { namespace: "root/test" }),
  "CIM-XML": () => connectOver(1000),
  "CIM-XML, one instance after the other": () => connectOver(1),
  "CIM-XML, all at once": () => connectOver(null),
};

async function connectOver(batchSize: number | null): Promise<CimClient> {
  const server = await startLampServer({ users: { anna: "secret" } });
  const credentials = { user: "anna", password: "secret" };
  const client = new code.CimClient(new CimXmlTransport(server.url, { classes, credentials, batchSize }), {
    namespace: "root/test",
  });
  onTestFinished(() => {
    client.close();
    return server.close();
  });
  return client;
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe.each(Object.entries(transports))("%s", (_, connect) => {
  test("values have the types of their properties", async () => {
    const client = await connect();
    const { name, values } = await client.get<TST_Lamp>(Lamp, { name: "wall" });
    expect(name).toMatchObject({ className: "TST_Lamp", keys: { Name: "wall" } });
    expect(values).toEqual({
      Name: "wall",
      Caption: null,
      IsOn: true,
      Hours: 5n,
      Ratio: null,
      Codes: [],
      Since: DateTime.parse("20261130200000.123456+060"),
      Plan: { Text: "a < b & c", Level: 3, When: null },
    });
    expect((await client.get<TST_Lamp>(Lamp, reference("TST_Lamp", { Name: "desk" }))).values).toMatchObject({
      Caption: 'a "lamp" <&>',
      Hours: 18446744073709551615n,
      Ratio: 0.5,
      Codes: [1, 65535],
    });
  });

  test("what is selected is all that comes", async () => {
    const client = await connect();
    const { values } = await client.get<TST_Lamp, "Hours" | "Caption">(
      Lamp,
      { Name: "wall" },
      { select: ["Hours", "Caption"] },
    );
    expect(values).toEqual({ Hours: 5n, Caption: null });
  });

  test("instances of subclasses come as their class", async () => {
    const client = await connect();
    const lamps = await listOf(client.enumerate<TST_Lamp, "Name">(Lamp, { select: ["Name"] }));
    expect(lamps.map(({ name, values }) => [name.className, values.Name])).toEqual([
      ["TST_Lamp", "desk"],
      ["TST_Lamp", "wall"],
      ["TST_Spot", "spot"],
    ]);
    expect((await client.first<TST_Lamp>(Lamp))?.values.Name).toBe("desk");
    expect((await client.single<{ Angle: number }>(Spot)).values.Angle).toBe(30);
    await expect(client.single(Lamp)).rejects.toMatchObject({ status: 1, message: "There is more than one TST_Lamp." });
    expect((await listOf(client.names(Spot))).map(({ keys }) => keys)).toEqual([{ Name: "spot" }]);
  });

  test("instances are created, changed and deleted", async () => {
    const client = await connect();
    const plan = { Text: "new", Level: null, When: null };
    const name = await client.create<TST_Lamp>(Lamp, { Name: "new", Hours: 3n, Plan: plan });
    expect(name).toMatchObject({ className: "TST_Lamp", keys: { Name: "new" } });
    await client.modify<TST_Lamp>(Lamp, name, { IsOn: true, Hours: null, Codes: [7] });
    expect((await client.get<TST_Lamp>(Lamp, name)).values).toMatchObject({
      IsOn: true,
      Hours: null,
      Codes: [7],
      Plan: plan,
    });
    await client.delete(Lamp, name);
    await expect(client.get(Lamp, name)).rejects.toMatchObject({ name: "CimError", status: 6 });
  });

  test("associations are followed", async () => {
    const client = await connect();
    const hall = reference("TST_Room", { Name: "hall" });
    const names = await listOf(
      client.associatorNames(hall, { associationClass: "TST_Hangs", resultClass: "TST_Lamp" }),
    );
    expect(names.map(({ keys }) => keys)).toEqual([{ Name: "desk" }, { Name: "wall" }]);
    const [room] = await listOf(client.associators<TST_Room>(names[0] ?? hall, { role: "Lamp" }));
    expect(room?.values).toEqual({ Name: "hall", Caption: null, Floor: 1 });
    const [link] = await listOf(client.references<{ Room: object; Lamp: object }>(hall));
    expect(link?.values.Lamp).toMatchObject({ className: "TST_Lamp", keys: { Name: "desk" } });
    expect(await listOf(client.referenceNames(hall, { role: "Lamp" }))).toEqual([]);
  });

  test("methods take and give typed values", async () => {
    const client = await connect();
    const Where = reference("TST_Room", { Name: "hall" });
    const output = await client.invoke(Lamp, { Name: "wall" }, "switch", { On: false, room: Where, Level: 9 });
    expect(output).toMatchObject({ ReturnValue: 0, Count: 7n, Plan: { Text: "done", Level: null, When: null } });
    expect(output["Where"]).toMatchObject({ className: "TST_Room", keys: { Name: "hall" } });
    expect((await client.get<TST_Lamp>(Lamp, { Name: "wall" })).values.IsOn).toBe(false);
    expect(await client.invoke(Lamp, null, "Reset")).toEqual({ ReturnValue: 0 });
  });

  test("errors have the status of the server", async () => {
    const client = await connect();
    await expect(client.get(Lamp, { Name: "none" })).rejects.toMatchObject({ name: "CimError", status: 6 });
    await expect(client.invoke(Lamp, { Name: "wall" }, "Switch", { On: null })).rejects.toMatchObject({ status: 4 });
    await expect(client.invoke(Lamp, { Name: "wall" }, "Melt")).rejects.toMatchObject({ status: 17 });
    await expect(client.create<TST_Lamp>(Lamp, { Name: "desk" })).rejects.toMatchObject({ status: 11 });
  });

  test("who has given up is not kept waiting", async () => {
    const client = await connect();
    const options = { signal: AbortSignal.abort() };
    await expect(client.get(Lamp, { Name: "wall" }, options)).rejects.toThrow();
  });
});

describe("pulled enumerations", () => {
  const named = (name: string): string =>
    `<VALUE.INSTANCEWITHPATH><INSTANCEPATH><NAMESPACEPATH><HOST>h</HOST><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/></LOCALNAMESPACEPATH></NAMESPACEPATH><INSTANCENAME CLASSNAME="TST_Lamp"><KEYBINDING NAME="Name"><KEYVALUE VALUETYPE="string">${name}</KEYVALUE></KEYBINDING></INSTANCENAME></INSTANCEPATH><INSTANCE CLASSNAME="TST_Lamp"></INSTANCE></VALUE.INSTANCEWITHPATH>`;
  const part = (operation: string, items: string, context: string): string =>
    answer(operation, items).replace(
      "</IRETURNVALUE>",
      `</IRETURNVALUE><PARAMVALUE NAME="EndOfSequence"><VALUE>${context === "" ? "TRUE" : "FALSE"}</VALUE></PARAMVALUE><PARAMVALUE NAME="EnumerationContext"><VALUE>${context}</VALUE></PARAMVALUE>`,
    );

  async function clientOf(respond: (operation: string) => string): Promise<{ client: CimClient; asked: string[] }> {
    const asked: string[] = [];
    const url = await startServer(({ operation }) => {
      asked.push(operation);
      return respond(operation);
    });
    const client = new code.CimClient(new CimXmlTransport(url, { classes }), { namespace: "root" });
    onTestFinished(() => client.close());
    return { client, asked };
  }

  test("go on until the server says that nothing follows, parts without instances included", async () => {
    const parts = [part("PullInstancesWithPath", "", "2"), part("PullInstancesWithPath", named("b"), "")];
    const { client, asked } = await clientOf((operation) =>
      operation === "OpenEnumerateInstances" ? part(operation, named("a"), "1") : (parts.shift() ?? ""),
    );
    const names = (await listOf(client.enumerate(Lamp))).map(({ name }) => name.keys["Name"]);
    expect(names).toEqual(["a", "b"]);
    expect(asked).toEqual(["OpenEnumerateInstances", "PullInstancesWithPath", "PullInstancesWithPath"]);
  });

  test("are closed by leaving the loop", async () => {
    const { client, asked } = await clientOf((operation) =>
      operation === "OpenEnumerateInstances" ? part(operation, named("a") + named("b"), "1") : answer(operation, ""),
    );
    expect((await client.first(Lamp))?.name.keys).toEqual({ Name: "a" });
    expect(asked).toEqual(["OpenEnumerateInstances", "CloseEnumeration"]);
  });

  test("are asked for once of a server that does not have them", async () => {
    const { client, asked } = await clientOf((operation) =>
      operation.startsWith("Open") ? errorAnswer(operation, 7, "no") : answer(operation, ""),
    );
    expect(await listOf(client.enumerate(Lamp))).toEqual([]);
    expect(await listOf(client.enumerate(Lamp))).toEqual([]);
    expect(asked).toEqual(["OpenEnumerateInstances", "EnumerateInstances", "EnumerateInstances"]);
  });
});

describe("answers of other servers", () => {
  const connect = async (text: string): Promise<CimClient> => {
    const url = await startServer(() => text);
    const client = new code.CimClient(new CimXmlTransport(url, { classes }), { namespace: "root/test" });
    onTestFinished(() => client.close());
    return client;
  };
  const lamp = (className: string, properties: string): string =>
    answer("GetInstance", `<INSTANCE CLASSNAME="${className}">${properties}</INSTANCE>`);

  test("an instance of an unknown subclass has what it inherits by its type, and the rest by name", async () => {
    const client = await connect(
      lamp(
        "ACME_Lamp",
        '<PROPERTY NAME="hours" TYPE="uint64"><VALUE>3</VALUE></PROPERTY><PROPERTY NAME="Watts" TYPE="uint16"><VALUE>60</VALUE></PROPERTY>' +
          '<PROPERTY.ARRAY NAME="Dates" TYPE="datetime"><VALUE.ARRAY><VALUE>00000001020304.000005:000</VALUE></VALUE.ARRAY></PROPERTY.ARRAY>',
      ),
    );
    const { name, values } = await client.get<object>(Lamp, { Name: "x" });
    expect(name.className).toBe("ACME_Lamp");
    expect(values).toMatchObject({
      Hours: 3n,
      Watts: 60,
      Dates: [DateTime.parse("00000001020304.000005:000")],
      Caption: null,
    });
  });

  test("an embedded instance of an unknown class stays its text", async () => {
    const text = "&lt;INSTANCE CLASSNAME=&quot;ACME_Plan&quot;&gt;&lt;/INSTANCE&gt;";
    const client = await connect(
      lamp(
        "TST_Lamp",
        `<PROPERTY NAME="Plan" TYPE="string" EMBEDDEDOBJECT="instance"><VALUE>${text}</VALUE></PROPERTY>`,
      ),
    );
    expect((await client.get<{ Plan: unknown }>(Lamp, { Name: "x" })).values.Plan).toBe(
      '<INSTANCE CLASSNAME="ACME_Plan"></INSTANCE>',
    );
  });

  test("a value that is not of its type is a fault of the answer", async () => {
    const client = await connect(
      lamp("TST_Lamp", '<PROPERTY NAME="Hours" TYPE="uint64"><VALUE>many</VALUE></PROPERTY>'),
    );
    await expect(client.get(Lamp, { Name: "x" })).rejects.toMatchObject({
      name: "TransportError",
      fault: "answer",
      message: 'The answer cannot be read: Hours: expected uint64, found "many".',
    });
  });
});
