/** What stands in the way of a migration, group by group in the order in which a migration comes across it. */
import { unmetFeatures } from "./feature-comparison.ts";
import { type MigrationProblem, problem } from "./migration-problems.ts";
import { findRoute } from "./migration-route.ts";
import type { MigrationRequest } from "./migration-world.ts";
import type { SimulatedDisk, SimulatedHost, SimulatedMachine } from "./simulated-host.ts";
import { megabytes, type SimulatedVolume } from "./simulated-volume.ts";
import type { WorldState } from "./world-state.ts";

/** Who takes part in a migration. */
export interface Parties {
  readonly machine: SimulatedMachine;
  readonly source: SimulatedHost;
  /** `null` where only storage moves within the source. */
  readonly destination: SimulatedHost | null;
}

/** A disk that is to lie elsewhere. */
export interface DiskCopy {
  readonly disk: SimulatedDisk;
  readonly from: SimulatedVolume;
  readonly to: SimulatedVolume;
  readonly path: string;
}

/** The parties, or why there can be none. */
export function findParties(
  state: WorldState,
  request: MigrationRequest,
): Parties | MigrationProblem {
  const source = state.findHost(request.source);
  const machine = state.findMachine(request.machine);
  if (source === null || machine === null || machine.host !== source)
    return problem(
      "MachineNotFound",
      { host: request.source, id: request.machine },
      request.machine,
    );
  if (!source.isRunning) return problem("SourceFailed", { host: source.name }, source.name);
  if (request.kind === "storage") return { machine, source, destination: null };
  if (request.destination === null) return problem("DestinationMissing", {}, null);
  const destination = state.findHost(request.destination);
  if (destination === null)
    return problem("HostUnknown", { host: request.destination }, request.destination);
  if (destination === source) return problem("SameHost", { host: source.name }, source.name);
  return { machine, source, destination };
}

/** Between the hosts: nothing, where no other host takes part. */
export function connectionObstacles(
  { source, destination }: Parties,
  request: MigrationRequest,
): MigrationProblem[] {
  if (destination === null) return [];
  const { name } = destination;
  if (
    !destination.isRunning ||
    findRoute(source, destination, { ...request, addresses: null }) === null
  )
    return [problem("HostUnreachable", { host: name }, name)];
  if (!destination.listens) return [problem("HostDoesNotListen", { host: name }, name)];
  if (findRoute(source, destination, request) === null)
    return [
      problem(
        "AddressUnknown",
        { host: name, addresses: request.addresses?.join(", ") ?? "" },
        name,
      ),
    ];
  return isAuthenticated(source, destination, request)
    ? []
    : [credentialsRefused(destination, request)];
}

export function credentialsRefused(
  { name }: SimulatedHost,
  { authentication }: MigrationRequest,
): MigrationProblem {
  return problem(
    "CredentialsRefused",
    { host: name, credentials: authentication === "kerberos" ? "Kerberos delegation" : "CredSSP" },
    name,
  );
}

function isAuthenticated(
  source: SimulatedHost,
  destination: SimulatedHost,
  { authentication }: MigrationRequest,
): boolean {
  return authentication === "kerberos"
    ? source.delegatesTo(destination)
    : destination.acceptsCredSsp;
}

/** At the host that the machine or its storage goes to. */
export function destinationObstacles(
  state: WorldState,
  parties: Parties,
  request: MigrationRequest,
): MigrationProblem[] {
  const { kind } = request;
  if (kind === "staged") return identityObstacles(state, parties, request);
  if (kind === "storage" || kind === "storage-check")
    return storageObstacles(state, parties, request);
  return [
    ...identityObstacles(state, parties, request),
    ...hardwareObstacles(state, parties),
    ...storageObstacles(state, parties, request),
  ];
}

function identityObstacles(
  state: WorldState,
  { machine, destination }: Parties,
  { plannedMachine }: MigrationRequest,
): MigrationProblem[] {
  if (destination === null) return [];
  const { name } = destination;
  if (plannedMachine === null)
    return state.plannedAt(destination, machine.id) === null
      ? []
      : [problem("IdentityInUse", { host: name, id: machine.id }, name)];
  const isThere =
    plannedMachine.toUpperCase() === machine.id &&
    state.plannedAt(destination, plannedMachine) !== null;
  return isThere
    ? []
    : [problem("PlannedMachineNotFound", { host: name, id: plannedMachine }, name)];
}

