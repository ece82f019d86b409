/** Everything that can go wrong with a migration, in one table: its number, its kind as the schema labels it, its words. */
import type { WorkError } from "../jobs/job-work.ts";

interface ErrorEntry {
  /** Of the range that Hyper-V's jobs and methods take theirs from. */
  readonly code: number;
  readonly type: string | null;
  readonly describe: (...parts: readonly string[]) => string;
}

function entry(code: number, type: string | null, describe: (...parts: readonly string[]) => string): ErrorEntry {
  return { code, type, describe };
}

const failed = 32768;
const accessDenied = 32769;
const inUse = 32774;
const invalidState = 32775;
const notAvailable = 32777;
const outOfMemory = 32778;
const fileNotFound = 32779;
const notCompatible = 32784;
const exists = 32788;
const notFound = 32789;

const entries = {
  // The whole
  MigrationFailed: entry(failed, null, (machine, host, id) => `Moving the virtual machine "${machine}" failed at the source host "${host}". (Virtual machine ID ${id})`),
  CheckFailed: entry(failed, null, (machine, host, id) => `The virtual machine "${machine}" of the host "${host}" cannot be moved as asked for. (Virtual machine ID ${id})`),
  // The machine and its host
  MachineNotFound: entry(notFound, "Software Error", (machine, host) => `The host "${host}" has no virtual machine ${machine}.`),
  MachineInUse: entry(inUse, "Software Error", (machine) => `The virtual machine "${machine}" is already being moved.`),
  SourceFailed: entry(notAvailable, "Hardware Error", (host) => `The source host "${host}" has failed.`),
  // The way to the destination
  DestinationMissing: entry(failed, "Software Error", () => "No destination host was named."),
  HostUnknown: entry(notAvailable, "Communications Error", (host) => `There is no host "${host}": its name or address is not known.`),
  SameHost: entry(failed, "Software Error", (host) => `The destination "${host}" is the host on which the virtual machine is.`),
  HostUnreachable: entry(notAvailable, "Communications Error", (host) => `The host "${host}" cannot be reached.`),
  AddressUnknown: entry(notAvailable, "Communications Error", (host, addresses) => `The host "${host}" listens at none of the addresses ${addresses}.`),
  HostDoesNotListen: entry(invalidState, "Communications Error", (host) => `The host "${host}" does not listen for migrations.`),
  CredentialsRefused: entry(accessDenied, "Security Error", (host, how) => `The host "${host}" refused the connection: no credentials are available for ${how} (0x8009030E).`),
  ConnectionLost: entry(notAvailable, "Communications Error", (host) => `The connection to the host "${host}" was lost.`),
  // The destination
  DestinationFailed: entry(notAvailable, "Hardware Error", (host) => `The destination host "${host}" has failed.`),
  IdentityInUse: entry(exists, "Software Error", (host, id) => `The host "${host}" has a virtual machine or a planned one with the ID ${id} already.`),
  PlannedMachineNotFound: entry(notFound, "Software Error", (host, id) => `The host "${host}" has no planned virtual machine with the ID ${id}.`),
  ProcessorIncompatible: entry(notCompatible, "Hardware Error", (host, features) => `The processor of the host "${host}" lacks what the virtual machine uses (vectors ${features}).`),
  NotEnoughMemory: entry(outOfMemory, "Oversubscription Error", (host, needed, free) => `The host "${host}" has ${free} MB of memory left, and the virtual machine needs ${needed} MB.`),
  // Storage
  DiskNotFound: entry(fileNotFound, "Software Error", (disk) => `The virtual machine has no disk "${disk}".`),
  DiskNotReachable: entry(fileNotFound, "Software Error", (path, host) => `The host "${host}" does not reach the disk "${path}", and it was not asked to be moved.`),
  VolumeNotFound: entry(fileNotFound, "Software Error", (path, host) => `The host "${host}" has no volume for "${path}".`),
  FileExists: entry(exists, "Software Error", (path, host) => `The file "${path}" is there already at the host "${host}".`),
  NotEnoughSpace: entry(failed, "Oversubscription Error", (path, needed, free) => `There are ${free} MB left for "${path}", and ${needed} MB are needed.`),
  DiskFull: entry(failed, "Oversubscription Error", (path) => `The volume of "${path}" is full.`),
  // The end
  BlackoutTooLong: entry(failed, "Quality of Service Error", (expected, allowed) => `The virtual machine would stand still for ${expected} ms, and ${allowed} ms are allowed.`),
  SourceNotCleaned: entry(failed, "Software Error", (host) => `The virtual machine was moved, but its files could not be removed from the host "${host}".`),
} as const;

export type MigrationErrorId = keyof typeof entries;

/** @param source what is at fault: the name of a host or a machine, a path, or `null` */
export function migrationError(id: MigrationErrorId, parts: readonly string[], source: string | null, causes: readonly WorkError[] = []): WorkError {
  const { code, type, describe } = entries[id];
  return { code, description: describe(...parts), messageId: id, messageArguments: parts, errorType: type, errorSource: source, causes };
}

/** Ends a migration that cannot go on. */
export class MigrationFault extends Error {
  override readonly name = "MigrationFault";
  readonly error: WorkError;

  constructor(error: WorkError) {
    super(error.description);
    this.error = error;
  }
}
