/** The server as a client sees it that mofc has no part in: Debian's wbemcli, with each of its commands. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startLampServer } from "./lamp-server.ts";

const isHere = spawnSync("wbemcli", ["-h"]).error === undefined;
if (!isHere)
  console.log('The tests with wbemcli are skipped: it is not installed (Debian\'s package "sblim-wbemcli").');

interface Outcome {
  readonly code: number | null;
  readonly text: string;
}

/** The server answers in this process, so that nothing may wait for wbemcli. Places are printed without host and port. */
async function wbemcli(args: readonly string[]): Promise<Outcome> {
  const child = spawn("wbemcli", args);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((ended) => child.on("close", ended));
  return { code, text: text.replace(/127\.0\.0\.1:\d+\/root\/test:/g, "") };
}

async function lampServer(options: Parameters<typeof startLampServer>[0] = {}): Promise<string> {
  const server = await startLampServer(options);
  onTestFinished(() => server.close());
  return server.url;
}

const spotName = 'TST_Spot.Name="spot"\n';

describe.skipIf(!isHere)("wbemcli", () => {
  test.each([
    ["ecn", "TST_Element", [], "TST_Lamp\nTST_Spot\nTST_Room\n"],
    ["gcd", "TST_Spot", [], /^<CLASS NAME="TST_Spot" SUPERCLASS="TST_Lamp">/],
    ["ein", "TST_Lamp", [], `TST_Lamp.Name="desk"\nTST_Lamp.Name="wall"\n${spotName}`],
    [
      "gi",
      'TST_Lamp.Name="desk"',
      ["Name,Hours"],
      'TST_Lamp.Name="desk"\n-Name="desk"\n-Hours=18446744073709551615\n\n',
    ],
    [
      "gi",
      'TST_Lamp.Name="wall"',
      ["Since,IsOn"],
      'TST_Lamp.Name="wall"\n-IsOn=TRUE\n-Since=20261130200000.123456+060\n\n',
    ],
    ["ei", "TST_Spot", ["Angle"], `${spotName}-Angle=30\n\n`],
    ["gp", 'TST_Lamp.Name="desk"', ["Caption"], 'a \\"lamp\\" <&>\n'],
    ["ain", 'TST_Room.Name="hall"', [], 'TST_Lamp.Name="desk"\nTST_Lamp.Name="wall"\n'],
    ["ai", 'TST_Lamp.Name="desk"', ["Floor"], 'TST_Room.Name="hall"\n-Floor=1\n\n'],
    ["rin", 'TST_Lamp.Name="wall"', [], 'TST_Hangs.Room=TST_Room.Name="hall",Lamp=TST_Lamp.Name="wall"\n'],
    [
      "ri",
      'TST_Lamp.Name="wall"',
      [],
      'TST_Hangs.Room=TST_Room.Name="hall",Lamp=TST_Lamp.Name="wall"\n-Room=TST_Room.Name="hall"\n-Lamp=TST_Lamp.Name="wall"\n\n',
    ],
    ["gc", "TST_Room", [], "TST_Room\n-Name=\n-Caption=\n-Floor=\n\n"],
    [
      "ec",
      "TST_Lamp",
      [],
      "TST_Spot : TST_Lamp\n-Name=\n-Caption=\n-IsOn=\n-Hours=\n-Ratio=\n-Codes=\n-Since=\n-Plan=\n-Angle=\n\n",
    ],
    ["cm", 'TST_Lamp.Name="wall"', ["Switch.On=true,Level=3"], /Switch: 0\nCount \(uint64\): 7\n/],
    ["cmx", 'TST_Lamp.Name="wall"', ["Switch.On=true"], /<PARAMVALUE NAME="Count" PARAMTYPE="uint64"><VALUE>7/],
    ["cm", "TST_Lamp", ["Reset"], "TST_Lamp Reset: 0\n"],
  ] as const)("%s %s %j", async (command, object, more, expected) => {
    const url = await lampServer();
    const { code, text } = await wbemcli(["-nl", command, `${url}/root/test:${object}`, ...more]);
    if (typeof expected === "string") expect(text).toBe(expected);
    else expect(text).toMatch(expected);
    expect(code).toBe(0);
  });

  test("changes instances: ci, mi, sp, di", async () => {
    const url = `${await lampServer()}/root/test`;
    const on = (name: string): string => `${url}:TST_Lamp.Name="${name}"`;
    expect(await wbemcli(["-nl", "ci", on("new"), "Name=new,Hours=3,IsOn=true"])).toEqual({
      code: 0,
      text: 'TST_Lamp.Name="new"\n',
    });
    expect((await wbemcli(["-nl", "mi", on("new"), "Hours=4"])).code).toBe(0);
    expect((await wbemcli(["-nl", "sp", on("new"), "IsOn=false"])).code).toBe(0);
    expect((await wbemcli(["-nl", "gi", on("new"), "Hours,IsOn"])).text).toBe(
      'TST_Lamp.Name="new"\n-IsOn=FALSE\n-Hours=4\n\n',
    );
    expect((await wbemcli(["-nl", "di", on("new")])).code).toBe(0);
    expect((await wbemcli(["-nl", "gi", on("new")])).text).toContain("CIM_ERR_NOT_FOUND");
  });

  test("is told what goes wrong, with -cte too", async () => {
    const url = `${await lampServer()}/root/test`;
    for (const flags of [["-nl"], ["-nl", "-cte"]]) {
      const missing = await wbemcli([...flags, "gi", `${url}:TST_Lamp.Name="none"`]);
      expect(missing.text).toContain("Cim: (6) CIM_ERR_NOT_FOUND: TST_Lamp has no such instance.");
      expect(missing.code).toBe(16);
    }
    expect((await wbemcli(["-nl", "ein", `${url}:TST_No`])).text).toContain("(5) CIM_ERR_INVALID_CLASS");
    expect((await wbemcli(["-nl", "ein", `${url.replace("test", "none")}:TST_Lamp`])).text).toContain(
      "(3) CIM_ERR_INVALID_NAMESPACE",
    );
    const existing = await wbemcli(["-nl", "ci", `${url}:TST_Lamp.Name="desk"`, "Name=desk"]);
    expect(existing.text).toContain("(11) CIM_ERR_ALREADY_EXISTS");
  });

  test("comes in with its password, and without it is sent away", async () => {
    const url = await lampServer({ users: { anna: "s3cret" } });
    const at = (user: string): string => `${url.replace("//", `//${user}@`)}/root/test:TST_Spot`;
    expect((await wbemcli(["-nl", "ein", at("anna:s3cret")])).code).toBe(0);
    expect((await wbemcli(["-nl", "ein", at("anna:wrong")])).text).toContain("Invalid username/password");
  });

  test("speaks TLS", async () => {
    const tls = {
      key: readFileSync("test/cases/tls/key.pem", "utf8"),
      cert: readFileSync("test/cases/tls/certificate.pem", "utf8"),
    };
    const url = await lampServer({ tls });
    const folder = mkdtempSync(join(tmpdir(), "mofc-tls-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const trusted = ["-nl", "-cacert", resolve("test/cases/tls/certificate.pem"), "ein"];
    expect(await wbemcli([...trusted, `${url}/root/test:TST_Spot`])).toEqual({ code: 0, text: spotName });
    expect((await wbemcli(["-nl", "-noverify", "ein", `${url}/root/test:TST_Spot`])).code).toBe(0);
  });
});
