/**
 * Whatever clients ask for, whatever fails and however time passes: each job is as the model beside it says, no machine is
 * lost or doubled, no count is wrong, nobody waits in vain, and what leaves the runtime is valid.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as generated from "../../generated/index.js";
import type { FaultDescription, InstanceEvent, Msvm_MigrationJob, Validator } from "../../generated/index.js";
import { hasEnded, homeOf, JobModel, type Profile, stateAfter } from "./job-model.ts";
import { cimXml, createLab, dbId, type Lab, migrationSettings, webId } from "./lab.ts";

/** The runtime with what its jobs have to be like. */
interface Watched {
  readonly lab: Lab;
  /** In the order in which they were made. */
  readonly jobs: JobModel[];
  readonly events: () => number;
  /** The limits of HV1. */
  readonly limits: Record<string, number>;
  /** The job that is being asked to start. */
  started: JobModel | null;
}

function watched(profile: Profile, plan: readonly FaultDescription[]): Watched {
  const lab = createLab({ profile, faults: plan });
  const jobs: JobModel[] = [];
  const limits = { machine: 2, storage: 2 };
  const real: Watched = { lab, jobs, events: () => count, limits, started: null };
  let count = 0;
  for (const host of lab.system.hosts) {
    host.events.watch("CIM_ManagedElement", expectValid);
    for (const association of associations) host.events.watch(association, expectValid);
    host.events.watch("Msvm_MigrationJob", (event) => {
      count++;
      const path = pathOf(event.reference.keys["InstanceID"], host.name);
      if (event.kind === "created") jobs.push(modelOf(lab, profile, path, event));
      const job = jobs.find((each) => each.path === path);
      // mofc-allow enum-literal: numbers, as the model has them
      if (job?.state === 2 && event.kind === "modified" && event.instance.JobState === 3)
        job.faults.push(...beginFaults(real, job));
      job?.see(event, lab.clock.now());
    });
  }
  return real;
}

/** What speaks against it that a job begins now: a limit, or others that came before, if nobody has asked for it. */
function beginFaults(real: Watched, job: JobModel): string[] {
  const rivals = real.jobs.filter((each) => each !== job && hostOfJob(each) === hostOfJob(job));
  const full = job.slots.filter((slot) => takenOf(rivals, slot) >= limitOf(real, job, slot));
  const before = rivals
    .slice(0, real.jobs.filter((each) => hostOfJob(each) === hostOfJob(job)).indexOf(job))
    .filter(({ state }) => state === 2);
  const isOvertaking =
    real.started !== job && before.some(({ slots }) => slots.some((slot) => job.slots.includes(slot)));
  return [...full.map((slot) => `began above the limit of ${slot}`), ...(isOvertaking ? ["began before others"] : [])];
}

function takenOf(jobs: readonly JobModel[], slot: string): number {
  return jobs.filter((job) => job.takesSlots && job.slots.includes(slot)).length;
}

function limitOf({ limits }: Watched, job: JobModel, slot: string): number {
  return hostOfJob(job) === "HV1" ? (limits[slot] ?? 0) : 2;
}

const associations = ["CIM_AffectedJobElement", "CIM_OwningJobElement", "CIM_ServiceAffectsElement"] as const;

/** What events tell of has not gone through the dispatcher. */
function expectValid(event: InstanceEvent): void {
  const validator = Object.entries(generated).find(
    ([name]) => name === `${event.reference.className}_Validator`,
  )?.[1] as Validator<object>;
  for (const instance of [event.kind === "deleted" ? event.previous : event.instance])
    expect(validator.validate(instance).issues).toEqual([]);
}

function modelOf(
  lab: Lab,
  profile: Profile,
  path: string,
  { instance }: Extract<InstanceEvent<Msvm_MigrationJob>, { kind: "created" }>,
): JobModel {
  return new JobModel(path, profile, instance, lab.clock.now(), () => homeOf(lab, String(instance.VirtualSystemName)));
}

function pathOf(key: unknown, host: string): string {
  return `\\\\${host}\\root\\virtualization\\v2:Msvm_MigrationJob.InstanceID="${String(key)}"`;
}

function hostOfJob({ path }: JobModel): string {
  return path.slice(2, path.indexOf("\\", 2));
}

