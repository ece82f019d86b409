/** Everything that can go wrong with a migration, by name, and what there is to tell of it. Numbers and words are a matter of contracts. */

/** Of each problem what its words may name. */
export const migrationProblems = {
  // The whole
  MigrationFailed: ["machine", "host", "id"],
  CheckFailed: ["machine", "host", "id"],
  // The machine and its host
  MachineNotFound: ["host", "id"],
  MachineInUse: ["machine"],
  SourceFailed: ["host"],
  // The way to the destination
  DestinationMissing: [],
  HostUnknown: ["host"],
  SameHost: ["host"],
  HostUnreachable: ["host"],
  AddressUnknown: ["host", "addresses"],
  HostDoesNotListen: ["host"],
  CredentialsRefused: ["host", "credentials"],
  ConnectionLost: ["host"],
  // The destination
  DestinationFailed: ["host"],
  IdentityInUse: ["host", "id"],
  PlannedMachineNotFound: ["host", "id"],
  ProcessorIncompatible: ["host", "vectors"],
  NotEnoughMemory: ["host", "needed", "free"],
  // Storage
  DiskNotFound: ["disk"],
  DiskNotReachable: ["disk", "host"],
  VolumeNotFound: ["disk", "host"],
  FileExists: ["disk", "host"],
  NotEnoughSpace: ["disk", "needed", "free"],
  DiskFull: ["disk"],
  // The end
  BlackoutTooLong: ["expected", "allowed"],
  SourceNotCleaned: ["host"],
  // What is told of a machine that is elsewhere
  FeatureMissing: ["host", "vector", "comparison", "value"],
} as const;

export type MigrationProblemName = keyof typeof migrationProblems;

export interface MigrationProblem {
  readonly name: MigrationProblemName;
  /** What its words may name, in the order of the table. */
  readonly details: Readonly<Record<string, string>>;
  /** What is at fault: the name of a host or a machine, a path; `null` where that is not known. */
  readonly source: string | null;
  /** What led to it, the nearest cause first. */
  readonly causes: readonly MigrationProblem[];
}

export function problem<Name extends MigrationProblemName>(
  name: Name,
  details: Readonly<Record<(typeof migrationProblems)[Name][number], string>>,
  source: string | null,
  causes: readonly MigrationProblem[] = [],
): MigrationProblem {
  return { name, details, source, causes };
}

/** Ends a migration that cannot go on. */
export class MigrationFault extends Error {
  override readonly name = "MigrationFault";
  readonly problem: MigrationProblem;

  constructor(cause: MigrationProblem) {
    super(cause.name);
    this.problem = cause;
  }
}
