/** Plays a scenario in virtual time against the reference runtime. */
import { type CallResult, MigrationClient } from "./client.ts";
import type { SimulationEvent } from "./events.ts";
import { observed } from "./observed-world.ts";
import type { ReferenceRuntime } from "./reference-runtime.ts";
import { type MoveStep, type Scenario, type ScenarioStep, worldOf } from "./scenario.ts";
import type { JobRow, Snapshot } from "./snapshot.ts";

type World = InstanceType<ReferenceRuntime["SimulatedWorld"]>;
type Machine = ReturnType<World["machinesOn"]>[number];
type System = ReturnType<ReferenceRuntime["createMigrationService"]>;
type TimedStep = ScenarioStep & { readonly timeMs: number };

/** A job as it was when it was last asked for. */
interface Followed {
  readonly path: string;
  readonly machine: string;
  readonly client: MigrationClient;
  row: JobRow;
}

/** How often jobs are asked how they get on, while nothing else happens. */
const pollMs = 250;
/** A job that does not change for so long is not going to: even a move of a day gets on by one per cent meanwhile. */
const patienceMs = 3_600_000;

export class Simulation {
  readonly #scenario: Scenario;
  readonly #runtime: ReferenceRuntime;
  readonly #world: World;
  readonly #clock: InstanceType<ReferenceRuntime["VirtualClock"]>;
  readonly #system: System;
  readonly #clients: ReadonlyMap<string, MigrationClient>;
  readonly #steps: readonly TimedStep[];
  readonly #start: number;
  readonly #tell: (event: SimulationEvent) => void;
  readonly #jobs: Followed[] = [];
  /** The phase of the work that was last looked at, by machine. */
  readonly #phases = new Map<string, string>();
  #done = 0;
  /** When a job was last seen to be different. */
  #changedMs = 0;

