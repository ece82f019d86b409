/**
 * What a simulated world consists of, as plain data that JSON can hold. Sizes are in MB (2^20 bytes), rates of networks
 * in Mbit/s (10^6 bits per second), rates of memory and disks in MB/s.
 */

export interface WorldDescription {
  /** The same seed gives the same world with the same times; 1 if nothing is said. */
  readonly seed?: number;
  readonly networks: readonly NetworkDescription[];
  /** Storage that several hosts reach. */
  readonly sharedVolumes?: readonly SharedVolumeDescription[];
  readonly hosts: readonly HostDescription[];
  readonly machines: readonly MachineDescription[];
  readonly faults?: readonly FaultDescription[];
  readonly callFaults?: readonly CallFaultDescription[];
}

/** Hosts that stand in the same network reach each other. */
export interface NetworkDescription {
  readonly name: string;
  readonly mbitPerSecond: number;
}

export interface VolumeDescription {
  /** The folder or drive that its files lie below: `D:\`, `\\FILES\vms`. */
  readonly path: string;
  readonly sizeMB: number;
  /** What other files take up; 0 if nothing is said. */
  readonly usedMB?: number;
  /** Of reading as of writing; 500 if nothing is said. */
  readonly mbPerSecond?: number;
}

export interface SharedVolumeDescription extends VolumeDescription {
  /** The hosts that reach it; all if nothing is said. */
  readonly hosts?: readonly string[];
}

export interface HostDescription {
  readonly name: string;
  readonly memoryMB: number;
  readonly networks: readonly HostNetworkDescription[];
  readonly volumes?: readonly VolumeDescription[];
  readonly processor?: ProcessorDescription;
  /** The users that its service obeys; all if nothing is said. */
  readonly administrators?: readonly string[];
  /** Whether it listens for incoming migrations; it does if nothing is said. */
  readonly listens?: boolean;
  /** Whether it accepts the credentials of a client that is signed in at the source; it does if nothing is said. */
  readonly acceptsCredSsp?: boolean;
  /** The hosts that it may act at on behalf of a client (Kerberos constrained delegation); all if nothing is said. */
  readonly delegatesTo?: readonly string[];
}

export interface HostNetworkDescription {
  readonly network: string;
  readonly address: string;
  /** The lowest is preferred; 0 if nothing is said. */
  readonly metric?: number;
}

/** Bits as hexadecimal text with `0x`, for JSON's numbers are too small. */
export interface ProcessorDescription {
  readonly features?: string;
  readonly xsave?: string;
  readonly cacheLineFlushSize?: number;
}

export interface MachineDescription {
  /** For people. */
  readonly name: string;
  /** A GUID; made from the seed if nothing is said. */
  readonly id?: string;
  readonly host: string;
  /** `running` if nothing is said. */
  readonly power?: "running" | "off" | "paused" | "saved";
  readonly memoryMB: number;
  /** How fast it changes its memory while it runs; 50 if nothing is said. */
  readonly dirtyMBPerSecond?: number;
  /** The part of its memory that it changes at all; half of it if nothing is said. */
  readonly workingSetMB?: number;
  readonly disks?: readonly DiskDescription[];
  /** What it needs; what its host offers if nothing is said. */
  readonly processor?: ProcessorDescription;
}

export interface DiskDescription {
  readonly path: string;
  readonly sizeMB: number;
}

/** `credentials-refused` comes up while connecting, whatever the moment says; with a `question` the migration waits for an answer. */
export type FaultKind =
  | "credentials-refused"
  | "connection-lost"
  | "disk-full"
  | "source-fails"
  | "destination-fails"
  | "question";

/** In the order in which a migration goes through them, as far as it has them. */
export const migrationPhases = [
  "connecting",
  "preparing",
  "storage",
  "memory",
  "blackout",
  "finishing",
] as const;
export type MigrationPhase = (typeof migrationPhases)[number];

/** Something that goes wrong once, with the next migration that it fits. */
export interface FaultDescription {
  readonly fault: FaultKind;
  /** Name or GUID of the machine whose migration it hits; any if nothing is said. */
  readonly machine?: string;
  /** Once the migration has come so far. */
  readonly atPercent?: number;
  /** As soon as the migration is in this phase. With `atPercent` too, both have to hold. */
  readonly inPhase?: MigrationPhase;
}

export type CallFaultKind = "fails" | "times-out" | "out-of-memory" | "status-unknown";

/** Something that goes wrong once, with the next call of a service that it fits. */
export interface CallFaultDescription {
  readonly fault: CallFaultKind;
  /** The host whose service is called; any if nothing is said. */
  readonly host?: string;
  /** The method; any if nothing is said. */
  readonly method?: string;
}
