/** A host and the machines as it has them. Which machine lives where is known to the machines alone. */
import type { Capacity } from "./capacity.ts";
import type { FeatureVector } from "./migration-world.ts";
import { megabytes, type SimulatedVolume } from "./simulated-volume.ts";
import type {
  DiskDescription,
  HostDescription,
  MachineDescription,
  ProcessorDescription,
} from "./world-description.ts";

export interface SimulatedNetwork {
  readonly name: string;
  readonly speed: Capacity;
  isUp: boolean;
}

/** A network as one host stands in it. */
export interface HostNetwork {
  readonly network: SimulatedNetwork;
  readonly address: string;
  readonly metric: number;
}

export class SimulatedHost {
  readonly name: string;
  readonly memoryBytes: number;
  readonly networks: readonly HostNetwork[];
  /** Those of its own and those it shares. */
  readonly volumes: readonly SimulatedVolume[];
  readonly acceptsCredSsp: boolean;
  readonly features: readonly FeatureVector[];
  isRunning = true;
  /** Whether it is told to take migrations. */
  isReceiving = true;
  readonly #listens: boolean;
  readonly #delegatesTo: readonly string[] | null;
  readonly #administrators: readonly string[] | null;

  constructor(
    description: HostDescription,
    networks: readonly HostNetwork[],
    volumes: readonly SimulatedVolume[],
  ) {
    const {
      name,
      memoryMB,
      processor = {},
      listens = true,
      acceptsCredSsp = true,
      delegatesTo = null,
      administrators = null,
    } = description;
    this.name = name;
    this.memoryBytes = megabytes(memoryMB);
    this.networks = networks;
    this.volumes = volumes;
    this.#listens = listens;
    this.acceptsCredSsp = acceptsCredSsp;
    this.features = featuresOf(processor);
    this.#delegatesTo = delegatesTo?.map((each) => each.toLowerCase()) ?? null;
    this.#administrators = administrators?.map((each) => each.toLowerCase()) ?? null;
  }

  get listens(): boolean {
    return this.#listens && this.isReceiving;
  }

  obeys(user: string): boolean {
    return this.#administrators?.includes(user.toLowerCase()) ?? true;
  }

  get listenerAddresses(): readonly string[] {
    return this.listens ? this.networks.map(({ address }) => address) : [];
  }

  delegatesTo(host: SimulatedHost): boolean {
    return this.#delegatesTo?.includes(host.name.toLowerCase()) ?? true;
  }

  /** The volume that a path lies on, the innermost where one lies in another; `null` where the host does not reach it. */
  volumeOf(path: string): SimulatedVolume | null {
    const holding = this.volumes.filter((volume) => volume.holds(path));
    return holding.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
  }
}

export type Power = "running" | "off" | "paused" | "saved";

export class SimulatedMachine {
  readonly id: string;
  readonly name: string;
  readonly memoryBytes: number;
  readonly dirtyBytesPerMs: number;
  readonly workingSetBytes: number;
  readonly needs: readonly FeatureVector[];
  readonly disks: SimulatedDisk[];
  /** Where its other files lie, by what they are for. */
  roots: Readonly<Record<string, string>> = {};
  power: Power;
  /** The one place that says where it lives. */
  host: SimulatedHost;
  isMigrating = false;

  constructor(description: MachineDescription, id: string, host: SimulatedHost) {
    const {
      name,
      memoryMB,
      power = "running",
      dirtyMBPerSecond = 50,
      workingSetMB = memoryMB / 2,
      disks = [],
      processor,
    } = description;
    this.id = id;
    this.name = name;
    this.host = host;
    this.power = power;
    this.memoryBytes = megabytes(memoryMB);
    this.dirtyBytesPerMs = megabytes(dirtyMBPerSecond) / 1000;
    this.workingSetBytes = megabytes(Math.min(workingSetMB, memoryMB));
    this.needs = processor === undefined ? host.features : featuresOf(processor);
    this.disks = disks.map(({ path, sizeMB }: DiskDescription) => ({
      path,
      bytes: megabytes(sizeMB),
    }));
  }

  /** What it takes of the memory of its host. */
  get residentBytes(): number {
    return this.power === "running" || this.power === "paused" ? this.memoryBytes : 0;
  }
}

export interface SimulatedDisk {
  path: string;
  readonly bytes: number;
}

/** A machine runs where every feature that it was started with is there, and where the lines of the cache are as long. */
function featuresOf({
  features = "0x0",
  xsave = "0x0",
  cacheLineFlushSize = 64,
}: ProcessorDescription): FeatureVector[] {
  return [
    { id: 1, comparison: "subset", value: BigInt(features) },
    { id: 2, comparison: "subset", value: BigInt(xsave) },
    { id: 3, comparison: "equal", value: BigInt(cacheLineFlushSize) },
  ];
}
