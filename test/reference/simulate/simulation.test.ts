import { describe, expect, test } from "vitest";
import * as runtime from "../../../generated/index.js";
import { defaultScenario } from "../../../src/reference/simulate/default-scenario.ts";
import { logLine, type SimulationEvent } from "../../../src/reference/simulate/events.ts";
import { frame } from "../../../src/reference/simulate/live-view.ts";
import type { Scenario, ScenarioStep } from "../../../src/reference/simulate/scenario.ts";
import { Simulation } from "../../../src/reference/simulate/simulation.ts";
import type { Snapshot } from "../../../src/reference/simulate/snapshot.ts";
import { summary } from "../../../src/reference/simulate/summary.ts";

const small: Scenario = {
  networks: [{ name: "lan", mbitPerSecond: 1000 }],
  sharedVolumes: [{ path: "S:\\", sizeMB: 100_000 }],
  hosts: ["A", "B"].map((name, index) => ({
    name,
    memoryMB: 8192,
    networks: [{ network: "lan", address: `10.0.0.${index + 1}` }],
    volumes: [{ path: "D:\\", sizeMB: 50_000 }],
  })),
  machines: [
    { name: "web", host: "A", memoryMB: 1024, dirtyMBPerSecond: 10, disks: [{ path: "S:\\web.vhdx", sizeMB: 2_000 }] },
  ],
  steps: [],
};

interface Played {
  readonly snapshot: Snapshot;
  readonly events: readonly SimulationEvent[];
  /** `do: code label` of each call. */
  readonly calls: readonly string[];
  /** `state, percent: last error` of each job. */
  readonly jobs: readonly string[];
}

async function play(steps: readonly ScenarioStep[], changes: Partial<Scenario> = {}): Promise<Played> {
  const events: SimulationEvent[] = [];
  const simulation = new Simulation({ ...small, ...changes, steps }, runtime, (event) => events.push(event));
  while (!simulation.isOver) await simulation.advance(1000);
  const snapshot = simulation.snapshot();
  const calls = events.flatMap((event) =>
    event.event === "call" ? [`${event.method}: ${event.code} ${event.label}`] : [],
  );
  const jobs = snapshot.jobs.map(
    ({ state, percent, errors }) => `${state}, ${percent}${errors.length === 0 ? "" : `: ${errors.at(-1)}`}`,
  );
  return { snapshot, events, calls, jobs };
}

function homes({ hosts }: Snapshot): string[] {
  return hosts.flatMap(({ name, machines }) =>
    machines.map((machine) => `${machine.isPlanned ? `(${machine.name})` : machine.name}@${name}`),
  );
}

const migrate = { do: "migrate", machine: "web", to: "B" } as const;

