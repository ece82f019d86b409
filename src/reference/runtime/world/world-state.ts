/** Everything that there is in a simulated world, and who is told when a machine changes. */
import { guids, randomNumbers } from "../guid.ts";
import { Capacity } from "./capacity.ts";
import type { MachineChange, MachineView } from "./migration-world.ts";
import {
  type SimulatedDisk,
  SimulatedHost,
  SimulatedMachine,
  type SimulatedNetwork,
} from "./simulated-host.ts";
import { megabytes, SimulatedVolume } from "./simulated-volume.ts";
import type {
  CallFaultDescription,
  CallFaultKind,
  FaultDescription,
  FaultKind,
  HostDescription,
  MigrationPhase,
  WorldDescription,
} from "./world-description.ts";
import { WorldError } from "./world-error.ts";
import { WorldTime } from "./world-time.ts";

/** A shell at a destination that a migration may fill. */
export interface PlannedMachine {
  readonly id: string;
  readonly name: string;
  readonly host: SimulatedHost;
}

/** Memory of a host that a machine on its way will need. */
export interface Reservation {
  readonly host: SimulatedHost;
  readonly bytes: number;
}

export class WorldState {
  readonly networks: readonly SimulatedNetwork[];
  readonly hosts: readonly SimulatedHost[];
  readonly machines: ReadonlyMap<string, SimulatedMachine>;
  readonly planned = new Set<PlannedMachine>();
  readonly reservations = new Set<Reservation>();
  readonly time = new WorldTime();
  /** Has each migration that is under way take up what has changed around it. */
  readonly underWay = new Set<() => void>();
  readonly #seed: number;
  #runs = 0;
  /** Those that have not happened yet. */
  readonly #faults: Set<FaultDescription>;
  readonly #callFaults: Set<CallFaultDescription>;
  readonly #listeners = new Set<(change: MachineChange) => void>();

  /** Throws a WorldError where the parts of the description do not fit together. */
  constructor(description: WorldDescription) {
    const { seed = 1, faults = [], callFaults = [] } = description;
    this.#seed = seed;
    this.#faults = new Set(faults);
    this.#callFaults = new Set(callFaults);
    this.networks = description.networks.map(({ name, mbitPerSecond }) => ({
      name,
      speed: new Capacity((mbitPerSecond * 1e6) / 8 / 1000),
      isUp: true,
    }));
    this.hosts = this.#makeHosts(description);
    this.machines = this.#makeMachines(description, guids(seed));
  }

  /** By name without regard to case, or by an address of its. */
  findHost(nameOrAddress: string): SimulatedHost | null {
    const wanted = nameOrAddress.toLowerCase();
    return (
      this.hosts.find(
        ({ name, networks }) =>
          name.toLowerCase() === wanted ||
          networks.some(({ address }) => address.toLowerCase() === wanted),
      ) ?? null
    );
  }

  findMachine(id: string): SimulatedMachine | null {
    return this.machines.get(id.toUpperCase()) ?? null;
  }

  plannedAt(host: SimulatedHost, id: string): PlannedMachine | null {
    return (
      [...this.planned].find((each) => each.host === host && each.id === id.toUpperCase()) ?? null
    );
  }

  freeMemory(host: SimulatedHost): number {
    let free = host.memoryBytes;
    for (const machine of this.machines.values())
      if (machine.host === host) free -= machine.residentBytes;
    for (const reservation of this.reservations)
      if (reservation.host === host) free -= reservation.bytes;
    return free;
  }

  viewsOn(host: SimulatedHost): MachineView[] {
    const living = [...this.machines.values()]
      .filter((machine) => machine.host === host)
      .map(viewOf);
    return [
      ...living,
      ...[...this.planned].filter((planned) => planned.host === host).map(viewOfPlanned),
    ];
  }

  addPlanned(planned: PlannedMachine): void {
    this.planned.add(planned);
    this.#tell({ kind: "added", host: planned.host.name, machine: viewOfPlanned(planned) });
  }

  removePlanned(planned: PlannedMachine): void {
    if (!this.planned.delete(planned)) return;
    this.#tell({ kind: "removed", host: planned.host.name, machine: viewOfPlanned(planned) });
  }

  /** Changes a machine in one go; where that moves it, it is removed at one host and added at the other. */
  change(machine: SimulatedMachine, change: (machine: SimulatedMachine) => void): void {
    const before = viewOf(machine);
    change(machine);
    const after = viewOf(machine);
    if (after.host === before.host)
      return this.#tell({ kind: "changed", host: after.host, machine: after });
    this.#tell({ kind: "removed", host: before.host, machine: before });
    this.#tell({ kind: "added", host: after.host, machine: after });
  }

  /** The host loses its power, and so do the machines that run there. */
  stopHost(host: SimulatedHost): void {
    this.disturb(() => {
      host.isRunning = false;
      for (const machine of this.machines.values()) {
        if (machine.host === host && machine.residentBytes > 0)
          this.change(machine, (each) => (each.power = "off"));
      }
    });
  }

  /** Does something that all migrations have to take up. */
  disturb(action: () => void): void {
    this.time.moment(() => {
      action();
      for (const takeUp of this.underWay) this.time.affect(takeUp);
    });
  }