  /** @param tell is told of everything that happens */
  constructor(scenario: Scenario, runtime: ReferenceRuntime, tell: (event: SimulationEvent) => void) {
    const { profile = "hyperv", seed = 1, steps, user } = scenario;
    this.#scenario = scenario;
    this.#runtime = runtime;
    this.#tell = tell;
    this.#steps = timed(steps);
    this.#world = new runtime.SimulatedWorld(worldOf(scenario));
    const world = observed(this.#world, (machine, { phase }) => this.#phases.set(machine, phase));
    this.#clock = new runtime.VirtualClock();
    this.#system = runtime.createMigrationService(world, {
      clock: this.#clock,
      profile,
      seed,
      ...(user === undefined ? {} : { user }),
    });
    this.#clients = new Map(this.#system.hosts.map(({ name, text }) => [name, new MigrationClient(text, runtime)]));
    this.#start = this.#clock.now();
    this.#world.watchMachines(({ kind, machine: { name, host, power, isPlanned, isMigrating } }) => {
      tell({ timeMs: this.timeMs, event: "machine", change: kind, machine: name, host, power, isPlanned, isMigrating });
    });
  }

  get timeMs(): number {
    return this.#clock.now() - this.#start;
  }

  /** Whether everything has been done and every job has come to its end, or waits for what nobody will do. */
  get isOver(): boolean {
    if (this.#done < this.#steps.length) return false;
    return this.timeMs - this.#changedMs > patienceMs || this.#jobs.every(({ row }) => row.end !== null);
  }

  /** Lets time pass, with what is to be done in it; stops where it is over. */
  async advance(milliseconds: number): Promise<void> {
    // The clock counts from 1970: fractions of milliseconds would be rounded to where no time passes.
    const end = this.timeMs + Math.ceil(milliseconds);
    while (this.timeMs < end && !this.isOver) {
      const next = this.#steps[this.#done];
      this.#clock.advance(Math.max(0, Math.min(end, next?.timeMs ?? end, this.timeMs + pollMs) - this.timeMs));
      if (next !== undefined && next.timeMs <= this.timeMs) {
        this.#done++;
        await this.#perform(next);
        // What the step has started begins at once.
        this.#clock.advance(0);
      }
      await this.#look();
    }
  }

  snapshot(): Snapshot {
    const hosts = this.#world.hosts.map(({ name, isRunning }) => ({
      name,
      isRunning,
      machines: this.#world.machinesOn(name),
    }));
    return {
      title: this.#scenario.name ?? "Simulation",
      timeMs: this.timeMs,
      jobs: this.#jobs.map(({ row }) => row),
      hosts,
    };
  }

  async #perform(step: TimedStep): Promise<void> {
    switch (step.do) {
      case "migrate":
      case "check": {
        const machine = this.#machineNamed(step.machine);
        const client = this.#clientOf(machine.host);
        const result = await client.move(step, machine.id);
        this.#tellCall(machine.host, machine.name, result);
        if (result.job !== null) this.#follow(result.job, machine, client, step);
        return;
      }
      case "request": {
        const machine = this.#machineNamed(step.machine);
        const job = this.#jobs.findLast((each) => each.machine === machine.id);
        if (job === undefined) return this.#tellWorld(`${machine.name} has no job to ask`);
        const result = await job.client.request(job.path, step);
        return this.#tellCall(job.row.from, machine.name, { ...result, method: `${result.method}(${step.state})` });
      }
      case "answer": {
        const machine = this.#machineNamed(step.machine);
        const job = this.#jobs.findLast((each) => each.machine === machine.id && each.row.end === null);
        const isAnswered =
          job !== undefined &&
          this.#system
            .host(job.row.from)
            .jobs.answer(String(this.#runtime.parseReference(job.path).keys["InstanceID"]));
        return this.#tellWorld(
          isAnswered
            ? `the question of ${machine.name}'s job is answered`
            : `${machine.name} has no job that waits for an answer`,
        );
      }
      case "settings":
        return this.#tellCall(step.host, null, await this.#clientOf(step.host).modifySettings(step));
      case "stop-host":
        this.#world.stopHost(step.host);
        return this.#tellWorld(`${step.host} loses its power`);
      case "start-host":
        this.#world.startHost(step.host);
        return this.#tellWorld(`${step.host} is there again`);
      case "network":
        this.#world.setNetwork(step.network, step.isUp);
        return this.#tellWorld(`the network ${step.network} is ${step.isUp ? "up" : "down"}`);
    }
  }

  #follow(path: string, { id, name, host }: Machine, client: MigrationClient, step: MoveStep): void {
    const row: JobRow = {
      id: path,
      machine: name,
      isCheck: step.do === "check",
      task: "",
      from: host,
      to: step.to ?? null,
      state: "",
      percent: 0,
      phase: "",
      end: null,
      elapsedMs: 0,
      errors: [],
    };
    this.#jobs.push({ path, machine: id, client, row });
  }

  /** Asks for all jobs that had not come to their end. */
  async #look(): Promise<void> {
    for (const job of this.#jobs) {
      if (job.row.end !== null) continue;
      const { isRunning, ...reading } = await job.client.readJob(job.path);
      const phase = isRunning ? (this.#phases.get(job.machine) ?? "") : "";
      const errors = reading.end === "badly" ? await job.client.errorsOf(job.path) : [];
      const before = job.row;
      job.row = { ...before, ...reading, phase, errors };
      const { id, machine, task, state, percent } = job.row;
      if (before.state === state && before.percent === percent && before.phase === phase) continue;
      this.#changedMs = this.timeMs;
      this.#tell({
        timeMs: this.timeMs,
        event: "job",
        job: id,
        machine,
        task,
        state,
        percent,
        phase,
        error: errors.at(-1) ?? null,
      });
    }
  }

  #tellCall(host: string, machine: string | null, { method, code, label, job }: CallResult): void {
    this.#tell({ timeMs: this.timeMs, event: "call", host, machine, method, code, label, job });
  }

  #tellWorld(what: string): void {
    this.#tell({ timeMs: this.timeMs, event: "world", what });
  }

  #clientOf(host: string): MigrationClient {
    return existing(this.#clients.get(this.#system.host(host).name));
  }

  /** Where it lives, and not where it is planned. */
  #machineNamed(name: string): Machine {
    const machines = this.#world.hosts.flatMap((host) => this.#world.machinesOn(host.name));
    return existing(
      machines.find((machine) => !machine.isPlanned && machine.name.toLowerCase() === name.toLowerCase()),
    );
  }
}

/** The scenario has been checked: what it names is there. */
function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("The scenario names something that does not exist.");
  return value;
}

/** A step without a time comes at that of the one before it. */
function timed(steps: readonly ScenarioStep[]): TimedStep[] {
  let seconds = 0;
  return steps
    .map((step) => ({ ...step, timeMs: Math.round((seconds = step.at ?? seconds) * 1000) }))
    .sort((a, b) => a.timeMs - b.timeMs);
}