function hardwareObstacles(
  state: WorldState,
  { machine, destination }: Parties,
): MigrationProblem[] {
  if (destination === null) return [];
  const { name } = destination;
  const unmet = machine.power === "off" ? [] : unmetFeatures(machine.needs, destination.features);
  const free = state.freeMemory(destination);
  return [
    ...(unmet.length === 0
      ? []
      : [
          problem(
            "ProcessorIncompatible",
            { host: name, vectors: unmet.map(({ id }) => id).join(", ") },
            name,
          ),
        ]),
    ...(machine.residentBytes <= free
      ? []
      : [
          problem(
            "NotEnoughMemory",
            { host: name, needed: inMB(machine.residentBytes), free: inMB(free) },
            name,
          ),
        ]),
  ];
}

function storageObstacles(
  state: WorldState,
  { machine, source, destination }: Parties,
  request: MigrationRequest,
): MigrationProblem[] {
  const target = destination ?? source;
  const obstacles = request.disks.flatMap(({ disk }, index) =>
    diskOf(machine, disk, index) === null
      ? [problem("DiskNotFound", { disk: disk ?? `number ${index + 1}` }, machine.name)]
      : [],
  );
  const needed = new Map<SimulatedVolume, number>();
  const claimed = new Set<string>();
  for (const disk of machine.disks) {
    const path = newPath({ machine, source, destination }, disk, request);
    const volume = target.volumeOf(path ?? disk.path);
    if (path === null) {
      if (volume !== source.volumeOf(disk.path))
        obstacles.push(
          problem("DiskNotReachable", { disk: disk.path, host: target.name }, disk.path),
        );
      continue;
    }
    if (volume === null) {
      obstacles.push(problem("VolumeNotFound", { disk: path, host: target.name }, path));
      continue;
    }
    const isClaimed = claimed.size === claimed.add(path.toLowerCase()).size;
    if (isClaimed || !mayWrite(state, volume, path, request))
      obstacles.push(problem("FileExists", { disk: path, host: target.name }, path));
    const bytes = (needed.get(volume) ?? 0) + disk.bytes;
    needed.set(volume, bytes);
    if (bytes > volume.freeBytes)
      obstacles.push(
        problem(
          "NotEnoughSpace",
          { disk: path, needed: inMB(bytes), free: inMB(volume.freeBytes) },
          path,
        ),
      );
  }
  return obstacles;
}

/** Whether a file may be put there: nothing is, or something that is to be replaced and that no machine uses. */
export function mayWrite(
  { machines }: WorldState,
  volume: SimulatedVolume,
  path: string,
  { overwrites }: MigrationRequest,
): boolean {
  if (volume.sizeOf(path) === null) return true;
  return (
    overwrites &&
    ![...machines.values()].some(({ host, disks }) =>
      disks.some((disk) => isSamePath(disk.path, path) && host.volumeOf(disk.path) === volume),
    )
  );
}

/** The disks that have to be copied, where there are no obstacles. */
export function diskCopies(parties: Parties, request: MigrationRequest): DiskCopy[] {
  const { machine, source, destination } = parties;
  return machine.disks.flatMap((disk) => {
    const path = newPath(parties, disk, request);
    const from = source.volumeOf(disk.path);
    const to = path === null ? null : (destination ?? source).volumeOf(path);
    return path === null || from === null || to === null ? [] : [{ disk, from, to, path }];
  });
}

/** Where a disk is to lie; `null` where it stays: nobody asked for it, or it lies there already. */
function newPath(
  { machine, source, destination }: Parties,
  disk: SimulatedDisk,
  { disks }: MigrationRequest,
): string | null {
  const path =
    disks.find((each, index) => diskOf(machine, each.disk, index) === disk)?.path ?? null;
  const stays =
    path !== null &&
    isSamePath(path, disk.path) &&
    (destination ?? source).volumeOf(path) === source.volumeOf(disk.path);
  return stays ? null : path;
}

/** The disk that a move means: by its path, or by the place of the move in the list. */
function diskOf(
  { disks }: SimulatedMachine,
  path: string | null,
  index: number,
): SimulatedDisk | null {
  return (path === null ? disks[index] : disks.find((disk) => isSamePath(disk.path, path))) ?? null;
}

function isSamePath(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function inMB(bytes: number): string {
  return String(Math.floor(bytes / megabytes(1)));
}
