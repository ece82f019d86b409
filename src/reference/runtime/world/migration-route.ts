/** The networks that a migration goes over, and how fast it gets on. */
import type { CapacityUser } from "./capacity.ts";
import type { MigrationRequest } from "./migration-world.ts";
import type { SimulatedHost, SimulatedNetwork } from "./simulated-host.ts";

/** Memory shrinks to about half; the processor keeps up with that. */
const compressionRatio = 2;

/** The part of a network's speed that TCP and SMB leave for the data. */
const efficiency = { tcp: 0.94, smb: 0.97 } as const;

export class MigrationRoute {
  readonly #networks: readonly SimulatedNetwork[];
  readonly #request: MigrationRequest;

  constructor(networks: readonly SimulatedNetwork[], request: MigrationRequest) {
    this.#networks = networks;
    this.#request = request;
  }

  get isUp(): boolean {
    return this.#networks.some(({ isUp }) => isUp);
  }

  /** For one who uses it now, beside all others. */
  get bytesPerMs(): number {
    const up = this.#networks.filter(({ isUp }) => isUp);
    return (
      up.reduce((sum, { speed }) => sum + speed.share, 0) * efficiency[this.#request.transport]
    );
  }

  /** As `bytesPerMs`, for memory. SMB sends it as it is. */
  get memoryBytesPerMs(): number {
    const { compression, transport } = this.#request;
    return this.bytesPerMs * (compression && transport === "tcp" ? compressionRatio : 1);
  }

  enter(user: CapacityUser): void {
    for (const { speed } of this.#networks) speed.enter(user);
  }

  leave(user: CapacityUser): void {
    for (const { speed } of this.#networks) speed.leave(user);
  }
}

/**
 * The networks that both hosts stand in and that the request allows: SMB uses them all at once, TCP the one with the
 * lowest metric at the source. `null` where there is none.
 */
export function findRoute(
  source: SimulatedHost,
  destination: SimulatedHost,
  request: MigrationRequest,
): MigrationRoute | null {
  const allowed = destination.networks.filter(
    ({ address, network }) => network.isUp && (request.addresses?.includes(address) ?? true),
  );
  const common = source.networks
    .filter(({ network }) => allowed.some((each) => each.network === network))
    .sort((a, b) => a.metric - b.metric);
  const used = request.transport === "smb" ? common : common.slice(0, 1);
  return used.length === 0
    ? null
    : new MigrationRoute(
        used.map(({ network }) => network),
        request,
      );
}
