/** The life of a migration job as generated from its contract. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  CIM_ConcreteJob_JobState as JobState,
  CIM_ManagedSystemElement_OperationalStatus as Status,
  DateTime,
  type InstanceEvent,
  JobEngine,
  JobSlots,
  Msvm_MigrationJob_Behavior_cim,
  Msvm_MigrationJob_Behavior,
  type Msvm_MigrationJob,
  type Msvm_MigrationJob_Given,
  Msvm_MigrationJob_JobType as JobType,
  Msvm_MigrationJob_Validator,
  ObjectStore,
  VirtualClock,
} from "../../generated/index.js";
import { FixedWork, type FixedWorkOptions, testError } from "./fixed-work.ts";

const given: Msvm_MigrationJob_Given = {
  JobType: JobType.MovingVirtualMachine,
  MigrationType: 32768,
  VirtualSystemName: "5F2D6A2B-6F0A-4B5B-9C3E-0B9E1C6E4D55",
  DestinationHost: "HV2",
  NewSystemSettingData: null,
  NewResourceSettingData: null,
  Owner: "CONTOSO\\admin",
};

let clock: VirtualClock;
let store: ObjectStore;
let engine: JobEngine<Msvm_MigrationJob, Msvm_MigrationJob_Given>;
let limit: number;

function setUp(profile: "hyperv" | "cim"): void {
  clock = new VirtualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
  store = new ObjectStore({ host: "HV1", namespace: "root/virtualization/v2" });
  limit = Infinity;
  let count = 0;
  const behavior = profile === "hyperv" ? Msvm_MigrationJob_Behavior : Msvm_MigrationJob_Behavior_cim;
  engine = new JobEngine(behavior, { clock, store, slots: new JobSlots(() => limit), newId: () => `JOB-${++count}` });
}

function start(options: FixedWorkOptions, slots: readonly string[] = []): { id: string; work: FixedWork } {
  const work = new FixedWork(options);
  const { keys } = engine.start(given, work, slots);
  return { id: String(keys["InstanceID"]), work };
}

/** The job as a client gets it; every one must be a valid instance. */
function read(id: string): Msvm_MigrationJob {
  const job = engine.read(id);
  Msvm_MigrationJob_Validator.assert(job);
  return job;
}

