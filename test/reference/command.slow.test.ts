/** `mofc simulate` as a process. It needs the reference runtime as it was built last: `npm test` builds it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultScenario } from "../../src/reference/simulate/default-scenario.ts";
import { runMofc, startMofc } from "../run-mofc.ts";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "mofc-simulate-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function simulate(...args: readonly string[]): ReturnType<typeof runMofc> {
  return runMofc(folder, ["simulate", ...args]);
}

describe("mofc simulate", () => {
  test("in a pipe gives lines of JSON, the last with the summary", () => {
    const { code, out, error } = simulate();
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; hosts?: unknown });
    expect([code, error]).toEqual([0, ""]);
    expect(new Set(lines.map(({ event }) => event))).toEqual(new Set(["call", "job", "machine", "summary"]));
    expect(lines.at(-1)).toMatchObject({
      event: "summary",
      title: "Emptying a host",
      hosts: [{ name: "HV-1" }, { name: "HV-2" }, { name: "HV-3" }],
    });
  });

  test("prints the built-in scenario, which can be read again", () => {
    const { out } = simulate("--example");
    writeFileSync(join(folder, "example.json"), out);
    expect(JSON.parse(out)).toMatchObject(JSON.parse(JSON.stringify(defaultScenario)));
    const { code, out: text } = simulate("example.json", "--format", "text");
    expect(code).toBe(0);
    expect(text).toMatch(
      /^ {4}0\.0 s {2}HV-1: ModifyServiceSettings [^]*\n4 ended well, 3 badly, after 50\.3 s\nHV-1: /,
    );
  });

  test("shows what is wrong with a scenario, and where", () => {
    writeFileSync(
      join(folder, "wrong.json"),
      '{\n  "networks": [],\n  "hosts": [],\n  "machines": [],\n  "stepps": []\n}\n',
    );
    expect(simulate("wrong.json")).toEqual({
      code: 1,
      out: "",
      error: [
        'wrong.json:5:3: error scenario-key: the scenario does not have the key "stepps"',
        '    5 |   "stepps": []',
        "      |   ^^^^^^^^",
        '  help: did you mean "steps"?',
        "1 error in 1 file\n",
      ].join("\n"),
    });
  });

  test.each([
    ["a file that is not there", ["none.json"], 1, 'mofc: error: the file "none.json" does not exist\n'],
    ["a folder", ["."], 1, 'mofc: error: "." is a folder, and a scenario is a file\n'],
    [
      "a speed that is none",
      ["--speed", "fast"],
      2,
      "error: option '--speed <factor>' argument 'fast' is invalid. Write a number above 0, or \"max\".",
    ],
    [
      "two speeds",
      ["--speed", "2", "--real"],
      2,
      "error: option '--real' cannot be used with option '--speed <factor>'",
    ],
    ["a format that is none", ["--format", "xml"], 2, "Allowed choices are live, text, json."],
  ])("%s", (_, args, code, message) => {
    const outcome = simulate(...args);
    expect([outcome.code, outcome.out]).toEqual([code, ""]);
    expect(outcome.error).toContain(message);
  });

  test("ends with the summary when it is interrupted", async () => {
    const child = startMofc(folder, ["simulate", "--real"]);
    let out = "";
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      if (out === "") child.kill("SIGINT");
      out += text;
    });
    expect(await ended).toBe(130);
    expect(out).toMatch(/\n\{"event":"summary",.*\}\n$/);
  });
});