describe("a simulation", () => {
  test("moves a machine through the service, and tells how", async () => {
    const { snapshot, calls, jobs, events } = await play([migrate]);
    expect(calls).toEqual(["MigrateVirtualSystemToHost: 4096 Method Parameters Checked - Job Started"]);
    expect(jobs).toEqual(["Completed, 100"]);
    expect(homes(snapshot)).toEqual(["web@B"]);
    const percents = events.flatMap((event) => (event.event === "job" ? [event.percent] : []));
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.length).toBeGreaterThan(10);
  });

  test("has a job wait for an answer, and lets it go on", async () => {
    const faults = [{ fault: "question", atPercent: 50 }] as const;
    const waiting = await play([migrate, { at: 60, do: "request", machine: "web", state: "Kill" }], { faults });
    expect(waiting.jobs).toEqual(["Killed, 50: The job was killed by a client."]);
    const { jobs, events } = await play(
      [migrate, { at: 30, do: "answer", machine: "web" }, { at: 60, do: "answer", machine: "web" }],
      { faults },
    );
    expect(jobs).toEqual(["Completed, 100"]);
    expect(
      events.flatMap((event) => (event.event === "job" && event.state === "Query Pending" ? [event.percent] : [])),
    ).toEqual([50]);
    expect(events.flatMap((event) => (event.event === "world" ? [event.what] : []))).toEqual([
      "the question of web's job is answered",
      "web has no job that waits for an answer",
    ]);
  });

  test("has calls go wrong by plan", async () => {
    expect((await play([migrate], { callFaults: [{ fault: "times-out", host: "A" }] })).calls).toEqual([
      "MigrateVirtualSystemToHost: 32772 Timeout",
    ]);
    const hosts = small.hosts.map((host) => ({ ...host, administrators: ["CONTOSO\\Ann"] }));
    expect((await play([migrate], { hosts })).calls).toEqual(["MigrateVirtualSystemToHost: 32769 Access Denied"]);
    expect((await play([migrate], { hosts, user: "contoso\\ann" })).jobs).toEqual(["Completed, 100"]);
  });

  test("is the same each time", async () => {
    expect((await play(defaultScenario.steps, defaultScenario)).events).toEqual(
      (await play(defaultScenario.steps, defaultScenario)).events,
    );
  });

  test("does steps at their times, and those without one right after the step before", async () => {
    const { events } = await play([
      { at: 5, do: "network", network: "lan", isUp: true },
      { at: 1.5, do: "network", network: "lan", isUp: false },
      { do: "network", network: "lan", isUp: true },
    ]);
    expect(events.map(({ timeMs }) => timeMs)).toEqual([1500, 1500, 5000]);
  });

  test("moves storage, and machine with storage", async () => {
    const { snapshot, jobs } = await play([
      { do: "migrate", machine: "web", disks: [{ path: "D:\\web.vhdx" }] },
      {
        at: 60,
        do: "migrate",
        machine: "web",
        to: "B",
        kind: "machine-and-storage",
        disks: [{ disk: "D:\\web.vhdx", path: "D:\\vm\\web.vhdx" }],
      },
    ]);
    expect(snapshot.jobs.map(({ task, to }) => `${task} ${to}`)).toEqual([
      "Moving Storage null",
      "Moving Virtual Machine and Storage B",
    ]);
    expect(jobs).toEqual(["Completed, 100", "Completed, 100"]);
    expect(homes(snapshot)).toEqual(["web@B"]);
  });

  test("stages a machine, and fills it", async () => {
    const staged = await play([{ ...migrate, kind: "staged" }]);
    expect(homes(staged.snapshot)).toEqual(["web@A", "(web)@B"]);
    const filled = await play([
      { ...migrate, kind: "staged" },
      { ...migrate, at: 10, plannedMachine: true },
    ]);
    expect([filled.jobs, homes(filled.snapshot)]).toEqual([["Completed, 100", "Completed, 100"], ["web@B"]]);
  });

  test("sets the service: what is forbidden is refused", async () => {
    const { calls, jobs } = await play([{ do: "settings", host: "A", enabled: false }, migrate]);
    expect(calls).toEqual([
      "ModifyServiceSettings: 0 Completed with No Error",
      "MigrateVirtualSystemToHost: 32775 Invalid state for this operation",
    ]);
    expect(jobs).toEqual([]);
  });

  test("asks jobs", async () => {
    const { calls, jobs, snapshot } = await play([
      migrate,
      { at: 4, do: "request", machine: "web", state: "Suspend" },
      { at: 5, do: "request", machine: "web", state: "Kill" },
    ]);
    expect(calls.slice(1)).toEqual([
      "RequestStateChange(Suspend): 32770 Not Supported",
      "RequestStateChange(Kill): 0 Completed with No Error",
    ]);
    expect(jobs).toEqual([expect.stringMatching(/^Killed, \d+: The job was killed by a client\.$/)]);
    expect(homes(snapshot)).toEqual(["web@A"]);
  });

  test("asks a machine without a job for nothing", async () => {
    const { events } = await play([{ do: "request", machine: "web", state: "Kill" }]);
    expect(events).toEqual([{ timeMs: 0, event: "world", what: "web has no job to ask" }]);
  });

  test("breaks hosts and networks", async () => {
    const lost = await play([migrate, { at: 5, do: "network", network: "lan", isUp: false }]);
    expect(lost.jobs).toEqual([expect.stringMatching(/^Exception, \d+: The connection to the host "B" was lost\.$/)]);
    const failed = await play([
      migrate,
      { at: 5, do: "stop-host", host: "B" },
      { at: 6, do: "start-host", host: "B" },
      { ...migrate, at: 7 },
    ]);
    expect(failed.jobs).toEqual([
      expect.stringMatching(/^Exception, \d+: The destination host "B" has failed\.$/),
      "Completed, 100",
    ]);
  });

  test("comes to its end where a job waits for ever", async () => {
    const { jobs, snapshot } = await play([migrate, { at: 4, do: "request", machine: "web", state: "Suspend" }], {
      profile: "cim",
    });
    expect(jobs).toEqual([expect.stringMatching(/^Suspended, \d+$/)]);
    expect(snapshot.timeMs).toBeGreaterThan(3_600_000);
  });
});

