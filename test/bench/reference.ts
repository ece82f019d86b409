/**
 * The reference runtime with many jobs at once: how long it takes to start them, to let five minutes of virtual time pass
 * and to ask all of them for something, and how much memory one takes. Built by `npm run bench`, run with --expose-gc.
 */
import {
  Dispatcher,
  JobEngine,
  JobSlots,
  type JobWork,
  Msvm_MigrationJob_Behavior,
  Msvm_MigrationJob_Jobs,
  Msvm_MigrationJob_JobType as JobType,
  ObjectStore,
  VirtualClock,
  type WorkProgress,
  guids,
} from "../../generated/index.js";

const count = 10_000;
const durationMs = 600_000;

/** Changes once a second, as a migration does. */
class SteadyWork implements JobWork {
  #passed = 0;

  advance(elapsedMs: number): WorkProgress {
    this.#passed += elapsedMs;
    const isDone = this.#passed >= durationMs;
    return {
      percent: (100 * this.#passed) / durationMs,
      phase: "",
      cancellable: !isDone,
      nextInMs: isDone ? null : 1000,
      outcome: isDone ? { kind: "completed" } : null,
    };
  }

  stop(): void {}
}

function measure(what: string, unit: string, units: number, action: () => void): void {
  const start = performance.now();
  action();
  report(what, unit, units, performance.now() - start);
}

function report(what: string, unit: string, units: number, ms: number): void {
  console.log(
    `  ${what.padEnd(44)} ${ms.toFixed(0).padStart(6)} ms   ${Math.round((1000 * units) / ms)
      .toLocaleString("en")
      .padStart(11)} ${unit}/s`,
  );
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const given = {
  JobType: JobType.MovingVirtualMachine,
  MigrationType: 32768,
  VirtualSystemName: "VM",
  DestinationHost: "HV2",
  NewSystemSettingData: null,
  NewResourceSettingData: null,
  Owner: null,
};

function startJobs(): { clock: VirtualClock; engine: JobEngine<object, typeof given>; ids: string[] } {
  const clock = new VirtualClock();
  const newId = guids(1);
  const around = { clock, store: new ObjectStore({}), slots: new JobSlots(), newId };
  const engine = new JobEngine(Msvm_MigrationJob_Behavior, around);
  const ids = Array.from({ length: count }, () => String(engine.start(given, new SteadyWork()).keys["InstanceID"]));
  return { clock, engine: engine as unknown as JobEngine<object, typeof given>, ids };
}

console.log(`reference runtime, ${count.toLocaleString("en")} concurrent jobs, virtual clock`);
const [warm, before] = [startJobs(), heap()];
const begun = performance.now();
const jobs = startJobs();
report("start", "jobs", count, performance.now() - begun);
console.log(`  ${"memory".padEnd(44)} ${((heap() - before) / count).toFixed(0).padStart(6)} bytes a job`);
warm.clock.advance(5000);

measure("five minutes pass, each job changes every second", "steps", (count * durationMs) / 2000, () =>
  jobs.clock.advance(durationMs / 2),
);
measure("read", "instances", count, () => jobs.ids.forEach((id) => jobs.engine.read(id)));
measure("RequestStateChange, refused", "requests", count, () =>
  jobs.ids.forEach((id) => jobs.engine.request(id, 3, null)),
);
measure("RequestStateChange, Kill", "requests", count, () =>
  jobs.ids.forEach((id) => jobs.engine.request(id, 5, null)),
);
measure("all are removed", "jobs", count, () => jobs.clock.runOut());

const clients = startJobs();
const dispatcher = new Dispatcher([new Msvm_MigrationJob_Jobs(clients.engine as never)]);
const asked = performance.now();
for (const InstanceID of clients.ids) {
  await dispatcher.invoke({
    className: "Msvm_MigrationJob",
    keys: { InstanceID },
    method: "RequestStateChange",
    input: { RequestedState: 5 },
  });
}
report("RequestStateChange by the dispatcher, validated", "requests", count, performance.now() - asked);
