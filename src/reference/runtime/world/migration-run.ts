/** One migration under way: who takes part, what it has taken hold of, and how to let go of that. */
import type { CapacityUser } from "./capacity.ts";
import type { Parties } from "./migration-obstacles.ts";
import type { MigrationProblem } from "./migration-problems.ts";
import type { MigrationRoute } from "./migration-route.ts";
import type { MigrationRequest } from "./migration-world.ts";
import type { SimulatedHost, SimulatedMachine } from "./simulated-host.ts";
import type { WorldState } from "./world-state.ts";

/** A network or disk, or all networks of a route. */
export interface Shared {
  enter(user: CapacityUser): void;
  leave(user: CapacityUser): void;
}

export class MigrationRun implements CapacityUser {
  readonly state: WorldState;
  readonly request: MigrationRequest;
  readonly machine: SimulatedMachine;
  readonly source: SimulatedHost;
  readonly destination: SimulatedHost | null;
  /** Different for each run in a world. */
  readonly id: number;
  readonly warnings: MigrationProblem[] = [];
  /** Once there is a connection to the destination. */
  route: MigrationRoute | null = null;
  /** Whether the point of no return lies behind: machine or disks are in their new place. */
  isSwitched = false;
  /** Has its script go on with the part of what it shares that is now its own. */
  readonly shareChanged: () => void;
  readonly #random: () => number;
  readonly #used = new Set<Shared>();
  readonly #untilSwitch = new Set<() => void>();
  readonly #untilEnd = new Set<() => void>();
  readonly #onFailure: (() => void)[] = [];

  constructor(
    state: WorldState,
    request: MigrationRequest,
    { machine, source, destination }: Parties,
    id: number,
    shareChanged: () => void,
  ) {
    this.state = state;
    this.request = request;
    this.machine = machine;
    this.source = source;
    this.destination = destination;
    this.id = id;
    this.shareChanged = shareChanged;
    this.#random = state.randomFor(id);
  }

  /** A factor between 1 - part and 1 + part. */
  vary(part: number): number {
    return 1 + part * (2 * this.#random() - 1);
  }

  /** From now on no other migration may have the machine. */
  holdMachine(): void {
    this.state.change(this.machine, (machine) => (machine.isMigrating = true));
    this.#untilEnd.add(() =>
      this.state.change(this.machine, (machine) => (machine.isMigrating = false)),
    );
  }

  /** Takes a part of these until the point of no return, or until the answer is called. */
  use(capacities: readonly Shared[]): () => void {
    for (const capacity of capacities) {
      this.#used.add(capacity);
      capacity.enter(this);
    }
    const leave = (): void => {
      if (!this.#untilSwitch.delete(leave)) return;
      for (const capacity of capacities) {
        this.#used.delete(capacity);
        capacity.leave(this);
      }
    };
    this.#untilSwitch.add(leave);
    return leave;
  }

  /** While it is held it leaves to others what it shares with them. */
  hold(isHeld: boolean): void {
    for (const capacity of this.#used) {
      if (isHeld) capacity.leave(this);
      else capacity.enter(this);
    }
  }

  /** Makes room for the machine at the destination, and a shell of it if there is none. */
  prepareDestination(): void {
    const { destination, machine, state } = this;
    if (destination === null) return;
    const reservation = { host: destination, bytes: machine.residentBytes };
    state.reservations.add(reservation);
    this.#untilSwitch.add(() => state.reservations.delete(reservation));
    if (state.plannedAt(destination, machine.id) !== null) return;
    const planned = { id: machine.id, name: machine.name, host: destination };
    state.addPlanned(planned);
    this.#untilSwitch.add(() => state.removePlanned(planned));
  }

  /** The machine stands still until it is at its new host, or goes on at the old one. */
  pauseMachine(): void {
    if (this.machine.power !== "running") return;
    this.state.change(this.machine, (machine) => (machine.power = "paused"));
    this.#untilSwitch.add(() => {
      // It may have lost its host meanwhile.
      if (this.machine.power === "paused")
        this.state.change(this.machine, (machine) => (machine.power = "running"));
    });
  }

  /** Something to do where the migration ends before the point of no return in any way but by being killed. */
  onFailure(action: () => void): void {
    this.#onFailure.push(action);
  }

  /** The point of no return. */
  switchOver(): void {
    const { destination, machine, state, request } = this;
    this.isSwitched = true;
    if (destination !== null) {
      const planned = state.plannedAt(destination, machine.id);
      if (planned !== null) state.removePlanned(planned);
      state.change(machine, (each) => (each.host = destination));
    }
    machine.roots = { ...machine.roots, ...request.roots };
    letGo(this.#untilSwitch);
  }

  /** Lets go of everything that is still held. */
  end(isKilled: boolean): void {
    if (!this.isSwitched && !isKilled) for (const action of this.#onFailure) action();
    letGo(this.#untilSwitch);
    letGo(this.#untilEnd);
  }
}

/** The last first. */
function letGo(holds: Set<() => void>): void {
  for (const release of [...holds].reverse()) release();
  holds.clear();
}
