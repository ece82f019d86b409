/**
 * Whatever clients ask for, whatever fails and however time passes: no job does what its contract does not allow, no
 * machine is lost or doubled, no count is wrong, and what leaves the runtime is valid.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FaultDescription, type InstanceEvent, type Msvm_MigrationJob, Msvm_MigrationJob_Validator, CIM_ConcreteJob_JobState } from "../../generated/index.js";
import { cimXml, createLab, dbId, type Lab, migrationSettings, webId } from "./lab.ts";

/** Legal changes of state, written from CIM's description of the states and not from the contract. */
const legal: Readonly<Record<number, readonly number[]>> = {
  2: [3, 4, 6, 9],
  3: [4, 5, 6, 9],
  4: [5, 6, 7, 9, 10, 11, 12, 32768],
  5: [3, 6, 9, 11],
  6: [8, 9],
  7: [],
  8: [],
  9: [],
  10: [],
  11: [3, 6, 9],
  12: [4, 6, 9],
  32768: [],
};
// mofc-allow enum-literal: written from CIM's description as well
const ends = [7, 8, 9, 10, 32768];
/** The runtime with what was seen of its jobs. */
interface Watched {
  readonly lab: Lab;
  readonly jobs: string[];
  readonly faults: string[];
  /** The keys of jobs that have begun, and so taken up their places. */
  readonly begun: ReadonlySet<unknown>;
  readonly events: () => readonly InstanceEvent[];
}

function watched(profile: "hyperv" | "cim", plan: readonly FaultDescription[]): Watched {
  const lab = createLab({ profile, faults: plan });
  const faults: string[] = [];
  const begun = new Set<unknown>();
  const seen: InstanceEvent[] = [];
  for (const host of lab.system.hosts) {
    host.events.watch("Msvm_MigrationJob", (event) => {
      seen.push(event);
      if (event.kind === "modified" && (event.instance as Msvm_MigrationJob).JobState === CIM_ConcreteJob_JobState.Starting) begun.add(event.reference.keys["InstanceID"]);
      if (event.kind === "modified") faults.push(...changeFaults(event.previous as Msvm_MigrationJob, event.instance as Msvm_MigrationJob));
      if (event.kind === "deleted" && !ends.includes(Number((event.previous as Msvm_MigrationJob).JobState))) faults.push("a job was removed before its end");
    });
  }
  return { lab, jobs: [], faults, begun, events: () => seen };
}

function changeFaults(before: Msvm_MigrationJob, after: Msvm_MigrationJob): string[] {
  const [from, to] = [Number(before.JobState), Number(after.JobState)];
  const faults: string[] = [];
  if (from !== to && legal[from]?.includes(to) !== true) faults.push(`${from} became ${to}`);
  if (Number(after.PercentComplete) < Number(before.PercentComplete)) faults.push("PercentComplete went down");
  if ((Number(after.PercentComplete) === 100) !== (to === 7 || to === 32768)) faults.push(`${after.PercentComplete} per cent in state ${to}`);
  if (after.Cancellable === true && before.Cancellable !== true) faults.push("a job became cancellable again");
  if (from === to && !after.TimeOfLastStateChange?.equals(before.TimeOfLastStateChange!)) faults.push("TimeOfLastStateChange moved without a change of state");
  if ((to === 8 || to === 9 || to === 10) !== (after.ErrorCode !== 0)) faults.push(`ErrorCode ${after.ErrorCode} in state ${to}`);
  return faults;
}