describe("in the profile hyperv", () => {
  beforeEach(() => setUp("hyperv"));

  test("a job is handed out running, at nothing per cent, with what was asked for", () => {
    const { id } = start({ durationMs: 10_000 });
    expect(read(id)).toMatchObject({
      JobState: JobState.Running,
      JobType: 305,
      Name: "Moving Virtual Machine",
      VirtualSystemName: given.VirtualSystemName,
      DestinationHost: "HV2",
      PercentComplete: 0,
      ErrorCode: 0,
      StatusDescriptions: ["Job is running"],
      OperationalStatus: [Status.OK],
      TimeSubmitted: DateTime.parse("20260102030405.000000+000"),
      StartTime: DateTime.parse("20260102030405.000000+000"),
      ElapsedTime: DateTime.interval({}),
      TimeBeforeRemoval: DateTime.interval({ minutes: 5 }),
    });
  });

  test("each of its 46 properties has a value, or none for a reason", () => {
    const { id } = start({ durationMs: 10_000 });
    clock.advance(2_500);
    const job = read(id);
    const known = {
      InstanceID: "JOB-1",
      Caption: "Moving Virtual Machine",
      Description: "Moving Virtual Machine",
      ElementName: "Moving Virtual Machine",
      Name: "Moving Virtual Machine",
      OperationalStatus: [Status.OK],
      StatusDescriptions: ["Job is running"],
      Status: "OK",
      HealthState: 5,
      JobStatus: "Job is running",
      TimeSubmitted: DateTime.parse("20260102030405.000000+000"),
      StartTime: DateTime.parse("20260102030405.000000+000"),
      ElapsedTime: DateTime.interval({ microseconds: 2_500_000 }),
      JobRunTimes: 1,
      LocalOrUtcTime: 2,
      Owner: "CONTOSO\\admin",
      PercentComplete: 25,
      DeleteOnCompletion: true,
      ErrorCode: 0,
      JobState: JobState.Running,
      TimeOfLastStateChange: DateTime.parse("20260102030405.000000+000"),
      TimeBeforeRemoval: DateTime.interval({ minutes: 5 }),
      Cancellable: true,
      MigrationType: 32768,
      VirtualSystemName: given.VirtualSystemName,
      DestinationHost: "HV2",
      JobType: 305,
    };
    const nothing = [
      // Not implemented, as the pages allow.
      ...[
        "InstallDate",
        "CommunicationStatus",
        "DetailedStatus",
        "OperatingStatus",
        "PrimaryStatus",
        "Notify",
        "Priority",
      ],
      // A migration runs at once, and once.
      ...["ScheduledStartTime", "RunMonth", "RunDay", "RunDayOfWeek", "RunStartInterval", "UntilTime"],
      // Nothing has gone wrong.
      ...["ErrorDescription", "ErrorSummaryDescription", "RecoveryAction", "OtherRecoveryAction"],
      // A live migration takes no new places.
      ...["NewSystemSettingData", "NewResourceSettingData"],
    ];
    expect(job).toEqual({ ...known, ...Object.fromEntries(nothing.map((name) => [name, null])) });
    expect(Object.keys(job)).toHaveLength(46);
  });

  test("it goes on by itself while time passes, and its end stays as it is", () => {
    const { id } = start({ durationMs: 10_000 });
    clock.advance(4_321);
    expect(read(id)).toMatchObject({
      JobState: JobState.Running,
      PercentComplete: 43,
      ElapsedTime: DateTime.interval({ microseconds: 4_321_000 }),
    });
    clock.advance(60_000);
    expect(read(id)).toMatchObject({
      JobState: JobState.Completed,
      PercentComplete: 100,
      ErrorCode: 0,
      OperationalStatus: [Status.OK, Status.Completed],
      ElapsedTime: DateTime.interval({ seconds: 10 }),
      TimeOfLastStateChange: DateTime.parse("20260102030415.000000+000"),
      Cancellable: false,
    });
    expect(engine.errors(id)).toEqual([]);
  });

  test("it can be read for five minutes after its end", () => {
    const { id } = start({ durationMs: 1000 });
    clock.advance(1000 + 299_999);
    expect(engine.read(id)).not.toBeNull();
    clock.advance(1);
    expect(engine.read(id)).toBeNull();
    expect(() => engine.request(id, 4, null)).toThrow(/No Msvm_MigrationJob has the key "JOB-1"/);
  });

  test("failure is told in every place where clients look for it", () => {
    const { id } = start({ durationMs: 10_000, failsAtMs: 6_000 });
    clock.advance(10_000);
    expect(read(id)).toMatchObject({
      JobState: JobState.Exception,
      PercentComplete: 60,
      ErrorCode: 32768,
      ErrorDescription: testError.description,
      ErrorSummaryDescription: "The link is down. It was up before.",
      OperationalStatus: [Status.Error, Status.Completed],
    });
    expect(engine.errors(id)).toMatchObject([
      { Message: testError.description, MessageID: "TEST_LINK_DOWN", ErrorType: 2 },
    ]);
  });

  test("Terminate goes by way of Shutting Down, Kill does not", () => {
    const { id, work } = start({ durationMs: 10_000 });
    const killed = start({ durationMs: 10_000 });
    clock.advance(1000);
    expect(engine.request(id, 4, null)).toBe(0);
    expect(engine.request(killed.id, 5, null)).toBe(0);
    expect(read(id).JobState).toBe(JobState.ShuttingDown);
    expect(read(killed.id).JobState).toBe(JobState.Killed);
    clock.advance(300);
    expect(read(id).JobState).toBe(JobState.Terminated);
    expect([work.stops, killed.work.stops]).toEqual([["terminate"], ["kill"]]);
    expect(engine.errors(id)).toHaveLength(1);
  });

  test.each([
    ["no request", null, null, 32773],
    ["an unknown request", 7, null, 32773],
    ["a vendor's request", 32768, null, 32773],
    ["Suspend", 3, null, 32770],
    ["Service", 6, null, 32770],
    ["Start while it runs", 2, null, 32775],
    ["a timeout of ten seconds", 4, "00000000000010.000000:000", 4098],
    ["a point in time as timeout", 4, "20260102030405.000000+000", 32773],
  ])("%s is refused, and nothing changes", (_, requested, timeout, code) => {
    const { id, work } = start({ durationMs: 10_000 });
    clock.advance(1000);
    const before = read(id);
    expect(engine.request(id, requested, timeout === null ? null : DateTime.parse(timeout))).toBe(code);
    expect(read(id)).toEqual(before);
    expect(work.stops).toEqual([]);
  });

  test("a timeout of no length is none", () => {
    const { id } = start({ durationMs: 10_000 });
    expect(engine.request(id, 5, DateTime.interval({}))).toBe(0);
  });

  test("past the point of no return a job is not cancellable", () => {
    const { id } = start({ durationMs: 10_000, noReturnMs: 9_000 });
    clock.advance(8_999);
    expect(read(id).Cancellable).toBe(true);
    clock.advance(1);
    expect(read(id).Cancellable).toBe(false);
    expect([4, 5].map((requested) => engine.request(id, requested, null))).toEqual([32775, 32775]);
    clock.advance(1000);
    expect(read(id).JobState).toBe(JobState.Completed);
  });

  test("requests to a job that has ended change nothing", () => {
    const { id } = start({ durationMs: 1000 });
    clock.advance(2000);
    const before = read(id);
    expect([2, 3, 4, 5, 6].map((requested) => engine.request(id, requested, null))).toEqual([
      32775, 32770, 32775, 32775, 32770,
    ]);
    expect(read(id)).toEqual(before);
  });

  test("KillJob is not supported, nor is writing", () => {
    const { id } = start({ durationMs: 1000 });
    expect(engine.kill(id, true)).toBe(1);
    expect(() => engine.write(id, { DeleteOnCompletion: false })).toThrow(
      "DeleteOnCompletion of Msvm_MigrationJob cannot be changed.",
    );
  });

  test("warnings end in the vendor's state 32768", () => {
    const { id } = start({ durationMs: 1000, warnings: [testError] });
    clock.advance(1000);
    expect(read(id)).toMatchObject({
      JobState: 32768,
      PercentComplete: 100,
      ErrorCode: 0,
      OperationalStatus: [Status.Degraded, Status.Completed],
    });
    expect(engine.errors(id)).toMatchObject([{ MessageID: "TEST_LINK_DOWN" }]);
  });

  test("work that goes back on what it said, or breaks, does the job no harm", () => {
    const says = (percent: number, cancellable: boolean) => ({
      percent,
      phase: "",
      cancellable,
      nextInMs: 1000,
      outcome: null,
    });
    const answers = [says(30, true), says(10, false), says(150, true)];
    const { keys } = engine.start(given, {
      advance: () =>
        answers.shift() ??
        ((): never => {
          throw new Error("out of order");
        })(),
      stop: () => {},
    });
    const id = String(keys["InstanceID"]);
    const seen = [0, 1000, 1000, 1000].map((ms) => {
      clock.advance(ms);
      const {
        JobState: state,
        PercentComplete,
        Cancellable,
      } = store.of("Msvm_MigrationJob")[0]!.read() as Msvm_MigrationJob;
      return [state, PercentComplete, Cancellable];
    });
    expect(seen).toEqual([
      [4, 30, true],
      [4, 30, false],
      [4, 99, false],
      [10, 99, false],
    ]);
    expect(read(id).ErrorDescription).toBe("The work of the job has come to an unexpected end: out of order");
  });

  test("a job waits as New until a slot is free", () => {
    limit = 1;
    const first = start({ durationMs: 1000 }, ["machine"]);
    const second = start({ durationMs: 1000 }, ["machine"]);
    expect([read(first.id).JobState, read(second.id).JobState]).toEqual([JobState.Running, JobState.New]);
    expect(read(second.id).StartTime).toBeNull();
    expect(engine.request(second.id, 2, null)).toBe(32774);
    clock.advance(1000);
    expect([read(first.id).JobState, read(second.id).JobState]).toEqual([JobState.Completed, JobState.Running]);
  });

  test("a waiting job that is terminated lets others pass, and does not begin on its way to the end", () => {
    limit = 1;
    const [first, second, third] = [1, 2, 3].map(() => start({ durationMs: 1000 }, ["machine"]));
    expect(engine.request(second!.id, 4, null)).toBe(0);
    limit = 2;
    expect(engine.request(first!.id, 5, null)).toBe(0);
    expect([first, second, third].map((each) => read(each!.id).JobState)).toEqual([
      JobState.Killed,
      JobState.ShuttingDown,
      JobState.Running,
    ]);
    clock.advance(300);
    expect(read(second!.id)).toMatchObject({ JobState: JobState.Terminated, StartTime: null });
  });

  test("whoever watches is told of each change, the state of the job included", () => {
    const events: InstanceEvent<Msvm_MigrationJob>[] = [];
    store.events.watch("CIM_Job", (event) => void events.push(event as InstanceEvent<Msvm_MigrationJob>));
    start({ durationMs: 2000 });
    clock.advance(400_000);
    const states = events.map((event) =>
      event.kind === "deleted"
        ? event.kind
        : `${event.kind} ${event.instance.JobState} ${event.instance.PercentComplete}%`,
    );
    expect(states).toEqual([
      "created 2 0%",
      "modified 3 0%",
      "modified 4 0%",
      "modified 4 0%",
      "modified 4 50%",
      "modified 7 100%",
      "deleted",
    ]);
  });
});

