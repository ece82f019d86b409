/** Who looks changes nothing: migrations that share networks and disks end at the same moment whether they are watched or not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMigrationService, type FaultDescription, SimulatedWorld } from "../../generated/index.js";
import { cimXml, migrationSettings } from "./lab.ts";

interface Start {
  readonly atMs: number;
  readonly machine: number;
  readonly type: number;
}

interface Course {
  readonly profile: "hyperv" | "cim";
  readonly starts: readonly Start[];
  /** Requests to the job of the machine that was moved last but so many. */
  readonly requests: readonly { readonly atMs: number; readonly job: number; readonly requested: number }[];
  readonly faults: readonly FaultDescription[];
  readonly cutAtMs: number;
}

const hosts = ["HV1", "HV2"];
const names = ["one", "two", "three", "four"];

/** Everything that became of the jobs and machines, with its time. */
async function play(
  { profile, starts, requests, faults, cutAtMs }: Course,
  pollEveryMs: number,
): Promise<readonly string[]> {
  const world = new SimulatedWorld({
    networks: [{ name: "lan", mbitPerSecond: 6000 }],
    hosts: hosts.map((name, index) => ({
      name,
      memoryMB: 65_536,
      networks: [{ network: "lan", address: `10.0.0.${index}` }],
      volumes: [{ path: "C:\\", sizeMB: 500_000, mbPerSecond: 300 }],
    })),
    machines: names.map((name, index) => ({
      name,
      host: "HV1",
      memoryMB: 1000 * (index + 1),
      dirtyMBPerSecond: 40,
      disks: [{ path: `C:\\${name}.vhdx`, sizeMB: 1500 }],
    })),
    faults,
  });
  const system = createMigrationService(world, { profile });
  const { clock } = system;
  const begin = clock.now();
  const { text, events } = system.host("HV1");
  const told: string[] = [];
  events.watch("Msvm_MigrationJob", (event) => {
    if (event.kind !== "modified" || event.instance.JobState === event.previous.JobState) return;
    const { InstanceID, JobState, PercentComplete, ElapsedTime, ErrorDescription } = event.instance;
    told.push(
      `${clock.now() - begin}: ${InstanceID} ${JobState} ${PercentComplete} ${ElapsedTime} ${ErrorDescription}`,
    );
  });
  world.watchMachines(({ kind, host, machine: { name, power } }) =>
    told.push(`${clock.now() - begin}: ${kind} ${name} ${power} at ${host}`),
  );
  const [service] = await text.list("Msvm_VirtualSystemMigrationService");
  const ids = new Map(world.machinesOn("HV1").map(({ name, id }) => [name, id]));
  const jobs: string[] = [];
  const acts: { readonly atMs: number; readonly act: () => Promise<unknown> }[] = [
    ...starts.map(({ atMs, machine, type }) => ({
      atMs,
      act: async () => {
        const name = names[machine] ?? "";
        const { Job } = await text.invoke(String(service?.["__PATH"]), "MigrateVirtualSystemToHost", {
          ComputerSystem: `Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${ids.get(name)}"`,
          DestinationHost: type === 32769 ? null : "HV2",
          MigrationSettingData: migrationSettings({ MigrationType: type }),
          NewResourceSettingData: [
            cimXml("Msvm_StorageAllocationSettingData", { HostResource: [`C:\\moved\\${name}.vhdx`] }),
          ],
        });
        if (Job !== null) jobs.push(String(Job));
      },
    })),
    ...requests.map(({ atMs, job, requested }) => ({
      atMs,
      act: async () => {
        const path = jobs.at(-1 - job);
        if (path !== undefined)
          await text.invoke(path, "RequestStateChange", { RequestedState: requested }).catch(() => {});
      },
    })),
    { atMs: cutAtMs, act: async () => world.setNetwork("lan", false) },
    { atMs: cutAtMs + 1, act: async () => world.setNetwork("lan", true) },
  ];
  const look = async (): Promise<unknown> => [
    await text.list("Msvm_MigrationJob"),
    await text.list("CIM_ComputerSystem"),
  ];
  let polledMs = pollEveryMs;
  for (const { atMs, act } of [...acts.toSorted((a, b) => a.atMs - b.atMs), { atMs: 90_000, act: look }]) {
    for (; polledMs < atMs; polledMs += pollEveryMs) {
      clock.advance(polledMs - (clock.now() - begin));
      await look();
    }
    clock.advance(atMs - (clock.now() - begin));
    await act();
  }
  return [...told, JSON.stringify(await look())];
}

const moment = fc.integer({ min: 0, max: 15_000 });
const course: fc.Arbitrary<Course> = fc.record({
  profile: fc.constantFrom("hyperv", "cim"),
  starts: fc.array(fc.record({ atMs: moment, machine: fc.nat(3), type: fc.constantFrom(32769, 32771) }), {
    minLength: 2,
    maxLength: 6,
  }),
  requests: fc.array(fc.record({ atMs: moment, job: fc.nat(2), requested: fc.constantFrom(2, 3, 4, 5) }), {
    maxLength: 4,
  }),
  faults: fc.array(
    fc.record({
      fault: fc.constantFrom("connection-lost", "disk-full"),
      machine: fc.constantFrom(...names),
      atPercent: fc.nat(100),
    }),
    { maxLength: 2 },
  ),
  cutAtMs: fc.integer({ min: 0, max: 60_000 }),
});

test("a course of migrations is the same for who polls ten times a second, now and then, or never", async () => {
  const property = fc.asyncProperty(course, fc.integer({ min: 700, max: 5000 }), async (each, sometimesMs) => {
    const unseen = await play(each, Infinity);
    expect(await play(each, sometimesMs)).toEqual(unseen);
    expect(await play(each, 100)).toEqual(unseen);
  });
  await fc.assert(property, { numRuns: 10 });
});