/** What has to hold after each step. */
async function check({ lab, faults, begun }: Watched): Promise<void> {
  expect(faults).toEqual([]);
  // Each machine is in one place; planned ones are not machines yet.
  const machines = lab.world.hosts.flatMap(({ name }) => lab.world.machinesOn(name)).filter(({ isPlanned }) => !isPlanned);
  expect(machines.map(({ id }) => id).toSorted()).toEqual([webId, dbId].toSorted());
  for (const host of lab.system.hosts) {
    // The dispatcher lets nothing pass that the class's own validator does not.
    const jobs = await host.text.list("Msvm_MigrationJob");
    const [service] = await host.text.list("CIM_Service");
    const counting = jobs.filter(({ JobState, InstanceID }) => begun.has(InstanceID) && !ends.includes(Number(JobState)));
    const count = (types: readonly number[]): number => counting.filter(({ JobType }) => types.includes(Number(JobType))).length;
    expect(service).toMatchObject({ ActiveVirtualSystemMigrationCount: count([305, 306]), ActiveStorageMigrationCount: count([306, 307]) });
    for (const { Name, OperationalStatus } of await host.text.list("Msvm_ComputerSystem")) {
      const machine = lab.world.machinesOn(host.name).find(({ id }) => id === Name);
      expect(OperationalStatus).toEqual(machine?.isMigrating === true ? [11, 32774] : [2]);
    }
    for (const job of jobs) {
      const isEnd = ends.includes(Number(job["JobState"]));
      expect(Object.keys(legal)).toContain(String(job["JobState"]));
      const { ReturnValue, Errors } = await host.text.invoke(String(job["__PATH"]), "GetErrorEx");
      expect([ReturnValue, Errors === null]).toEqual([0, !isEnd || job["JobState"] === 7]);
      if (isEnd) expect(job["Cancellable"]).toBe(false);
    }
  }
}

type Step = fc.AsyncCommand<object, Watched>;

function step(text: string, run: (real: Watched) => Promise<unknown>): Step {
  return {
    check: () => true,
    async run(_model, real) {
      await run(real);
      await check(real);
    },
    toString: () => text,
  };
}

/** The host where a machine is now. */
function hostOf({ world }: Lab, id: string): string {
  return world.hosts.find(({ name }) => world.machinesOn(name).some((machine) => machine.id === id && !machine.isPlanned))?.name ?? "HV1";
}

const newDisk = [cimXml("Msvm_StorageAllocationSettingData", { HostResource: ["C:\\moved\\disk.vhdx"] })];

function migrate(id: string, type: number, to: string, movesDisk: boolean, method: string): Step {
  return step(`${method}(${id === webId ? "web" : "db"}, ${type}, ${to})`, async ({ lab, jobs }) => {
    const { text } = lab.system.host(hostOf(lab, id));
    const [service] = await text.list("Msvm_VirtualSystemMigrationService");
    const answer = await text.invoke(String(service?.["__PATH"]), method, {
      ComputerSystem: `Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${id}"`,
      DestinationHost: type === 32769 ? null : to,
      MigrationSettingData: migrationSettings({ MigrationType: type }),
      NewResourceSettingData: movesDisk ? newDisk : null,
    });
    expect([4096, 32774, 32773, 32775, 32777]).toContain(answer["ReturnValue"]);
    expect(answer["Job"] === null).toBe(answer["ReturnValue"] !== 4096);
    if (answer["Job"] !== null) jobs.push(String(answer["Job"]));
  });
}

const codesOfRequests = { hyperv: [0, 32770, 32773, 32774, 32775, 4098], cim: [0, 1, 5, 6, 4097, 4098] } as const;

function request(profile: "hyperv" | "cim", pick: number, requested: number, timeout: string | null): Step {
  return step(`request ${requested} of job ${pick}`, async ({ lab, jobs, events }) => {
    const path = jobs[pick % Math.max(1, jobs.length)];
    if (path === undefined) return;
    const { text } = lab.system.host(path.slice(2, path.indexOf("\\", 2)));
    const before = await text.get(path).catch(() => null);
    if (before === null) return;
    const { length } = events();
    const { ReturnValue } = await text.invoke(path, "RequestStateChange", { RequestedState: requested, TimeoutPeriod: timeout });
    expect(codesOfRequests[profile]).toContain(ReturnValue);
    // What is refused leaves no trace; what is granted leads on, and no end is left again.
    if (ReturnValue !== 0) expect([await text.get(path), events().length]).toEqual([before, length]);
    else expect(ends).not.toContain(before["JobState"]);
  });
}