describe("in the profile cim", () => {
  beforeEach(() => setUp("cim"));

  test("a job is seen starting", () => {
    const { id } = start({ durationMs: 1000 });
    expect(read(id).JobState).toBe(JobState.Starting);
    clock.advance(500);
    expect(read(id).JobState).toBe(JobState.Running);
  });

  /** Brings a job into a state. */
  const into: readonly (readonly [
    state: number,
    status: readonly number[],
    health: number,
    text: string,
    way: (id: string) => void,
    options: Partial<FixedWorkOptions>,
  ])[] = [
    [2, [2, 15], 5, "Job is waiting", () => {}, {}],
    [3, [2, 8], 5, "Job is starting", () => {}, {}],
    [4, [2], 5, "Job is running", () => clock.advance(1000), {}],
    [5, [2, 10], 5, "Job is suspended", (id) => engine.request(id, 3, null), {}],
    [6, [2, 9], 5, "Job is shutting down", (id) => engine.request(id, 4, null), {}],
    [7, [2, 17], 5, "Job has completed", () => clock.advance(20_000), {}],
    [8, [6, 10], 5, "Job was terminated", (id) => (engine.request(id, 4, null), clock.advance(300)), {}],
    [9, [6, 14], 5, "Job was killed", (id) => engine.request(id, 5, null), {}],
    [10, [6, 17], 25, "Job has failed", () => clock.advance(20_000), { failsAtMs: 5000 }],
    [11, [2, 11], 5, "Job is in service", (id) => (clock.advance(1000), engine.request(id, 6, null)), {}],
    [12, [2, 15], 5, "Job waits for an answer", (id) => (clock.advance(1000), engine.ask(id)), {}],
    [32768, [3, 17], 10, "Job has completed with warnings", () => clock.advance(20_000), { warnings: [testError] }],
  ];

  test.each(into)("in state %i it says so in each of its properties", (state, status, health, text, way, options) => {
    limit = state === 2 ? 0 : 1;
    const { id } = start({ durationMs: 10_000, ...options }, ["machine"]);
    way(id);
    const job = read(id);
    expect(job).toMatchObject({ JobState: state, OperationalStatus: status, HealthState: health, JobStatus: text });
    expect([job.StatusDescriptions?.[0], job.StatusDescriptions?.length]).toEqual([text, status.length]);
    // GetError has something to say just where the first status is not OK.
    expect(engine.errors(id).length > 0).toBe(status[0] !== 2);
    const hasFailed = [8, 9, 10].includes(state);
    expect([job.ErrorCode !== 0, job.ErrorDescription !== null, job.ErrorSummaryDescription !== null]).toEqual([
      hasFailed,
      hasFailed,
      hasFailed,
    ]);
    expect(job.Cancellable).toBe(![7, 8, 9, 10, 32768].includes(state));
  });

  test("a suspended job holds still and goes on", () => {
    const { id, work } = start({ durationMs: 10_000 });
    clock.advance(2500);
    expect(engine.request(id, 3, null)).toBe(0);
    clock.advance(60_000);
    expect(read(id)).toMatchObject({ JobState: JobState.Suspended, ElapsedTime: DateTime.interval({ seconds: 2 }) });
    expect(work.passedMs).toBe(2000);
    expect(engine.request(id, 6, null)).toBe(0);
    expect(read(id).JobState).toBe(JobState.Service);
    expect(engine.request(id, 2, null)).toBe(0);
    expect(read(id).JobState).toBe(JobState.Starting);
    clock.advance(8_500);
    expect(read(id)).toMatchObject({ JobState: JobState.Completed, ElapsedTime: DateTime.interval({ seconds: 10 }) });
  });

  test("a job that waits for an answer holds still", () => {
    const { id } = start({ durationMs: 10_000 });
    clock.advance(1500);
    expect(engine.ask(id)).toBe(true);
    clock.advance(60_000);
    expect(read(id).JobState).toBe(JobState.QueryPending);
    expect(engine.answer(id)).toBe(true);
    clock.advance(9_000);
    expect(read(id).JobState).toBe(JobState.Completed);
    expect([engine.ask(id), engine.answer(id)]).toEqual([false, false]);
  });

  test.each([
    [true, true, 1000],
    [true, false, 1000],
    [false, true, 1000],
    [false, false, 1000],
  ])("KillJob(%s) with DeleteOnCompletion %s: DeleteOnKill decides", (deleteOnKill, deleteOnCompletion) => {
    const { id } = start({ durationMs: 10_000 });
    engine.write(id, { DeleteOnCompletion: deleteOnCompletion });
    expect(engine.kill(id, deleteOnKill)).toBe(0);
    expect(read(id).JobState).toBe(JobState.Killed);
    clock.advance(300_000);
    expect(engine.read(id) === null).toBe(deleteOnKill);
    expect(engine.find(id) === null ? 4 : engine.kill(id, true)).toBe(4);
  });

  test("without DeleteOnCompletion a job stays until somebody deletes it, whatever is written afterwards", () => {
    const { id } = start({ durationMs: 1000 });
    engine.write(id, { DeleteOnCompletion: false });
    expect(() => engine.delete(id)).toThrow("has not ended");
    clock.advance(10_000);
    engine.write(id, { DeleteOnCompletion: true });
    clock.advance(86_400_000);
    expect(read(id).JobState).toBe(JobState.Completed);
    engine.delete(id);
    expect(engine.read(id)).toBeNull();
  });

  test("TimeBeforeRemoval can be made shorter, even after the end", () => {
    const { id } = start({ durationMs: 1000 });
    clock.advance(61_500);
    engine.write(id, { TimeBeforeRemoval: DateTime.interval({ minutes: 1, seconds: 1 }) });
    clock.advance(1000);
    expect(engine.read(id)).toBeNull();
  });
});
