/** Whatever is asked for, stopped or broken in whatever order: each machine lives on exactly one host, whole. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MigrationRequest } from "../../../src/reference/runtime/world/migration-world.ts";
import type { SimulatedWorld } from "../../../src/reference/runtime/world/simulated-world.ts";
import type { FaultDescription } from "../../../src/reference/runtime/world/world-description.ts";
import {
  ids,
  type JobWork,
  outcomeOf,
  requestFor,
  runToEnd,
  type SteppedWorld,
  type WorkProgress,
  world,
} from "./small-world.ts";

const machineIds = Object.values(ids);

interface Running {
  readonly work: JobWork;
  progress: WorkProgress;
  isStopped: boolean;
}

/** What has happened to the world so far. */
class Course {
  readonly world: SteppedWorld;
  readonly works: Running[] = [];
  hasHostFailed = false;
  wasKilled = false;

  constructor(faults: readonly FaultDescription[]) {
    this.world = world({ faults });
  }

  advance(index: number, elapsedMs: number): void {
    const running = this.works[index % Math.max(1, this.works.length)];
    if (running === undefined || running.isStopped || running.progress.outcome !== null) return;
    const before = running.progress;
    const after = running.work.advance(elapsedMs);
    running.progress = after;
    expect(after.percent).toBeGreaterThanOrEqual(before.percent);
    expect(Number.isInteger(after.percent) && after.percent <= 100).toBe(true);
    expect(after.percent === 100).toBe(after.outcome !== null && after.outcome.kind !== "failed");
    if (!before.cancellable) expect(after.cancellable).toBe(false);
    expect(after.nextInMs === null).toBe(after.outcome !== null);
    if (after.nextInMs !== null) expect(after.nextInMs).toBeGreaterThan(0);
  }

  stop(index: number, how: "terminate" | "kill"): void {
    const running = this.works[index % Math.max(1, this.works.length)];
    if (running === undefined || running.isStopped || running.progress.outcome !== null) return;
    running.isStopped = true;
    this.wasKilled ||= how === "kill";
    running.work.stop(how);
  }

  check(): void {
    const machines = this.world.hosts.flatMap(({ name }) => this.world.machinesOn(name));
    const living = machines.filter(({ isPlanned }) => !isPlanned);
    expect(living.map(({ id }) => id).sort()).toEqual([...machineIds].sort());
    for (const { host, id } of living) {
      const files = this.world.volumesOf(host).flatMap((volume) => volume.files.map((file) => file.toLowerCase()));
      for (const path of this.world.disksOf(id)) expect(files).toContain(path.toLowerCase());
    }
    for (const { name } of this.world.hosts)
      for (const { freeBytes } of this.world.volumesOf(name)) expect(freeBytes).toBeGreaterThanOrEqual(0);
  }

  /** Lets everything come to its end. */
  finish(): void {
    for (let turn = 0; turn < 100_000; turn++) {
      const open = this.works.findIndex(({ isStopped, progress }) => !isStopped && progress.outcome === null);
      if (open === -1) return;
      this.works.forEach((_, index) => this.advance(index, 5_000));
    }
    throw new Error("It does not end.");
  }
}

const machine = fc.constantFrom(...machineIds);
const host = fc.constantFrom("A", "B", "C");
const path = fc
  .tuple(
    fc.constantFrom("C:\\VM\\", "D:\\", "\\\\FILES\\vm\\", "E:\\"),
    fc.constantFrom("web.vhdx", "local.vhdx", "one.vhdx", "two.vhdx"),
  )
  .map((parts) => parts.join(""));
const request: fc.Arbitrary<Partial<MigrationRequest> & { readonly machine: string }> = fc
  .record(
    {
      machine,
      kind: fc.constantFrom("machine", "machine-and-storage", "storage", "staged", "storage-check"),
      source: fc.option(host, { nil: undefined }),
      destination: fc.option(host),
      transport: fc.constantFrom("tcp", "smb"),
      plannedMachine: fc.option(machine),
      disks: fc.array(fc.record({ disk: fc.constant(null), path }), { maxLength: 2 }),
      keepsCopies: fc.boolean(),
      overwrites: fc.boolean(),
      limitsBlackout: fc.boolean(),
    },
    { requiredKeys: ["machine", "kind"] },
  )
  .map(({ source, ...rest }) => (source === undefined ? rest : { ...rest, source }));