describe("the built-in scenario", () => {
  test("is told line by line, then in a table", async () => {
    const { events, snapshot } = await play(defaultScenario.steps, defaultScenario);
    const lines = events.flatMap((event) =>
      event.event === "call" || event.event === "world" ? [logLine(event, null)] : [],
    );
    await expect(`${lines.join("\n")}\n\n${summary(snapshot, false)}\n`).toMatchFileSnapshot(
      "../../cases/simulate/default-scenario.txt",
    );
  });
});

describe("on a terminal", () => {
  const job = {
    id: "1",
    machine: "web",
    isCheck: false,
    task: "Moving Virtual Machine",
    from: "A",
    to: "B",
    state: "Running",
    percent: 42,
    phase: "Copying memory, round 1",
    end: null,
    elapsedMs: 5000,
    errors: [],
  } as const;
  const machine = { name: "web", power: "running", isPlanned: false, isMigrating: true };
  const snapshot: Snapshot = {
    title: "Moving",
    timeMs: 3_723_400,
    jobs: [
      job,
      {
        ...job,
        machine: "database",
        isCheck: true,
        to: null,
        state: "Exception",
        percent: 100,
        end: "badly",
        errors: ["It failed.", "The disk is full."],
      },
      { ...job, state: "Completed", percent: 100, end: "well" },
    ],
    hosts: [
      {
        name: "A",
        isRunning: true,
        machines: [machine, { ...machine, name: "old", power: "off", isMigrating: false }],
      },
      { name: "BB", isRunning: true, machines: [{ ...machine, isPlanned: true }] },
      { name: "C", isRunning: false, machines: [] },
    ],
  };

  test("bars show how far jobs are, and below is who lives where", () => {
    expect(frame(snapshot, 5, 100, false)).toEqual([
      "Moving",
      "01:02:03, 5 times as fast",
      "",
      "  web               A → B  ██████████░░░░░░░░░░░░░░  42 %  Copying memory, round 1",
      "  database (check)  A      ████████████████████████ 100 %  Exception after 5.0 s: The disk is full.",
      "  web               A → B  ████████████████████████ 100 %  Completed after 5.0 s",
      "",
      "  A   web »   old off",
      "  BB  (web)",
      "  C   failed",
    ]);
  });

  test("bars are narrower where there is little room, so that the words are not cut", () => {
    expect(frame(snapshot, 5, 80, false)[3]).toBe(
      "  web               A → B  ███████░░░░░░░░░░  42 %  Copying memory, round 1",
    );
  });

  test("lines are cut, and colours do not count", () => {
    const lines = frame(snapshot, 1, 40, true).map((line) => line.replace(/\u001b\[\d+m/g, ""));
    expect(lines[1]).toBe("01:02:03, real time");
    expect(lines[3]).toBe("  web               A → B  ███░░░░░  42…");
    expect(Math.max(...lines.map(({ length }) => length))).toBe(40);
  });
});
