/** Whoever decides otherwise changes a row of the table and generates again: nothing of a choice is elsewhere. */
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type * as reference from "../../../generated/index.js";
import { cimXml, migrationSettings } from "../lab.ts";
import { loadReference } from "./load-reference.ts";

const table = "mof/behavior/choices.json";
const sources = ["WindowsVirtualization.V2.mof", "qualifiers.mof", "qualifiers-wmi.mof", "cim", "msvm"].map(
  (name) => `mof/${name}`,
);
const changes: readonly (readonly [row: string, from: string, to: string])[] = [
  ["refused-at-limit", '"all": false', '"all": true'],
  ["storage-without-places", '"all": false', '"all": true'],
  ["machine-limit", '"all": 2', '"all": 1'],
  ["code-transport", '"Not Supported"', '"Invalid parameter"'],
  ["point-of-no-return", '"blackout"', '"memory"'],
  [
    "ended-from-outside",
    '"code": 32768, "description": "The job was killed by a client."',
    '"code": 4711, "description": "Killed."',
  ],
  [
    "problems",
    '"DiskFull": { "code": 32768, "type": "Oversubscription Error", "text": "The volume of',
    '"DiskFull": { "code": 112, "type": "Software Error", "text": "There is no room for',
  ],
];

let generated: typeof reference;

beforeAll(async () => {
  let text = readFileSync(table, "utf8");
  for (const [row, from, to] of changes) {
    const at = text.indexOf(from, text.indexOf(`"${row}": {`));
    expect(at, row).toBeGreaterThan(0);
    text = text.slice(0, at) + to + text.slice(at + from.length);
  }
  const { module, codes } = await loadReference<typeof reference>(sources, "mof/behavior", { [table]: text });
  generated = module;
  // What is no longer returned is told.
  expect(new Set(codes)).toEqual(new Set(["contract-code-open"]));
}, 120_000);

function lab(faults: readonly reference.FaultDescription[] = []) {
  const world = new generated.SimulatedWorld({
    networks: [{ name: "lan", mbitPerSecond: 10_000 }],
    hosts: ["A", "B"].map((name, index) => ({
      name,
      memoryMB: 65_536,
      networks: [{ network: "lan", address: `10.0.0.${index}` }],
      volumes: [{ path: "C:\\", sizeMB: 100_000 }],
    })),
    machines: ["one", "two"].map((name) => ({
      name,
      host: "A",
      memoryMB: 4096,
      disks: [{ path: `C:\\${name}.vhdx`, sizeMB: 5000 }],
    })),
    faults,
  });
  const system = generated.createMigrationService(world);
  const { text } = system.host("A");
  const migrate = async (
    name: string,
    type: number,
    moves: boolean,
    TransportType = 5,
  ): Promise<reference.TextInstance> => {
    const [service] = await text.list("Msvm_VirtualSystemMigrationService");
    return text.invoke(String(service?.["__PATH"]), "MigrateVirtualSystemToHost", {
      ComputerSystem: `Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${world.machinesOn("A").find((machine) => machine.name === name)?.id}"`,
      DestinationHost: type === 32769 ? null : "B",
      MigrationSettingData: migrationSettings({ MigrationType: type, TransportType }),
      NewResourceSettingData: moves
        ? [cimXml("Msvm_StorageAllocationSettingData", { HostResource: [`C:\\moved\\${name}.vhdx`] })]
        : null,
    });
  };
  return {
    clock: system.clock,
    text,
    migrate,
    job: (answer: reference.TextInstance) => text.get(String(answer["Job"])),
  };
}

test("a migration above the limit is refused", async () => {
  const { migrate } = lab();
  expect(await migrate("one", 32771, true)).toMatchObject({ ReturnValue: 4096 });
  expect(await migrate("two", 32771, true)).toEqual({ ReturnValue: 32774, Job: null });
});

test("a migration of storage without new places is refused", async () => {
  const { migrate } = lab();
  expect(await migrate("one", 32769, false)).toMatchObject({ ReturnValue: 32773 });
  expect(await migrate("one", 32769, true)).toMatchObject({ ReturnValue: 4096 });
});

test("a transport that is not supported is an invalid parameter", async () => {
  expect(await lab().migrate("one", 32771, true, 2)).toMatchObject({ ReturnValue: 32773 });
});

test("a job is not cancellable once memory is copied", async () => {
  const { migrate, clock, job, text } = lab();
  const answer = await migrate("one", 32771, true);
  const request = (): Promise<unknown> =>
    text.invoke(String(answer["Job"]), "RequestStateChange", { RequestedState: 4 });
  expect(await job(answer)).toMatchObject({ Cancellable: true });
  while ((await job(answer))["Cancellable"] === true) clock.advance(10);
  expect(Number((await job(answer))["PercentComplete"])).toBeLessThan(90);
  expect(await request()).toEqual({ ReturnValue: 32775 });
});

test("errors have other numbers and words", async () => {
  const full = lab([{ fault: "disk-full", atPercent: 40 }]);
  const failing = await full.migrate("one", 32771, true);
  full.clock.advance(60_000);
  expect(await full.job(failing)).toMatchObject({ JobState: 10, ErrorCode: 112 });
  expect(String((await full.text.invoke(String(failing["Job"]), "GetErrorEx"))["Errors"])).toContain(
    "There is no room for &quot;C:\\one.vhdx",
  );
  const killed = await full.migrate("two", 32771, true);
  await full.text.invoke(String(killed["Job"]), "RequestStateChange", { RequestedState: 5 });
  expect(await full.job(killed)).toMatchObject({ ErrorCode: 4711, ErrorDescription: "Killed." });
});
