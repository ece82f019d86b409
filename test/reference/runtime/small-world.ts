/** A small world for tests: hosts A and B with storage that both reach, C with none of it; four machines on A. */
import { VirtualClock } from "../../../src/reference/runtime/clock.ts";
import type { JobWork as AnyWork, WorkProgress as AnyProgress } from "../../../src/reference/runtime/jobs/job-work.ts";
import type { MigrationRequest } from "../../../src/reference/runtime/world/migration-world.ts";
import type { MigrationProblem } from "../../../src/reference/runtime/world/migration-problems.ts";
import { SimulatedWorld } from "../../../src/reference/runtime/world/simulated-world.ts";
import type {
  HostDescription,
  MachineDescription,
  WorldDescription,
} from "../../../src/reference/runtime/world/world-description.ts";

export type JobWork = AnyWork<MigrationProblem>;
export type WorkProgress = AnyProgress<MigrationProblem>;

export const ids = {
  web: "11111111-1111-4111-8111-111111111111",
  db: "22222222-2222-4222-8222-222222222222",
  off: "33333333-3333-4333-8333-333333333333",
  local: "44444444-4444-4444-8444-444444444444",
} as const;

const hosts: readonly HostDescription[] = [
  {
    name: "A",
    memoryMB: 32768,
    networks: [{ network: "lan", address: "10.0.0.1" }],
    volumes: [
      { path: "C:\\VM", sizeMB: 100_000 },
      { path: "D:\\", sizeMB: 20_000 },
    ],
  },
  {
    name: "B",
    memoryMB: 16384,
    networks: [
      { network: "lan", address: "10.0.0.2" },
      { network: "fast", address: "10.1.0.2" },
    ],
    volumes: [{ path: "C:\\VM", sizeMB: 100_000 }],
  },
  {
    name: "C",
    memoryMB: 4096,
    networks: [{ network: "lan", address: "10.0.0.3" }],
    volumes: [{ path: "C:\\VM", sizeMB: 5_000 }],
  },
];

const machines: readonly MachineDescription[] = [
  {
    name: "web",
    id: ids.web,
    host: "A",
    memoryMB: 2048,
    dirtyMBPerSecond: 20,
    disks: [{ path: "\\\\FILES\\vm\\web.vhdx", sizeMB: 10_000 }],
  },
  {
    name: "db",
    id: ids.db,
    host: "A",
    memoryMB: 8192,
    dirtyMBPerSecond: 400,
    workingSetMB: 4096,
    disks: [{ path: "\\\\FILES\\vm\\db.vhdx", sizeMB: 20_000 }],
  },
  {
    name: "off",
    id: ids.off,
    host: "A",
    memoryMB: 1024,
    power: "off",
    disks: [{ path: "\\\\FILES\\vm\\off.vhdx", sizeMB: 1_000 }],
  },
  {
    name: "local",
    id: ids.local,
    host: "A",
    memoryMB: 1024,
    dirtyMBPerSecond: 10,
    disks: [
      { path: "C:\\VM\\local.vhdx", sizeMB: 4_000 },
      { path: "C:\\VM\\local-data.vhdx", sizeMB: 8_000 },
    ],
  },
];

export const smallWorld: WorldDescription = {
  seed: 7,
  networks: [
    { name: "lan", mbitPerSecond: 1000 },
    { name: "fast", mbitPerSecond: 10_000 },
  ],
  sharedVolumes: [{ path: "\\\\FILES\\vm", sizeMB: 200_000, hosts: ["A", "B"] }],
  hosts,
  machines,
};

/** A world whose time goes on as long as somebody advances work in it. */
export class SteppedWorld extends SimulatedWorld {
  readonly clock = new VirtualClock();

  constructor(description: WorldDescription) {
    super(description);
    this.runBy(this.clock);
  }

  override migrate(request: MigrationRequest): JobWork {
    return this.#stepped(super.migrate(request));
  }

  override check(request: MigrationRequest): JobWork {
    return this.#stepped(super.check(request));
  }

  #stepped(work: JobWork): JobWork {
    return {
      advance: (elapsedMs) => {
        // Work that has not begun has no part in the time that passes.
        work.advance(0);
        this.clock.advance(elapsedMs);
        return work.advance(elapsedMs);
      },
      hold: () => work.hold?.(),
      stop: (how) => work.stop(how),
    };
  }
}

export function world(changes: Partial<WorldDescription> = {}): SteppedWorld {
  return new SteppedWorld({ ...smallWorld, ...changes });
}

/** The small world with a host that is different. */
export function withHost(name: string, changes: Partial<HostDescription>): Partial<WorldDescription> {
  return { hosts: hosts.map((host) => (host.name === name ? { ...host, ...changes } : host)) };
}

/** The small world with a machine that is different. */
export function withMachine(name: string, changes: Partial<MachineDescription>): Partial<WorldDescription> {
  return { machines: machines.map((machine) => (machine.name === name ? { ...machine, ...changes } : machine)) };
}

/** To move the machine from A to B over TCP, unless it is said otherwise. */
export function requestFor(machine: string, changes: Partial<MigrationRequest> = {}): MigrationRequest {
  return {
    kind: "machine",
    machine,
    source: "A",
    destination: "B",
    transport: "tcp",
    compression: false,
    authentication: "kerberos",
    addresses: null,
    plannedMachine: null,
    roots: {},
    disks: [],
    keepsCopies: false,
    overwrites: false,
    finalFrom: "blackout",
    limitsBlackout: false,
    slowsMachine: 0,
    ...changes,
  };
}

export interface Course {
  readonly durationMs: number;
  /** Each progress that differs from the one before. */
  readonly steps: readonly WorkProgress[];
  readonly last: WorkProgress;
}

/** Lets the work go on to its end as an engine would. */
export function runToEnd(work: JobWork): Course {
  let durationMs = 0;
  const steps = [work.advance(0)];
  for (let last = steps[0]!; last.nextInMs !== null; last = steps.at(-1)!) {
    durationMs += last.nextInMs;
    steps.push(work.advance(last.nextInMs));
  }
  return { durationMs, steps, last: steps.at(-1)! };
}

/** Lets the work go on until it is in a phase. */
export function runTo(work: JobWork, phase: RegExp): WorkProgress {
  let progress = work.advance(0);
  while (!phase.test(progress.phase)) {
    if (progress.nextInMs === null) throw new Error(`It ended before ${phase}: ${JSON.stringify(progress.outcome)}`);
    progress = work.advance(progress.nextInMs);
  }
  return progress;
}

/** The names of what went wrong, the outermost first; or the kind of the outcome. */
export function outcomeOf({ outcome }: WorkProgress): string {
  if (outcome === null) return "under way";
  if (outcome.kind !== "failed") return outcome.kind;
  const { error } = outcome;
  return [error, ...error.causes].map(({ name }) => name).join(" < ");
}

/** `name@host:power`, of planned machines `(name@host)`. */
export function census(of: SimulatedWorld): string[] {
  return of.hosts.flatMap(({ name }) =>
    of
      .machinesOn(name)
      .map((machine) =>
        machine.isPlanned ? `(${machine.name}@${machine.host})` : `${machine.name}@${machine.host}:${machine.power}`,
      ),
  );
}
