/** A world of hosts and machines that exists in memory only, for a migration service to stand in. */
import type { Clock } from "../clock.ts";
import type { JobWork } from "../jobs/job-work.ts";
import { connectionObstacles, destinationObstacles, findParties } from "./migration-obstacles.ts";
import { type MigrationProblem, problem } from "./migration-problems.ts";
import { MigrationWork } from "./migration-work.ts";
import type {
  FeatureVector,
  Hindrance,
  HostView,
  MachineChange,
  MachineView,
  MigrationRequest,
  MigrationWorld,
} from "./migration-world.ts";
import type { SimulatedHost } from "./simulated-host.ts";
import type { WorldDescription } from "./world-description.ts";
import { WorldState } from "./world-state.ts";

export interface VolumeView {
  readonly path: string;
  readonly freeBytes: number;
  readonly files: readonly string[];
}

export class SimulatedWorld implements MigrationWorld {
  readonly #state: WorldState;

  /** Throws a WorldError where the parts of the description do not fit together. */
  constructor(description: WorldDescription) {
    this.#state = new WorldState(description);
  }

  /** Throws a RangeError where something is under way: it would go by two clocks. */
  runBy(clock: Clock): void {
    if (this.#state.underWay.size > 0)
      throw new RangeError(
        "The world cannot be given another clock while migrations are under way in it.",
      );
    this.#state.time.runBy(clock);
  }

  get hosts(): readonly HostView[] {
    return this.#state.hosts.map(viewOf);
  }

  findHost(nameOrAddress: string): HostView | null {
    const host = this.#state.findHost(nameOrAddress);
    return host === null ? null : viewOf(host);
  }

  machinesOn(host: string): readonly MachineView[] {
    const simulated = this.#state.findHost(host);
    return simulated === null ? [] : this.#state.viewsOn(simulated);
  }

  migrate(request: MigrationRequest): JobWork<MigrationProblem> {
    return new MigrationWork(
      this.#state,
      request,
      request.kind === "storage-check" ? "check" : "migration",
    );
  }

  check(request: MigrationRequest): JobWork<MigrationProblem> {
    return new MigrationWork(this.#state, request, "check");
  }

  obstacle(request: MigrationRequest): MigrationProblem | null {
    const parties = findParties(this.#state, request);
    if ("causes" in parties) return parties;
    const { machine, source } = parties;
    const causes = machine.isMigrating
      ? [problem("MachineInUse", { machine: machine.name }, machine.name)]
      : connectionObstacles(parties, request);
    // What is wrong at the destination is seen only by who gets there.
    if (causes.length === 0) causes.push(...destinationObstacles(this.#state, parties, request));
    return causes.length === 0
      ? null
      : problem(
          "CheckFailed",
          { machine: machine.name, host: source.name, id: machine.id },
          machine.id,
          causes,
        );
  }

  hindrance({
    host: name,
    method,
    user,
  }: {
    readonly host: string;
    readonly method: string;
    readonly user: string;
  }): Hindrance | null {
    const host = this.#host(name);
    if (!host.isRunning) return "absent";
    return host.obeys(user) ? this.#state.takeCallFault(host, method) : "denied";
  }

  setReceiving(host: string, isReceiving: boolean): void {
    this.#host(host).isReceiving = isReceiving;
  }

  features(host: string, machine: string | null): readonly FeatureVector[] {
    return (
      (machine === null
        ? this.#state.findHost(host)?.features
        : this.#state.findMachine(machine)?.needs) ?? []
    );
  }

  watchMachines(listener: (change: MachineChange) => void): () => void {
    return this.#state.watch(listener);
  }

  /** The volumes that a host reaches, with the files of machines. */
  volumesOf(host: string): readonly VolumeView[] {
    return (
      this.#state
        .findHost(host)
        ?.volumes.map(({ path, freeBytes, files }) => ({ path, freeBytes, files })) ?? []
    );
  }

  /** The paths of a machine's disks. */
  disksOf(machine: string): readonly string[] {
    return this.#state.findMachine(machine)?.disks.map(({ path }) => path) ?? [];
  }

  /** A host loses its power: its machines are off, and migrations from and to it come to nothing. */
  stopHost(name: string): void {
    this.#state.stopHost(this.#host(name));
  }

  /** A host is there again; its machines stay off. */
  startHost(name: string): void {
    this.#host(name).isRunning = true;
  }

  /** Whether hosts reach each other by a network. */
  setNetwork(name: string, isUp: boolean): void {
    const network = this.#state.networks.find(
      (each) => each.name.toLowerCase() === name.toLowerCase(),
    );
    if (network === undefined) throw new RangeError(`The network "${name}" does not exist.`);
    this.#state.disturb(() => (network.isUp = isUp));
  }

  #host(name: string): SimulatedHost {
    const host = this.#state.findHost(name);
    if (host === null) throw new RangeError(`The host "${name}" does not exist.`);
    return host;
  }
}

function viewOf({ name, listenerAddresses, isRunning }: SimulatedHost): HostView {
  return { name, listenerAddresses, isRunning };
}