  /** Numbers from 0 to below 1, the same for the same seed and run. */
  randomFor(run: number): () => number {
    return randomNumbers(this.#seed + 7919 * run);
  }

  /** A number that no migration or check has had. */
  nextRun(): number {
    return ++this.#runs;
  }

  /** The next per cent above this one at which a fault is planned for the migration of a machine in this phase; Infinity where there is none. */
  nextFault(
    machine: SimulatedMachine,
    now: { readonly percent: number; readonly phase: MigrationPhase },
  ): number {
    let next = Infinity;
    for (const fault of this.#faults) {
      const { atPercent = 0, inPhase = now.phase } = fault;
      if (isFor(fault, machine) && inPhase === now.phase && atPercent > now.percent)
        next = Math.min(next, atPercent);
    }
    return next;
  }

  /** Whether a fault of this kind happens to the migration of a machine now; then it does not happen again. */
  takeFault(
    machine: SimulatedMachine,
    kind: FaultKind,
    now: { readonly percent: number; readonly phase: MigrationPhase } | null = null,
  ): boolean {
    for (const fault of this.#faults) {
      if (fault.fault !== kind || !isFor(fault, machine)) continue;
      const { atPercent = 0, inPhase = now?.phase } = fault;
      if (now === null || (now.percent >= atPercent && now.phase === inPhase))
        return this.#faults.delete(fault);
    }
    return false;
  }

  /** What goes wrong with a call now, and then not again; `null` where nothing does. */
  takeCallFault({ name }: SimulatedHost, called: string): CallFaultKind | null {
    for (const each of this.#callFaults) {
      const { fault, host = name, method = called } = each;
      if (isSameName(host, name) && isSameName(method, called) && this.#callFaults.delete(each))
        return fault;
    }
    return null;
  }

  watch(listener: (change: MachineChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(change: MachineChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #makeHosts({ hosts, sharedVolumes = [] }: WorldDescription): SimulatedHost[] {
    const shared = sharedVolumes.map((volume) => ({
      volume: new SimulatedVolume(volume),
      hosts: volume.hosts?.map((name) => name.toLowerCase()) ?? null,
    }));
    return hosts.map((host, index) => {
      if (hosts.findIndex(({ name }) => isSameName(name, host.name)) < index)
        throw new WorldError(`Two hosts have the name "${host.name}".`, ["hosts", index, "name"]);
      const reached = shared
        .filter((each) => each.hosts?.includes(host.name.toLowerCase()) ?? true)
        .map(({ volume }) => volume);
      const own = (host.volumes ?? []).map((volume) => new SimulatedVolume(volume));
      return new SimulatedHost(host, this.#networksOf(host, ["hosts", index]), [
        ...own,
        ...reached,
      ]);
    });
  }

  #networksOf(
    { name, networks }: HostDescription,
    path: WorldError["path"],
  ): SimulatedHost["networks"] {
    return networks.map((each, index) => {
      const network = this.networks.find((candidate) => isSameName(candidate.name, each.network));
      if (network === undefined)
        throw new WorldError(
          `The host "${name}" stands in the network "${each.network}", which does not exist.`,
          [...path, "networks", index, "network"],
        );
      return { network, address: each.address, metric: each.metric ?? 0 };
    });
  }

  #makeMachines(
    { machines }: WorldDescription,
    newId: () => string,
  ): Map<string, SimulatedMachine> {
    const made = new Map<string, SimulatedMachine>();
    for (const [index, description] of machines.entries()) {
      const path = ["machines", index];
      const id = (description.id ?? newId()).toUpperCase();
      const host = this.findHost(description.host);
      if (host === null)
        throw new WorldError(
          `The machine "${description.name}" is on the host "${description.host}", which does not exist.`,
          [...path, "host"],
        );
      if (made.has(id)) throw new WorldError(`Two machines have the ID ${id}.`, [...path, "id"]);
      const machine = new SimulatedMachine(description, id, host);
      made.set(id, machine);
      for (const [at, disk] of machine.disks.entries())
        placeDisk(machine, disk, [...path, "disks", at]);
    }
    for (const [index, host] of this.hosts.entries()) {
      const free = [...made.values()].reduce(
        (left, machine) => (machine.host === host ? left - machine.residentBytes : left),
        host.memoryBytes,
      );
      if (free < 0)
        throw new WorldError(
          `The host "${host.name}" has ${-free / megabytes(1)} MB of memory less than the machines that run on it.`,
          ["hosts", index, "memoryMB"],
        );
    }
    return made;
  }
}

function placeDisk(
  { name, host }: SimulatedMachine,
  { path, bytes }: SimulatedDisk,
  place: WorldError["path"],
): void {
  const volume = host.volumeOf(path);
  if (volume === null)
    throw new WorldError(
      `The disk "${path}" of the machine "${name}" lies on no volume of the host "${host.name}".`,
      [...place, "path"],
    );
  if (volume.sizeOf(path) !== null)
    throw new WorldError(`Two disks lie at "${path}".`, [...place, "path"]);
  if (!volume.write(path, bytes))
    throw new WorldError(
      `The volume "${volume.path}" is too small for the disk "${path}" of ${bytes / megabytes(1)} MB.`,
      [...place, "sizeMB"],
    );
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isFor({ machine = "" }: FaultDescription, { id, name }: SimulatedMachine): boolean {
  return machine === "" || isSameName(machine, name) || isSameName(machine, id);
}

function viewOf({ id, name, host, power, isMigrating }: SimulatedMachine): MachineView {
  return { id, name, host: host.name, power, isPlanned: false, isMigrating };
}

function viewOfPlanned({ id, name, host }: PlannedMachine): MachineView {
  return { id, name, host: host.name, power: "off", isPlanned: true, isMigrating: false };
}