/** What has to hold after each step. */
async function check(real: Watched): Promise<void> {
  const { lab, jobs } = real;
  // What was started at this moment begins, and that may be the end of something else.
  lab.clock.advance(0);
  // Each machine is in one place; planned ones are not machines yet.
  const machines = lab.world.hosts
    .flatMap(({ name }) => lab.world.machinesOn(name))
    .filter(({ isPlanned }) => !isPlanned);
  expect(machines.map(({ id }) => id).toSorted()).toEqual([webId, dbId].toSorted());
  for (const host of lab.system.hosts) {
    // The dispatcher lets nothing pass that the class's own validator does not.
    const seen = await host.text.list("Msvm_MigrationJob");
    const [service] = await host.text.list("CIM_Service");
    const own = jobs.filter((job) => hostOfJob(job) === host.name);
    const now = lab.clock.now();
    expect(seen.map(({ __PATH }) => __PATH)).toEqual(own.filter((job) => job.isThere(now)).map(({ path }) => path));
    for (const each of seen) {
      const job = own.find(({ path }) => path === each["__PATH"])!;
      expect(job.wrongWith(each, now)).toEqual([]);
      const { ReturnValue, Errors } = await host.text.invoke(job.path, "GetErrorEx");
      expect([ReturnValue, Errors === null]).toEqual([0, !hasEnded(job.state) || job.state === 7]);
    }
    expect(service).toMatchObject({
      ActiveVirtualSystemMigrationCount: takenOf(own, "machine"),
      ActiveStorageMigrationCount: takenOf(own, "storage"),
    });
    // Who waits does so for a slot that is taken, or that somebody waits for who came before.
    const awaited = new Set<string>();
    for (const job of own.filter(({ state }) => state === 2)) {
      expect(job.slots.some((slot) => takenOf(own, slot) >= limitOf(real, job, slot) || awaited.has(slot))).toBe(true);
      for (const slot of job.slots) awaited.add(slot);
    }
    for (const { Name, OperationalStatus } of await host.text.list("Msvm_ComputerSystem")) {
      const machine = lab.world.machinesOn(host.name).find(({ id }) => id === Name);
      const isMoving =
        machine?.isPlanned === false && jobs.some(({ moves, isMoving: moving }) => moving && moves === Name);
      expect([Name, OperationalStatus]).toEqual([Name, isMoving ? [11, 32774] : [2]]);
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
  return (
    world.hosts.find(({ name }) => world.machinesOn(name).some((machine) => machine.id === id && !machine.isPlanned))
      ?.name ?? "HV1"
  );
}

async function move(
  { lab, jobs }: Watched,
  id: string,
  type: number,
  to: string,
  movesDisk: boolean,
  method: string,
): Promise<void> {
  const { text } = lab.system.host(hostOf(lab, id));
  const [service] = await text.list("Msvm_VirtualSystemMigrationService");
  const { length } = jobs;
  // A new place each time, so that it can be seen whether disks have been switched.
  const newDisk = [cimXml("Msvm_StorageAllocationSettingData", { HostResource: [`C:\\moved\\disk${length}.vhdx`] })];
  const answer = await text.invoke(String(service?.["__PATH"]), method, {
    ComputerSystem: `Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${id}"`,
    DestinationHost: type === 32769 ? null : to,
    MigrationSettingData: migrationSettings({ MigrationType: type }),
    NewResourceSettingData: movesDisk || type === 32769 ? newDisk : null,
  });
  expect([4096, 32774, 32773, 32775, 32777]).toContain(answer["ReturnValue"]);
  expect(jobs.slice(length).map(({ path }) => path)).toEqual(answer["ReturnValue"] === 4096 ? [answer["Job"]] : []);
}

/** Lets time pass until a machine stands still, and so much more. */
function switchOver({ clock, world }: Lab, ms: number): void {
  const standsStill = (): boolean =>
    world.hosts.some(({ name }) => world.machinesOn(name).some(({ power }) => power === "paused"));
  for (let waited = 0; waited < 20_000 && !standsStill(); waited += 20) clock.advance(20);
  clock.advance(ms);
}

/** Does something with a job that is there. */
function onJob(pick: number, text: string, run: (real: Watched, job: JobModel) => Promise<unknown>): Step {
  return step(`${text} ${pick}`, async (real) => {
    const there = real.jobs.filter((job) => job.isThere(real.lab.clock.now()));
    const job = there[pick % Math.max(1, there.length)];
    if (job !== undefined) await run(real, job);
  });
}

async function request(real: Watched, job: JobModel, requested: number, timeout: string | null = null): Promise<void> {
  const { lab, jobs, events } = real;
  const { text } = lab.system.host(hostOfJob(job));
  const before = await text.get(job.path);
  const rivals = jobs.filter((each) => hostOfJob(each) === hostOfJob(job));
  const isFree = job.slots.every((slot) => takenOf(rivals, slot) < limitOf(real, job, slot));
  const expected = job.codeOf(requested, timeout, isFree);
  const count = events();
  real.started = job;
  expect(
    await text.invoke(job.path, "RequestStateChange", { RequestedState: requested, TimeoutPeriod: timeout }),
  ).toEqual({ ReturnValue: expected });
  real.started = null;
  // What is refused leaves no trace.
  if (expected === 0) expect(job.state).toBe(stateAfter(job.profile, requested));
  else expect([await text.get(job.path), events()]).toEqual([before, count]);
}

function steps(profile: Profile): fc.Arbitrary<Step>[] {
  const machine = fc.constantFrom(webId, dbId);
  const host = fc.constantFrom("HV2", "HV2", "HV2", "HV1", "HV1", "OLD", "DEAF", "192.168.209.172");
  const type = fc.constantFrom(32768, 32768, 32768, 32769, 32769, 32770, 32771, 32771, 32771, 32772);
  const method = fc.constantFrom(
    "MigrateVirtualSystemToHost",
    "MigrateVirtualSystemToHost",
    "MigrateVirtualSystemToHost",
    "CheckVirtualSystemIsMigratable",
  );
  const migration = fc
    .tuple(machine, type, host, fc.boolean(), method)
    .map((parts) =>
      step(`${parts[4]}(${parts[0] === webId ? "web" : "db"}, ${parts[1]}, ${parts[2]})`, (real) =>
        move(real, ...parts),
      ),
    );
  const job = fc.nat(5);
  const limit = fc.integer({ min: 0, max: 3 });
  const textOf = ({ lab }: Watched, model: JobModel): Lab["text"] => lab.system.host(hostOfJob(model)).text;
  const engineOf = ({ lab }: Watched, model: JobModel): Lab["source"]["jobs"] => lab.system.host(hostOfJob(model)).jobs;
  const idOf = ({ path }: JobModel): string => /"([^"]+)"$/.exec(path)?.[1] ?? "";
  const write = (real: Watched, model: JobModel, changes: object): Promise<boolean> =>
    textOf(real, model)
      .modify(model.path, { ...changes })
      .then(
        () => true,
        (error: unknown) => (
          expect([error, profile]).toMatchObject([{ statusName: "CIM_ERR_NOT_SUPPORTED" }, "hyperv"]),
          false
        ),
      );
  return [
    // Most steps mean nothing without it.
    ...[migration, migration, migration, migration],
    fc
      .tuple(job, fc.constantFrom(2, 3, 4, 5, 6, 7))
      .map(([pick, requested]) =>
        onJob(pick, `request ${requested} of job`, (real, model) => request(real, model, requested)),
      ),
    fc
      .tuple(job, fc.constantFrom(3, 4, 5, 6), fc.constantFrom(null, "00000000000010.000000:000"))
      .map(([pick, requested, timeout]) =>
        onJob(pick, `request ${requested} with the timeout ${timeout} of job`, (real, model) =>
          request(real, model, requested, timeout),
        ),
      ),
    fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom(3, 4, 5)).map(([ms, requested]) =>
      step(`${ms} ms of the switch-over pass, then request ${requested}`, async (real) => {
        if (!real.jobs.some(({ isMoving }) => isMoving))
          await move(
            real,
            webId,
            32768,
            hostOf(real.lab, webId) === "HV1" ? "HV2" : "HV1",
            false,
            "MigrateVirtualSystemToHost",
          );
        switchOver(real.lab, ms);
        const moving = real.jobs.find(({ isMoving }) => isMoving);
        if (moving !== undefined) await request(real, moving, requested);
      }),
    ),
    fc.integer({ min: 0, max: 30_000 }).map((ms) => step(`${ms} ms pass`, async ({ lab }) => lab.clock.advance(ms))),
    fc
      .constantFrom(299_000, 300_000, 360_000)
      .map((ms) => step(`${ms} ms pass`, async ({ lab }) => lab.clock.advance(ms))),
    fc
      .tuple(fc.constantFrom("HV1", "HV2"), fc.boolean())
      .map(([name, isUp]) =>
        step(`${name} ${isUp ? "starts" : "stops"}`, async ({ lab }) =>
          isUp ? lab.world.startHost(name) : lab.world.stopHost(name),
        ),
      ),
    fc
      .boolean()
      .map((isUp) => step(`network ${isUp ? "up" : "down"}`, async ({ lab }) => lab.world.setNetwork("lan", isUp))),
    fc.tuple(limit, limit).map(([machines, storages]) =>
      step(`limits ${machines} and ${storages}`, async ({ lab, limits }) => {
        const values = { MaximumActiveVirtualSystemMigration: machines, MaximumActiveStorageMigration: storages };
        const ServiceSettingData = cimXml("Msvm_VirtualSystemMigrationServiceSettingData", {
          InstanceID: "Microsoft:HV1",
          ...values,
        });
        const isUp = lab.world.findHost("HV1")?.isRunning === true;
        if (isUp) Object.assign(limits, { machine: machines, storage: storages });
        expect(await lab.call("ModifyServiceSettings", { ServiceSettingData })).toMatchObject({
          ReturnValue: isUp ? 0 : 32777,
        });
      }),
    ),
    fc.tuple(job, fc.boolean()).map(([pick, DeleteOnKill]) =>
      onJob(pick, `KillJob(${DeleteOnKill}) of job`, async (real, model) => {
        const isOver = hasEnded(model.state);
        if (profile === "cim" && !isOver) model.deletes = DeleteOnKill;
        const { ReturnValue } = await textOf(real, model).invoke(model.path, "KillJob", { DeleteOnKill });
        expect(ReturnValue).toBe(profile === "hyperv" ? 1 : isOver ? 4 : 0);
        if (ReturnValue === 0) expect(model.state).toBe(9);
      }),
    ),
    job.map((pick) =>
      onJob(pick, "delete job", async (real, model) => {
        const isOver = hasEnded(model.state);
        model.isDeleted = isOver;
        const error: unknown = await textOf(real, model)
          .delete(model.path)
          .catch((value: unknown) => value);
        expect(error).toEqual(isOver ? undefined : expect.objectContaining({ statusName: "CIM_ERR_FAILED" }));
      }),
    ),
    fc.tuple(job, fc.boolean()).map(([pick, DeleteOnCompletion]) =>
      onJob(pick, `DeleteOnCompletion = ${DeleteOnCompletion} of job`, async (real, model) => {
        if (await write(real, model, { DeleteOnCompletion })) model.deleteOnCompletion = DeleteOnCompletion;
      }),
    ),
    fc.tuple(job, fc.constantFrom(1, 9)).map(([pick, minutes]) =>
      onJob(pick, `TimeBeforeRemoval = ${minutes} minutes of job`, async (real, model) => {
        if (
          await write(real, model, { TimeBeforeRemoval: `0000000000${String(minutes).padStart(2, "0")}00.000000:000` })
        )
          model.staysMs = minutes * 60_000;
        real.lab.clock.advance(0);
      }),
    ),
    job.map((pick) =>
      onJob(pick, "ask job", async (real, model) => {
        const isRunning = model.state === 4;
        expect(engineOf(real, model).ask(idOf(model))).toBe(isRunning || model.state === 12);
        if (isRunning) expect(model.state).toBe(12);
      }),
    ),
    job.map((pick) =>
      onJob(pick, "answer job", async (real, model) => {
        const isAsking = model.state === 12;
        expect(engineOf(real, model).answer(idOf(model))).toBe(isAsking);
        if (isAsking) expect(model.state).toBe(4);
      }),
    ),
  ];
}

