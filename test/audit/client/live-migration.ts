/** Moving a running machine to another host. */
import {
  type MachineSettings,
  CheckCode,
  checkCodes,
  type DiskSettings,
  MigrateCode,
  migrateCodes,
  type MigrationJob,
  type MigrationSettings,
  MigrationType,
  type Reference,
  TransportType,
} from "./bindings.ts";
import { adviceFor, isPassing, PreconditionError, RefusedError, refuse } from "./failure.ts";
import { waitForJob, type WatchOptions } from "./job-watch.ts";
import { machinePath } from "./paths.ts";
import { retry, type RetryPolicy } from "./retry.ts";
import { hindrances, readSettings } from "./service-settings.ts";
import { type HostSession, startedJob } from "./service.ts";

export interface MoveRequest {
  readonly machineId: string;
  /** `null` moves storage only, and the machine stays. */
  readonly destination: HostSession | null;
  readonly settings: MigrationSettings;
  readonly newSystem: MachineSettings | null;
  readonly newDisks: readonly DiskSettings[] | null;
}

export interface LiveMigrationOptions extends WatchOptions {
  readonly smb?: boolean;
  readonly retry?: RetryPolicy;
  /** Give up rather than let the machine stand still for too long at the end. */
  readonly strictBlackout?: boolean;
}

/** The job after its end, `null` where the host did all within the call. */
export async function migrateLive(
  source: HostSession,
  destination: HostSession,
  machineId: string,
  options: LiveMigrationOptions,
): Promise<MigrationJob | null> {
  const job = await startLive(source, destination, machineId, options);
  return job === null ? null : waitForJob(source, job, options);
}

/** The job for the caller to watch, `null` where the host did all within the call. */
export async function startLive(
  source: HostSession,
  destination: HostSession,
  machineId: string,
  options: LiveMigrationOptions,
): Promise<Reference<MigrationJob> | null> {
  const addresses = await requireReady(source, destination);
  const settings = await liveSettings(source, addresses, options);
  const request: MoveRequest = { machineId, destination, settings, newSystem: null, newDisks: null };
  await check(source, request, options);
  return start(source, request, options);
}

/** The addresses at which the destination listens. Throws a PreconditionError that names all that is in the way. */
export async function requireReady(source: HostSession, destination: HostSession): Promise<readonly string[]> {
  const sides = await Promise.all(
    [source, destination].map(async (session) => {
      const [settings, service] = await Promise.all([readSettings(session), session.readService()]);
      return { host: session.host, listeners: service.MigrationServiceListenerIPAddressList, settings };
    }),
  );
  const wrong = sides.flatMap(({ host, settings, listeners }) =>
    [...hindrances(settings, listeners)].map((text) => `${host}: ${text}`),
  );
  if (wrong.length > 0) throw new PreconditionError(`${wrong.join("; ")}.`);
  return (sides[1]?.listeners ?? []).filter((address) => !/^fe80:/i.test(address));
}

async function liveSettings(
  source: HostSession,
  addresses: readonly string[],
  options: LiveMigrationOptions,
): Promise<MigrationSettings> {
  const settings = await source.template(MigrationType.VirtualSystem);
  settings.TransportType = options.smb === true ? TransportType.SMB : TransportType.TCP;
  settings.DestinationIPAddressList = addresses;
  // On SMB the wire does it, if anybody.
  settings.EnableCompression = settings.TransportType === TransportType.TCP;
  settings.CancelIfBlackoutThresholdExceeded = options.strictBlackout ?? false;
  return settings;
}

/** Starts a move and tries again while the host is busy with the machine. */
export async function start(
  source: HostSession,
  request: MoveRequest,
  options: LiveMigrationOptions,
): Promise<Reference<MigrationJob> | null> {
  const attempt = async (): Promise<Reference<MigrationJob> | null> => {
    const output = await source.call("MigrateVirtualSystemToHost", inputOf(source, request));
    switch (output.ReturnValue) {
      case MigrateCode.CompletedWithNoError:
      case MigrateCode.MethodParametersCheckedJobStarted:
        return startedJob("MigrateVirtualSystemToHost", output, MigrateCode, migrateCodes);
      default:
        return refuse(
          "MigrateVirtualSystemToHost",
          output.ReturnValue,
          migrateCodes,
          adviceFor(output.ReturnValue),
          isPassing(output.ReturnValue),
        );
    }
  };
  const { clock, signal, retry: policy } = options;
  return retry(attempt, {
    clock,
    ...(signal === undefined ? {} : { signal }),
    ...(policy === undefined ? {} : { policy }),
    when: (error) => error instanceof RefusedError && error.isPassing,
  });
}

/** Throws what the move itself would throw, with nothing moved. */
export async function check(source: HostSession, request: MoveRequest, options: WatchOptions): Promise<void> {
  const { ReturnValue: code, Job: job } = await source.call("CheckVirtualSystemIsMigratable", inputOf(source, request));
  if (code === CheckCode.CompletedWithNoError) return;
  if (code === CheckCode.MethodParametersCheckedJobStarted) {
    const path = startedJob("CheckVirtualSystemIsMigratable", { ReturnValue: code, Job: job }, CheckCode, checkCodes);
    if (path !== null) await waitForJob(source, path, options);
    return;
  }
  refuse("CheckVirtualSystemIsMigratable", code, checkCodes);
}

function inputOf(source: HostSession, { machineId, destination, settings, newSystem, newDisks }: MoveRequest) {
  return {
    ComputerSystem: machinePath(source.host, machineId),
    DestinationHost: destination?.host ?? null,
    MigrationSettingData: settings,
    NewSystemSettingData: newSystem,
    NewResourceSettingData: newDisks,
  };
}
