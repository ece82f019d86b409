/** The networks over which a host takes migrations. */
import { isIPv4, isIPv6 } from "node:net";
import {
  Msvm_VirtualSystemMigrationNetworkSettingData as NetworkDescriptor,
  Msvm_VirtualSystemMigrationService_AddNetworkSettings_ReturnValue as AddCode,
  Msvm_VirtualSystemMigrationService_AddNetworkSettings_ReturnValue_ValueMap as addCodes,
  Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_ReturnValue as ModifyCode,
  Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_ReturnValue_ValueMap as modifyCodes,
  Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_ReturnValue as RemoveCode,
  Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_ReturnValue_ValueMap as removeCodes,
} from "../../../generated/index.js";
import type { MigrationNetwork } from "./bindings.ts";
import { waitForJob, type WatchOptions } from "./job-watch.ts";
import { settingPath } from "./paths.ts";
import { readSettings } from "./service-settings.ts";
import { type HostSession, startedJob } from "./service.ts";

/** Marks a network that a person entered; others come and go with the settings of the cluster. */
const userTag = "Microsoft:UserManaged";

export interface Subnet {
  readonly address: string;
  readonly prefix: number;
  readonly metric: number;
}

/** `10.0.0.0/24`, with a metric behind an `@`: `fd00::/64@100`. */
export function parseSubnet(text: string): Subnet {
  const [, address = "", prefixText = "", metricText = "0"] =
    /^([^/@]+)\/(\d{1,3})(?:@(\d+))?$/.exec(text.trim()) ?? [];
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
  const [prefix, metric] = [Number(prefixText), Number(metricText)];
  if (bits === 0 || prefixText === "" || prefix > bits)
    throw new RangeError(`"${text}" is not a network: write it as 10.0.0.0/24.`);
  if (bits === 32 && (addressBits(address) & ~maskOf(prefix)) !== 0)
    throw new RangeError(`${address} has bits beyond its prefix of ${prefix}.`);
  return { address, prefix, metric };
}

function addressBits(address: string): number {
  return address.split(".").reduce((bits, part) => ((bits << 8) | Number(part)) >>> 0, 0);
}

function maskOf(prefix: number): number {
  return prefix === 0 ? 0 : (0xffff_ffff << (32 - prefix)) >>> 0;
}

/** Whether a host with this IPv4 address would be reached over the network. */
export function contains({ address, prefix }: Subnet, host: string): boolean {
  return isIPv4(address) && isIPv4(host) && ((addressBits(address) ^ addressBits(host)) & maskOf(prefix)) === 0;
}

/** The networks in the order in which a migration tries them. */
export async function readNetworks(session: HostSession): Promise<readonly MigrationNetwork[]> {
  const { InstanceID } = await readSettings(session);
  const settings = settingPath(session.host, "Msvm_VirtualSystemMigrationServiceSettingData", InstanceID);
  const networks = await session.associated<MigrationNetwork>(settings, NetworkDescriptor);
  return networks.toSorted((left, right) => (left.Metric ?? 0) - (right.Metric ?? 0));
}

function networkOf({ address, prefix, metric }: Subnet, previous: MigrationNetwork | null): MigrationNetwork {
  return {
    Caption: null,
    Description: null,
    InstanceID: previous?.InstanceID ?? "",
    ElementName: previous?.ElementName ?? `${address}/${prefix}`,
    SubnetNumber: address,
    PrefixLength: prefix,
    Metric: metric,
    Tags: previous?.Tags ?? [userTag],
  };
}

export interface NetworkChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Makes the networks that people entered those that are wanted; networks with other tags stay as they are. */
export async function setNetworks(
  session: HostSession,
  wanted: readonly Subnet[],
  options: WatchOptions,
): Promise<NetworkChanges> {
  const present = new Map<string, MigrationNetwork>();
  for (const network of await readNetworks(session)) {
    if (network.Tags?.includes(userTag) === true)
      present.set(`${network.SubnetNumber}/${network.PrefixLength}`, network);
  }
  const added: MigrationNetwork[] = [];
  const changed: MigrationNetwork[] = [];
  for (const subnet of wanted) {
    const key = `${subnet.address}/${subnet.prefix}`;
    const previous = present.get(key);
    present.delete(key);
    if (previous === undefined) added.push(networkOf(subnet, null));
    else if (previous.Metric !== subnet.metric) changed.push(networkOf(subnet, previous));
  }
  const removed = [...present.values()];
  if (added.length > 0) await add(session, added, options);
  if (changed.length > 0) await modify(session, changed, options);
  if (removed.length > 0) await remove(session, removed, options);
  return { added: added.length, changed: changed.length, removed: removed.length };
}

async function add(session: HostSession, networks: readonly MigrationNetwork[], options: WatchOptions): Promise<void> {
  const answer = await session.call("AddNetworkSettings", { NetworkSettings: networks });
  const job = startedJob("AddNetworkSettings", answer, AddCode, addCodes);
  if (job !== null) await waitForJob(session, job, options);
}

async function modify(
  session: HostSession,
  networks: readonly MigrationNetwork[],
  options: WatchOptions,
): Promise<void> {
  const answer = await session.call("ModifyNetworkSettings", { NetworkSettings: networks });
  const job = startedJob("ModifyNetworkSettings", answer, ModifyCode, modifyCodes);
  if (job !== null) await waitForJob(session, job, options);
}

/** Wants paths where the other two want instances. */
async function remove(
  session: HostSession,
  networks: readonly MigrationNetwork[],
  options: WatchOptions,
): Promise<void> {
  const paths = networks.map(({ InstanceID }) =>
    settingPath<MigrationNetwork>(session.host, NetworkDescriptor.name, InstanceID),
  );
  const answer = await session.call("RemoveNetworkSettings", { NetworkSettings: paths });
  const job = startedJob("RemoveNetworkSettings", answer, RemoveCode, removeCodes);
  if (job !== null) await waitForJob(session, job, options);
}