/** What goes wrong by plan: at some per cent, or in a phase. */
const plannedFault: fc.Arbitrary<FaultDescription> = fc
  .tuple(
    fc.constantFrom(
      "credentials-refused",
      "connection-lost",
      "disk-full",
      "source-fails",
      "destination-fails",
      "question",
    ),
    fc.oneof(
      fc.integer({ min: 0, max: 100 }).map((atPercent) => ({ atPercent })),
      fc
        .constantFrom("connecting", "preparing", "storage", "memory", "blackout", "finishing")
        .map((inPhase) => ({ inPhase })),
    ),
  )
  .map(([fault, when]) => ({ fault, ...when }));

describe.each(["hyperv", "cim"] as const)("in the profile %s", (profile) => {
  test("no sequence of steps does what may not be", async () => {
    const commands = fc.commands(steps(profile), { maxCommands: 40, size: "max" });
    const property = fc.asyncProperty(commands, fc.array(plannedFault, { maxLength: 3 }), (taken, plan) =>
      fc.asyncModelRun(() => ({ model: {}, real: watched(profile, plan) }), taken),
    );
    await fc.assert(property, { numRuns: Number(process.env["JOB_RUNS"] ?? 80) });
  });
});

test("the validator that all of this rests on refuses a state that is not declared", () => {
  expect(generated.Msvm_MigrationJob_Validator.validate({ JobState: 1 }).issues.map(({ path }) => path[0])).toContain(
    "JobState",
  );
});