/** Starts a migration of a machine from where it lives, to the other of the two hosts that share storage if nothing is said. */
function start(asked: Partial<MigrationRequest> & { readonly machine: string }): (course: Course) => void {
  return (course) => {
    const { hosts } = course.world;
    const living = hosts.find(({ name }) =>
      course.world.machinesOn(name).some(({ id, isPlanned }) => id === asked.machine && !isPlanned),
    );
    const source = living?.name ?? "A";
    const work = course.world.migrate(
      requestFor(asked.machine, { source, destination: source === "B" ? "A" : "B", ...asked }),
    );
    course.works.push({ work, progress: work.advance(0), isStopped: false });
  };
}

/** Lets a migration get on until it is in a phase, or over. */
function advanceTo(index: number, phase: RegExp): (course: Course) => void {
  return (course) => {
    const running = course.works[index % Math.max(1, course.works.length)];
    while (running?.isStopped === false && running.progress.nextInMs !== null && !phase.test(running.progress.phase)) {
      course.advance(course.works.indexOf(running), running.progress.nextInMs);
    }
  };
}

const act: fc.Arbitrary<(course: Course) => void> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ machine, limitsBlackout: fc.boolean() }).map(start) },
  {
    weight: 2,
    arbitrary: fc.nat(3).map((number) =>
      start({
        machine: ids.local,
        kind: "machine-and-storage",
        disks: ["system", "data"].map((name) => ({ disk: null, path: `C:\\VM\\${name}${number}.vhdx` })),
      }),
    ),
  },
  { weight: 3, arbitrary: request.map(start) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(9), fc.constantFrom(/storage/, /memory/, /Switching/, /Cleaning/))
      .map(([index, phase]) => advanceTo(index, phase)),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(9), fc.nat(20_000)).map(
      ([index, elapsed]) =>
        (course: Course) =>
          course.advance(index, elapsed),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(9), fc.constantFrom("terminate" as const, "kill" as const)).map(
      ([index, how]) =>
        (course: Course) =>
          course.stop(index, how),
    ),
  },
  {
    weight: 1,
    arbitrary: host.map((name) => (course: Course) => {
      course.hasHostFailed = true;
      course.world.stopHost(name);
    }),
  },
  { weight: 1, arbitrary: host.map((name) => (course: Course) => course.world.startHost(name)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("lan", "fast"), fc.boolean()).map(
      ([name, isUp]) =>
        (course: Course) =>
          course.world.setNetwork(name, isUp),
    ),
  },
);

const fault: fc.Arbitrary<FaultDescription> = fc.record(
  {
    fault: fc.constantFrom("credentials-refused", "connection-lost", "disk-full", "source-fails", "destination-fails"),
    machine: fc.constantFrom("web", "db", "off", "local"),
    atPercent: fc.nat(100),
    inPhase: fc.constantFrom("connecting", "preparing", "storage", "memory", "blackout", "finishing"),
  },
  { requiredKeys: ["fault"] },
);

/** If what has ended still took up a part of a network, a migration would take twice as long. */
function expectFreeNetworks(world: SimulatedWorld): void {
  for (const { name } of world.hosts) world.startHost(name);
  for (const name of ["lan", "fast"]) world.setNetwork(name, true);
  const at = (name: string): boolean =>
    world.machinesOn(name).some(({ id, power, isPlanned }) => id === ids.web && power === "running" && !isPlanned);
  const request = requestFor(ids.web, {
    transport: "tcp",
    source: at("A") ? "A" : "B",
    destination: at("A") ? "B" : "A",
  });
  if (!at(request.source) || world.obstacle(request) !== null) return;
  const { last, durationMs } = runToEnd(world.migrate(request));
  if (outcomeOf(last) === "completed") expect(durationMs).toBeLessThan(30_000);
}

test("whatever happens", () => {
  fc.assert(
    fc.property(fc.array(fault, { maxLength: 3 }), fc.array(act, { maxLength: 40 }), (faults, acts) => {
      const course = new Course(faults);
      for (const each of acts) {
        each(course);
        course.check();
      }
      course.finish();
      course.check();

      const { world } = course;
      const machines = world.hosts.flatMap(({ name }) => world.machinesOn(name));
      expect(machines.filter(({ isMigrating }) => isMigrating)).toEqual([]);
      const hasFailedHost = course.hasHostFailed || faults.some((each) => each.fault.endsWith("-fails"));
      if (!hasFailedHost)
        expect(
          machines
            .filter(({ power }) => power === "running")
            .map(({ name }) => name)
            .sort(),
        ).toEqual(["db", "local", "web"]);
      expect(machines.filter(({ power }) => power === "paused")).toEqual([]);
      const files = world.hosts.flatMap(({ name }) => world.volumesOf(name).flatMap((volume) => volume.files));
      if (!course.wasKilled) expect(files.filter((file) => file.endsWith(".copying"))).toEqual([]);
      expectFreeNetworks(world);
    }),
    { numRuns: 300 },
  );
});
