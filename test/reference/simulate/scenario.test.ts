import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { defaultScenario } from "../../../src/reference/simulate/default-scenario.ts";
import { schemaDocument } from "../../../src/json/shape.ts";
import { readScenario } from "../../../src/reference/simulate/read-scenario.ts";
import { type Scenario, scenario } from "../../../src/reference/simulate/scenario.ts";

const small = {
  networks: [{ name: "lan", mbitPerSecond: 1000 }],
  hosts: [
    {
      name: "A",
      memoryMB: 8192,
      networks: [{ network: "lan", address: "10.0.0.1" }],
      volumes: [{ path: "D:\\", sizeMB: 1000 }],
    },
    { name: "B", memoryMB: 8192, networks: [{ network: "lan", address: "10.0.0.2" }] },
  ],
  machines: [{ name: "web", host: "A", memoryMB: 1024 }],
  steps: [{ do: "migrate", machine: "web", to: "B" }],
};

function read(text: string): { readonly scenario: Scenario | null; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  return {
    scenario: readScenario({ path: "scenario.json", text, encoding: "utf-8" }, (each) => diagnostics.push(each)),
    diagnostics,
  };
}

/** `code at text: message; help` */
function findings(value: unknown): string[] {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const { scenario: result, diagnostics } = read(text);
  expect(result === null).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, span, message, help }) => {
    const marked = text.slice(span?.start, span?.end);
    return `${code} at ${marked.length > 30 ? `${marked.slice(0, 10)}…` : marked}: ${message}${help === null ? "" : `; ${help}`}`;
  });
}

describe("a scenario", () => {
  test("is read with comments and commas at the end", () => {
    expect(read(`// a world\n${JSON.stringify(small).replace(/\}$/, ",}")}`).scenario).toEqual(small);
  });

  test("the built-in one is one", () => {
    expect(findings(defaultScenario)).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ["no JSON", '{ "networks": [ }', ["scenario-syntax at }: the scenario is not valid JSON: value expected"]],
    ["nothing", "", ["scenario-syntax at : the scenario is not valid JSON: value expected"]],
    ["a list", "[]", ["scenario-value at []: the scenario: expected an object, found a list"]],
    [
      "nothing in it",
      "{}",
      ["networks", "hosts", "machines", "steps"].map((key) => `scenario-missing at {}: the scenario lacks "${key}"`),
    ],
    [
      "a key misspelt",
      { ...small, machnies: [] },
      ['scenario-key at "machnies": the scenario does not have the key "machnies"; did you mean "machines"?'],
    ],
    [
      "a key misspelt further in",
      { ...small, machines: [{ name: "web", host: "A", memory: 1 }] },
      ['scenario-key at "memory": machines[0] does not have the key "memory"; did you mean "memoryMB"?'],
    ],
    [
      "a wrong type",
      { ...small, seed: "one" },
      ['scenario-value at "one": seed: expected a number from 0 on, found "one"'],
    ],
    [
      "a number out of range",
      { ...small, faults: [{ fault: "disk-full", atPercent: 120 }] },
      ["scenario-value at 120: faults[0].atPercent: expected a number from 0 to 100, found 120"],
    ],
    [
      "a word misspelt",
      { ...small, faults: [{ fault: "disk-ful" }] },
      [
        'scenario-value at "disk-ful": faults[0].fault: expected "credentials-refused", "connection-lost", "disk-full", "source-fails", "destination-fails" or "question", found "disk-ful"; did you mean "disk-full"?',
      ],
    ],
    [
      "an unknown step",
      { ...small, steps: [{ do: "migrat", machine: "web" }] },
      [
        'scenario-value at "migrat": steps[0].do: expected "migrate", "check", "request", "answer", "settings", "stop-host", "start-host" or "network", found "migrat"; did you mean "migrate"?',
      ],
    ],
    [
      "a step without a kind",
      { ...small, steps: [{ machine: "web" }] },
      ['scenario-missing at {"machine":"web"}: steps[0] lacks "do"'],
    ],
    [
      "a key of another step",
      { ...small, steps: [{ do: "stop-host", host: "A", to: "B" }] },
      ['scenario-key at "to": steps[0] does not have the key "to"'],
    ],
    [
      "no GUID",
      { ...small, machines: [{ ...small.machines[0], id: "{1}" }] },
      ['scenario-value at "{1}": machines[0].id: expected a GUID without braces, found "{1}"'],
    ],
    [
      "an unknown machine",
      { ...small, steps: [{ do: "migrate", machine: "wep", to: "B" }] },
      ['scenario-name at "wep": steps[0].machine: the scenario has no machine "wep"; did you mean "web"?'],
    ],
    [
      "an unknown host of a call",
      { ...small, callFaults: [{ fault: "fails", host: "C" }] },
      ['scenario-name at "C": callFaults[0].host: the scenario has no host "C"'],
    ],
    [
      "an unknown host",
      { ...small, steps: [{ do: "stop-host", host: "HV-9" }] },
      ['scenario-name at "HV-9": steps[0].host: the scenario has no host "HV-9"'],
    ],
    [
      "an unknown network",
      { ...small, networks: [{ name: "LAM", mbitPerSecond: 1 }] },
      [0, 1].map(
        (host) =>
          `scenario-name at "lan": hosts[${host}].networks[0].network: the scenario has no network "lan"; did you mean "LAM"?`,
      ),
    ],
    [
      "a disk on no volume",
      { ...small, machines: [{ ...small.machines[0], disks: [{ path: "E:/web", sizeMB: 1 }] }] },
      [
        'scenario-world at "E:/web": machines[0].disks[0].path: the disk "E:/web" of the machine "web" lies on no volume of the host "A"',
      ],
    ],
    [
      "too little memory",
      { ...small, machines: [{ ...small.machines[0], memoryMB: 9000 }] },
      [
        'scenario-world at 8192: hosts[0].memoryMB: the host "A" has 808 MB of memory less than the machines that run on it',
      ],
    ],
  ])("%s", (_, value, expected) => {
    expect(findings(value)).toEqual(expected);
  });

  test("any JSON is read, or it is said what is wrong", () => {
    const anyScenario = fc.record({
      networks: fc.jsonValue(),
      hosts: fc.jsonValue(),
      machines: fc.jsonValue(),
      faults: fc.jsonValue(),
      steps: fc.array(fc.record({ do: fc.constantFrom("migrate", "settings"), machine: fc.jsonValue() })),
    });
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), anyScenario), (value) => void findings(value)));
  });

  test("names know no case, and a host may be meant by its address", () => {
    expect(findings({ ...small, steps: [{ do: "check", machine: "WEB", to: "10.0.0.2" }] })).toEqual([]);
  });
});

describe("the JSON Schema", () => {
  test("is that of the reader", async () => {
    const text = JSON.stringify(schemaDocument("A scenario for mofc simulate", scenario.schema), null, 2);
    await expect(`${text}\n`).toMatchFileSnapshot("../../../src/reference/simulate/scenario.schema.json");
  });

  test("accepts what the reader accepts", () => {
    const isValid = new Ajv2020().compile(
      JSON.parse(readFileSync("src/reference/simulate/scenario.schema.json", "utf8")) as object,
    );
    expect([isValid(small), isValid(defaultScenario)]).toEqual([true, true]);
    expect([
      isValid({}),
      isValid({ ...small, machnies: [] }),
      isValid({ ...small, steps: [{ do: "migrat" }] }),
    ]).toEqual([false, false, false]);
  });
});
