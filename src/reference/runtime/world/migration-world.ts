/**
 * What a migration service asks of the world that its hosts stand in. Plain data on both sides: neither knows how a
 * schema calls any of it. Hosts and machines are named as people name them; a machine keeps its GUID wherever it lives.
 */
import type { Clock } from "../clock.ts";
import type { JobWork } from "../jobs/job-work.ts";
import type { MigrationProblem } from "./migration-problems.ts";
import type { MigrationPhase } from "./world-description.ts";

/** `staged`: only a planned machine is made at the destination, for a later migration to fill. */
export type MigrationKind =
  "machine" | "storage" | "machine-and-storage" | "staged" | "storage-check";

export interface MigrationRequest {
  readonly kind: MigrationKind;
  /** GUID, in capitals and without braces. */
  readonly machine: string;
  /** The name of the host that was asked, where the machine lives. */
  readonly source: string;
  /** Name or address as the client gave it; `null` where only storage moves within its host. */
  readonly destination: string | null;
  readonly transport: "tcp" | "smb";
  readonly compression: boolean;
  readonly authentication: "credssp" | "kerberos";
  /** Addresses of the destination that may be used; `null` leaves the choice. */
  readonly addresses: readonly string[] | null;
  /** GUID of a planned machine at the destination that this one becomes, or `null`. */
  readonly plannedMachine: string | null;
  /** New places of the machine's files by what they are for ("configuration", "snapshots", …). */
  readonly roots: Readonly<Record<string, string>>;
  /** New places of virtual disks; empty where no disk moves. */
  readonly disks: readonly DiskMove[];
  /** Whether the files stay at the source after their copies are in use. */
  readonly keepsCopies: boolean;
  /** Whether a file of the same name at the destination is replaced. */
  readonly overwrites: boolean;
  /** Whether to give up where the machine would stand still for too long. */
  readonly limitsBlackout: boolean;
  /** From this phase on it cannot be called off. */
  readonly finalFrom: MigrationPhase;
  /** How strongly the machine is slowed down while its memory is copied: 0 not at all, 1 or 2. */
  readonly slowsMachine: 0 | 1 | 2;
}

export interface DiskMove {
  /** Which disk: its identity or present path; `null` where the order of the list tells. */
  readonly disk: string | null;
  readonly path: string;
}

export interface HostView {
  readonly name: string;
  /** Where it listens for incoming migrations, as text without prefix length. */
  readonly listenerAddresses: readonly string[];
  readonly isRunning: boolean;
}

export interface MachineView {
  readonly id: string;
  /** For people; need not be unique. */
  readonly name: string;
  readonly host: string;
  readonly power: "running" | "off" | "paused" | "saved";
  /** Whether it is a shell at a destination that a migration may fill. */
  readonly isPlanned: boolean;
  /** Whether work of a migration, not a check, is under way with it. */
  readonly isMigrating: boolean;
}

export interface MachineChange {
  readonly kind: "added" | "changed" | "removed";
  readonly host: string;
  /** As it is after the change, or was before it was removed. */
  readonly machine: MachineView;
}

/** One number that a machine needs or a host offers; the same `id` belongs together. */
export interface FeatureVector {
  readonly id: number;
  /** How the machine's value, on the left, is compared with the host's. */
  readonly comparison:
    | "equal"
    | "superset"
    | "subset"
    | "disjoint"
    | "greater-than"
    | "greater-than-or-equal"
    | "less-than"
    | "less-than-or-equal"
    | "multiple"
    | "divisible";
  readonly value: bigint;
}

/** Why a service does nothing of what it is asked for: its host is down, the user may not ask, or something has gone wrong with the call. */
export const hindrances = [
  "absent",
  "denied",
  "fails",
  "times-out",
  "out-of-memory",
  "status-unknown",
] as const;
export type Hindrance = (typeof hindrances)[number];

export interface MigrationWorld {
  /** Gives it its time. To be called before anything begins in it. */
  runBy(clock: Clock): void;
  readonly hosts: readonly HostView[];
  /** By name without regard to case, or by an address of its. */
  findHost(nameOrAddress: string): HostView | null;
  machinesOn(host: string): readonly MachineView[];
  /** Work that has not begun: the first `advance` begins it. Whatever is wrong by then is its outcome. */
  migrate(request: MigrationRequest): JobWork<MigrationProblem>;
  /** Work that finds out whether `migrate` would succeed now, and changes nothing. */
  check(request: MigrationRequest): JobWork<MigrationProblem>;
  /** The answer of such a check at once: `null` where nothing stands in the way. */
  obstacle(request: MigrationRequest): MigrationProblem | null;
  /** What stands in the way of a call, whatever it asks for: `null` where nothing does. */
  hindrance(call: {
    readonly host: string;
    readonly method: string;
    readonly user: string;
  }): Hindrance | null;
  /** Whether a host is told to take migrations of machines, beside whether it can. */
  setReceiving(host: string, isReceiving: boolean): void;
  /** What the machine needs, or the host offers where `machine` is `null`. */
  features(host: string, machine: string | null): readonly FeatureVector[];
  /** Calls the listener after each change of a machine; the answer ends that. */
  watchMachines(listener: (change: MachineChange) => void): () => void;
}
