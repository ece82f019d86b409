/** The settings of the service: read through the association, changed as a copy that is handed back whole. */
import {
  Msvm_VirtualSystemMigrationService_ModifyServiceSettings_ReturnValue as ModifyCode,
  Msvm_VirtualSystemMigrationService_ModifyServiceSettings_ReturnValue_ValueMap as modifyCodes,
  Msvm_VirtualSystemMigrationServiceSettingData_AuthenticationType as Authentication,
  Msvm_VirtualSystemMigrationServiceSettingData,
} from "../../../generated/index.js";
import type { ServiceSettings } from "./bindings.ts";
import { PreconditionError } from "./failure.ts";
import { waitForJob, type WatchOptions } from "./job-watch.ts";
import { type HostSession, startedJob } from "./service.ts";

/** What an administrator may change. */
export type SettingsPatch = Partial<
  Pick<
    ServiceSettings,
    | "EnableVirtualSystemMigration"
    | "MaximumActiveVirtualSystemMigration"
    | "MaximumActiveStorageMigration"
    | "AuthenticationType"
    | "EnableCompression"
    | "EnableSmbTransport"
  >
>;

/** More at a time than this only makes all of them slower. */
const sensibleMaximum = 32;

export async function readSettings(session: HostSession): Promise<ServiceSettings> {
  const [settings] = await session.associated<ServiceSettings>(
    session.service,
    Msvm_VirtualSystemMigrationServiceSettingData,
  );
  if (settings === undefined) throw new PreconditionError(`${session.host} has no settings for migrations.`);
  return settings;
}

/** Hands back the settings as they are in force afterwards. */
export async function changeSettings(
  session: HostSession,
  patch: SettingsPatch,
  options: WatchOptions,
): Promise<ServiceSettings> {
  for (const maximum of [patch.MaximumActiveVirtualSystemMigration, patch.MaximumActiveStorageMigration]) {
    if (typeof maximum === "number" && (maximum < 1 || maximum > sensibleMaximum)) {
      throw new RangeError(`${maximum} migrations at a time are not from 1 to ${sensibleMaximum}.`);
    }
  }
  const current = await readSettings(session);
  const changed: ServiceSettings = { ...current, ...patch };
  if (isSame(current, changed)) return current;
  const answer = await session.call("ModifyServiceSettings", { ServiceSettingData: changed });
  const job = startedJob("ModifyServiceSettings", answer, ModifyCode, modifyCodes);
  if (job !== null) await waitForJob(session, job, options);
  return readSettings(session);
}

function isSame(left: ServiceSettings, right: ServiceSettings): boolean {
  const other = new Map<string, unknown>(Object.entries(right));
  return Object.entries(left).every(([name, value]) => other.get(name) === value);
}

/** What stands in the way of a live migration from here or to here. */
export function* hindrances(settings: ServiceSettings, listeners: readonly string[] | null): Generator<string> {
  if (settings.EnableVirtualSystemMigration !== true) yield "migrations of machines are not allowed";
  if (settings.MaximumActiveVirtualSystemMigration === 0) yield "no migration may be going on at any time";
  if ((listeners ?? []).length === 0) yield "it listens at no address";
}

export function describeAuthentication(type: Authentication | null): string {
  switch (type) {
    case Authentication.Kerberos:
      return "Kerberos, with delegation between the hosts";
    case Authentication.CredSSP:
      return "CredSSP: migrations start at the source only";
    case null:
      return "not set";
  }
}

/** Compression is of no effect once SMB carries the memory. */
export function transportLabel({ EnableSmbTransport: smb, EnableCompression: compressed }: ServiceSettings): string {
  if (smb === true) return "SMB";
  return compressed === true ? "TCP, compressed" : "TCP";
}
