/**
 * Migration in stages: a planned machine at the destination first, in which everything that does not fit can be mended;
 * then checks until nothing is left to mend; then the move, into the planned machine.
 */
import { type Machine, type MigrationJob, MigrationType } from "./bindings.ts";
import { JobFailedError, PreconditionError } from "./failure.ts";
import type { JobProblem } from "./job-error.ts";
import { waitForJob } from "./job-watch.ts";
import { check, type LiveMigrationOptions, type MoveRequest, requireReady, start } from "./live-migration.ts";
import { normalizeGuid } from "./paths.ts";
import type { HostSession } from "./service.ts";

export interface StagedMigrationOptions extends LiveMigrationOptions {
  /** Mends the planned machine; `false` where that is not possible. */
  readonly mend: (planned: Machine, problems: readonly JobProblem[], round: number) => Promise<boolean>;
  /** How often to mend and check again. */
  readonly rounds?: number;
}

export interface StagedResult {
  readonly plannedId: string;
  readonly rounds: number;
  readonly job: MigrationJob | null;
}

export async function migrateStaged(
  source: HostSession,
  destination: HostSession,
  machineId: string,
  options: StagedMigrationOptions,
): Promise<StagedResult> {
  const addresses = await requireReady(source, destination);
  const planned = await plan(source, destination, machineId, addresses, options);
  const settings = await source.template(MigrationType.VirtualSystem);
  settings.DestinationIPAddressList = addresses;
  settings.DestinationPlannedVirtualSystemId = planned.Name;
  const request: MoveRequest = { machineId, destination, settings, newSystem: null, newDisks: null };
  const rounds = await mendUntilFit(source, planned, request, options);
  const path = await start(source, request, options);
  return { plannedId: planned.Name, rounds, job: path === null ? null : await waitForJob(source, path, options) };
}

async function plan(
  source: HostSession,
  destination: HostSession,
  machineId: string,
  addresses: readonly string[],
  options: StagedMigrationOptions,
): Promise<Machine> {
  const settings = await source.template(MigrationType.Staged);
  settings.DestinationIPAddressList = addresses;
  const job = await start(source, { machineId, destination, settings, newSystem: null, newDisks: null }, options);
  if (job !== null) await waitForJob(source, job, options);
  // The planned machine has the id of the one that it is to become.
  const name = normalizeGuid(machineId);
  for await (const machine of destination.machines(`Name = "${name}"`)) return machine;
  throw new PreconditionError(`${destination.host} has no planned machine ${name}.`);
}

/** How many rounds it took. */
async function mendUntilFit(
  source: HostSession,
  planned: Machine,
  request: MoveRequest,
  options: StagedMigrationOptions,
): Promise<number> {
  const { rounds = 3, mend } = options;
  for (let round = 0; ; round += 1) {
    try {
      await check(source, request, options);
      return round;
    } catch (error) {
      const isMendable = error instanceof JobFailedError && !error.isCancelled && round < rounds;
      if (!isMendable || !(await mend(planned, error.problems, round + 1))) throw error;
    }
  }
}
