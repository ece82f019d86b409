/** A schema that mofc serves comes back as the MOF that it was made of, as far as generated code keeps it. */
import { expect, onTestFinished, test } from "vitest";
import { mofFiles } from "../../src/pull/mof-files.ts";
import { readNamespace } from "../../src/pull/read-namespace.ts";
import { HttpConnection, serverUrl } from "../../src/runtime/cim-xml/http-connection.ts";
import { startLampServer } from "../runtime/server/lamp-server.ts";

test("a class with what it needs is pulled from a server of generated providers", async () => {
  const server = await startLampServer();
  const connection = new HttpConnection(serverUrl(server.url));
  onTestFinished(() => {
    connection.close();
    return server.close();
  });
  const schema = await readNamespace(connection, "root/test", ["TST_Lamp"]);
  const { files, leftOut } = mofFiles(schema);
  expect([...schema.gaps, ...leftOut]).toEqual([]);
  expect([...files.keys()]).toEqual([
    "root/test/qualifiers.decl.mof",
    "root/test/TST_Element.mof",
    "root/test/TST_Lamp.mof",
    "root/test/TST_Plan.mof",
    "root/test/TST_Room.mof",
    "root/test.mof",
  ]);
  expect(files.get("root/test/TST_Lamp.mof")).toBe(`// Pulled by mofc from a server's namespace root/test.
class TST_Lamp : TST_Element {
  [Write]
  boolean IsOn;

  [Write]
  uint64 Hours = 5;

  [Write]
  real32 Ratio;

  [Write]
  uint16 Codes[];

  [Write]
  datetime Since;

  [Write, EmbeddedInstance("TST_Plan")]
  string Plan;

  [ValueMap {"0", "1"}, Values {"OK", "Failed"}]
  uint32 Switch(
    [In, Required]
    boolean On,
    [In]
    uint8 Level,
    [In]
    TST_Room REF Room,
    [In(false), Out]
    uint64 Count,
    [In(false), Out]
    TST_Room REF Where,
    [In(false), Out, EmbeddedInstance("TST_Plan")]
    string Plan);

  [Static, ValueMap {"0"}, Values {"OK"}]
  uint32 Reset();
};
`);
});