function steps(profile: "hyperv" | "cim"): fc.Arbitrary<Step>[] {
  const machine = fc.constantFrom(webId, dbId);
  const host = fc.constantFrom("HV1", "HV2", "OLD", "DEAF", "192.168.209.172");
  const type = fc.constantFrom(32768, 32769, 32770, 32771, 32772);
  const method = fc.constantFrom("MigrateVirtualSystemToHost", "MigrateVirtualSystemToHost", "CheckVirtualSystemIsMigratable");
  const job = fc.nat(5);
  const limit = fc.integer({ min: 0, max: 3 });
  const onJob = (text: string, run: (lab: Lab, path: string) => unknown): fc.Arbitrary<Step> =>
    job.map((pick) => step(`${text} job ${pick}`, async ({ lab, jobs }) => {
      const path = jobs[pick % Math.max(1, jobs.length)];
      // Jobs that were removed are not there, jobs that run cannot be deleted, and Hyper-V lets nobody write.
      if (path !== undefined) await Promise.resolve(run(lab, path)).catch((error: unknown) => expect(error).toHaveProperty("name", "CimError"));
    }));
  const engineOf = (lab: Lab, path: string) => lab.system.host(path.slice(2, path.indexOf("\\", 2))).jobs;
  const idOf = (path: string): string => /"([^"]+)"$/.exec(path)?.[1] ?? "";
  return [
    fc.tuple(machine, type, host, fc.boolean(), method).map((parts) => migrate(...parts)),
    fc.tuple(job, fc.constantFrom(2, 3, 4, 5, 6, 7), fc.constantFrom(null, null, null, "00000000000010.000000:000")).map((parts) => request(profile, ...parts)),
    fc.integer({ min: 0, max: 30_000 }).map((ms) => step(`${ms} ms pass`, async ({ lab }) => lab.clock.advance(ms))),
    fc.constant(step("six minutes pass", async ({ lab }) => lab.clock.advance(360_000))),
    fc.tuple(fc.constantFrom("HV1", "HV2"), fc.boolean()).map(([name, isUp]) =>
      step(`${name} ${isUp ? "starts" : "stops"}`, async ({ lab }) => (isUp ? lab.world.startHost(name) : lab.world.stopHost(name))),
    ),
    fc.boolean().map((isUp) => step(`network ${isUp ? "up" : "down"}`, async ({ lab }) => lab.world.setNetwork("lan", isUp))),
    limit.map((MaximumActiveVirtualSystemMigration) =>
      step(`limit ${MaximumActiveVirtualSystemMigration}`, async ({ lab }) => {
        const ServiceSettingData = cimXml("Msvm_VirtualSystemMigrationServiceSettingData", { InstanceID: "Microsoft:HV1", MaximumActiveVirtualSystemMigration });
        const isUp = lab.world.findHost("HV1")?.isRunning === true;
        expect(await lab.call("ModifyServiceSettings", { ServiceSettingData })).toMatchObject({ ReturnValue: isUp ? 0 : 32777 });
      }),
    ),
    onJob("KillJob of", (lab, path) => lab.system.host(path.slice(2, path.indexOf("\\", 2))).text.invoke(path, "KillJob", { DeleteOnKill: true })),
    onJob("delete", (lab, path) => lab.system.host(path.slice(2, path.indexOf("\\", 2))).text.delete(path)),
    onJob("keep", (lab, path) => lab.system.host(path.slice(2, path.indexOf("\\", 2))).text.modify(path, { DeleteOnCompletion: false })),
    onJob("ask", async (lab, path) => engineOf(lab, path).ask(idOf(path))),
    onJob("answer", async (lab, path) => engineOf(lab, path).answer(idOf(path))),
  ];
}

/** What goes wrong by plan: at some per cent, or in a phase. */
const plannedFault: fc.Arbitrary<FaultDescription> = fc
  .tuple(
    fc.constantFrom("credentials-refused", "connection-lost", "disk-full", "source-fails", "destination-fails"),
    fc.oneof(
      fc.integer({ min: 0, max: 100 }).map((atPercent) => ({ atPercent })),
      fc.constantFrom("connecting", "preparing", "storage", "memory", "blackout", "finishing").map((inPhase) => ({ inPhase })),
    ),
  )
  .map(([fault, when]) => ({ fault, ...when }) as FaultDescription);

describe.each(["hyperv", "cim"] as const)("in the profile %s", (profile) => {
  test("no sequence of steps does what may not be", async () => {
    const commands = fc.commands(steps(profile), { maxCommands: 40, size: "max" });
    const property = fc.asyncProperty(commands, fc.array(plannedFault, { maxLength: 3 }), (taken, plan) =>
      fc.asyncModelRun(() => ({ model: {}, real: watched(profile, plan) }), taken),
    );
    await fc.assert(property, { numRuns: Number(process.env["JOB_RUNS"] ?? 60) });
  });
});

test("the validator that all of this rests on refuses a state that is not declared", () => {
  expect(Msvm_MigrationJob_Validator.validate({ JobState: 1 }).issues.map(({ path }) => path[0])).toContain("JobState");
});
