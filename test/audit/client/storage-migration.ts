/** Moving the files of a machine: to other folders of its host, or along with it to another host. */
import { Msvm_StorageAllocationSettingData, Msvm_VirtualSystemSettingData } from "../../../generated/index.js";
import { type DiskSettings, type MachineSettings, type MigrationJob, MigrationType } from "./bindings.ts";
import { PreconditionError } from "./failure.ts";
import { waitForJob, waitPatiently } from "./job-watch.ts";
import { check, type LiveMigrationOptions, type MoveRequest, requireReady, start } from "./live-migration.ts";
import { machinePath } from "./paths.ts";
import type { HostSession } from "./service.ts";

export interface StorageMigrationOptions extends LiveMigrationOptions {
  /** Folder for everything; the disks go into `Virtual Hard Disks` below it. */
  readonly folder: string;
  /** Leave the disks at the source, for somebody to remove later. */
  readonly keepCopies?: boolean;
  readonly onSize?: (bytes: bigint) => void;
}

const diskFolder = "Virtual Hard Disks";
const diskExtension = /\.(?:vhd|vhdx|avhd|avhdx|vhds)$/i;

/** The machine stays where it is. The job after its end, `null` where there was nothing to move. */
export async function migrateStorage(
  session: HostSession,
  machineId: string,
  options: StorageMigrationOptions,
): Promise<MigrationJob | null> {
  const settings = await session.template(MigrationType.Storage);
  settings.RetainVhdCopiesOnSource = options.keepCopies ?? false;
  settings.DestinationIPAddressList = null;
  const { newSystem, newDisks } = await newPlaces(session, machineId, options.folder);
  if (newSystem === null && newDisks.length === 0) return null;
  options.onSize?.(totalBytes(newDisks));
  const request: MoveRequest = { machineId, destination: null, settings, newSystem, newDisks };
  await check(session, request, options);
  const job = await start(session, request, options);
  return job === null ? null : waitPatiently(session, job, options);
}

/** Machine and files in one go; a check of the storage at the destination comes first. */
export async function migrateWithStorage(
  source: HostSession,
  destination: HostSession,
  machineId: string,
  options: StorageMigrationOptions,
): Promise<MigrationJob | null> {
  const addresses = await requireReady(source, destination);
  const places = await newPlaces(source, machineId, options.folder);
  const deep = { ...(await source.template(MigrationType.StorageDeepCheck)), DestinationIPAddressList: addresses };
  await check(source, { machineId, destination, settings: deep, ...places }, options);

  const settings = await source.template(MigrationType.VirtualSystemAndStorage);
  settings.DestinationIPAddressList = addresses;
  settings.RetainVhdCopiesOnSource = options.keepCopies ?? false;
  const job = await start(source, { machineId, destination, settings, ...places }, options);
  return job === null ? null : waitForJob(source, job, options);
}

interface Places {
  readonly newSystem: MachineSettings | null;
  readonly newDisks: readonly DiskSettings[];
}

async function newPlaces(session: HostSession, machineId: string, folder: string): Promise<Places> {
  const machine = machinePath(session.host, machineId);
  const [[system], disks] = await Promise.all([
    session.associated<MachineSettings>(machine, Msvm_VirtualSystemSettingData),
    session.associated<DiskSettings>(machine, Msvm_StorageAllocationSettingData),
  ]);
  if (system === undefined) throw new PreconditionError(`${session.host} has no machine ${machineId}.`);
  const newDisks = disks.flatMap((disk) => {
    const moved = moveDisk(disk, folder);
    return moved === null ? [] : [moved];
  });
  return { newSystem: system.ConfigurationDataRoot === folder ? null : moveRoots(system, folder), newDisks };
}

function moveRoots(system: MachineSettings, folder: string): MachineSettings {
  const roots = {
    ConfigurationDataRoot: folder,
    SnapshotDataRoot: folder,
    SuspendDataRoot: folder,
    SwapFileDataRoot: folder,
    GuestStateDataRoot: folder,
  };
  return { ...system, ...roots };
}

/** `null` for a drive without a file (a DVD, a disk of the host itself) and for a disk that is there already. */
function moveDisk(disk: DiskSettings, folder: string): DiskSettings | null {
  const path = disk.HostResource?.[0];
  if (path === undefined || !diskExtension.test(path)) return null;
  const target = joinWindows(folder, diskFolder, path.slice(path.lastIndexOf("\\") + 1));
  return target.toLowerCase() === path.toLowerCase()
    ? null
    : { ...disk, HostResource: [target, ...(disk.HostResource ?? []).slice(1)] };
}

export function joinWindows(...parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part.replace(/\\+$/, "") : part.replace(/^\\+|\\+$/g, "")))
    .join("\\");
}

/** What all disks take together, in the blocks that their settings count in. */
export function totalBytes(disks: readonly DiskSettings[]): bigint {
  return disks.reduce(
    (sum, { VirtualQuantity: blocks, VirtualResourceBlockSize: size }) => sum + (blocks ?? 0n) * (size ?? 1n),
    0n,
  );
}

export function formatBytes(bytes: bigint): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let [amount, index] = [Number(bytes), 0];
  while (amount >= 1024 && index < units.length - 1) {
    amount /= 1024;
    index += 1;
  }
  return `${amount.toFixed(index === 0 || amount >= 100 ? 0 : 1)} ${units[index]}`;
}
