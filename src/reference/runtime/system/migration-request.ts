/** The request that a call makes of the world, put together as a contract says. */
import { isInstanceValue, valueAt } from "../value-path.ts";
import type { DiskMove, MigrationKind, MigrationRequest } from "../world/migration-world.ts";
import type { RequestPart, ServiceBehavior } from "./service-behavior.ts";
import { type CallValues, listOf, sourceValue } from "./service-values.ts";

export function migrationRequest(
  behavior: Pick<ServiceBehavior, "request" | "roots" | "disks" | "finalFrom">,
  work: MigrationKind,
  values: CallValues,
  kind: number,
  who: Pick<MigrationRequest, "machine" | "source">,
): MigrationRequest {
  const part = (name: RequestPart): unknown => sourceValue(values, behavior.request[name], kind);
  const addresses = part("addresses");
  const slows = part("slowsMachine");
  return {
    ...who,
    kind: work,
    destination: textOrNull(part("destination")),
    transport: part("transport") === "smb" ? "smb" : "tcp",
    compression: part("compression") === true,
    authentication: part("authentication") === "kerberos" ? "kerberos" : "credssp",
    addresses: Array.isArray(addresses) ? addresses.map(String) : null,
    plannedMachine: textOrNull(part("plannedMachine")),
    keepsCopies: part("keepsCopies") === true,
    overwrites: part("overwrites") === true,
    finalFrom: behavior.finalFrom,
    limitsBlackout: part("limitsBlackout") === true,
    slowsMachine: slows === 1 || slows === 2 ? slows : 0,
    ...placesOf(behavior, work, values, kind),
  };
}

/** Where files go. A machine that moves alone has its files where both hosts reach them. */
function placesOf(
  behavior: Pick<ServiceBehavior, "roots" | "disks">,
  work: MigrationKind,
  values: CallValues,
  kind: number,
): Pick<MigrationRequest, "roots" | "disks"> {
  if (work === "machine") return { roots: {}, disks: [] };
  return {
    roots: rootsOf(behavior, values, kind),
    disks: listOf(valueAt(values, behavior.disks.list)).flatMap((disk) => diskOf(behavior, disk)),
  };
}

function rootsOf(
  { roots }: Pick<ServiceBehavior, "roots">,
  values: CallValues,
  kind: number,
): Record<string, string> {
  const places: Record<string, string> = {};
  for (const [root, sources] of Object.entries(roots)) {
    const place = sourceValue(values, sources, kind);
    if (typeof place === "string" && place !== "") places[root] = place;
  }
  return places;
}

function diskOf({ disks }: Pick<ServiceBehavior, "disks">, disk: unknown): DiskMove[] {
  const [path] = listOf(valueAt(disk, disks.path));
  return isInstanceValue(disk) && typeof path === "string"
    ? [{ disk: textOrNull(valueAt(disk, disks.disk)), path }]
    : [];
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
