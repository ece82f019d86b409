/** The machines of a host, as somebody who wants to move them looks at them. */
import { labelOf, vendor } from "../../../generated/index.js";
import { EnabledState, enabledStates, type Machine, MachineStatus } from "./bindings.ts";
import { ExpiringCache } from "./cache.ts";
import type { Clock } from "./clock.ts";
import { normalizeGuid } from "./paths.ts";
import type { HostSession } from "./service.ts";

/** States of Hyper-V for machines, beyond those of the schema. */
export const paused: EnabledState = vendor(enabledStates, 32768);
export const suspended: EnabledState = vendor(enabledStates, 32769);

export type Mobility = "live" | "storage-only" | "moving" | "none";

/** Whether a machine can be moved at the moment, and how. */
export function mobilityOf({ EnabledState: state, OperationalStatus: status }: Machine): Mobility {
  const [first, second] = status ?? [];
  if (first === MachineStatus.InService) return second === MachineStatus.MigratingVirtualMachine ? "moving" : "none";
  if (status?.some((value) => value === MachineStatus.NoContact || value === MachineStatus.LostCommunication) === true)
    return "none";
  if (state === EnabledState.Enabled || state === paused) return "live";
  return state === EnabledState.Disabled || state === suspended ? "storage-only" : "none";
}

export function powerLabel(state: EnabledState | null): string {
  if (state === null) return "unknown";
  const own = new Map([
    [EnabledState.Enabled, "running"],
    [EnabledState.Disabled, "off"],
    [paused, "paused"],
    [suspended, "saved"],
  ]);
  return own.get(state) ?? labelOf(enabledStates, state)?.toLowerCase() ?? `state ${state}`;
}

function byName({ ElementName: left }: Machine, { ElementName: right }: Machine): number {
  return (left ?? "") < (right ?? "") ? -1 : left === right ? 0 : 1;
}

export class Inventory {
  readonly #machines: ExpiringCache<string, readonly Machine[]>;

  constructor(sessions: readonly HostSession[], clock: Clock, lifetimeMs = 15_000) {
    const byHost = new Map(sessions.map((session) => [session.host.toLowerCase(), session]));
    const load = async (host: string): Promise<readonly Machine[]> => {
      const session = byHost.get(host);
      if (session === undefined) throw new RangeError(`${host} is none of ${[...byHost.keys()].join(", ")}.`);
      const machines: Machine[] = [];
      // The host itself is of the same class.
      for await (const machine of session.machines()) if (normalizeGuid(machine.Name) !== null) machines.push(machine);
      return machines.toSorted(byName);
    };
    this.#machines = new ExpiringCache(load, clock, lifetimeMs);
  }

  machinesOf(host: string): Promise<readonly Machine[]> {
    return this.#machines.get(host.toLowerCase());
  }

  /** By id or by display name, of which there may be several. */
  async find(host: string, text: string): Promise<Machine> {
    const id = normalizeGuid(text);
    const machines = await this.machinesOf(host);
    const found = machines.filter(({ Name, ElementName }) =>
      id === null ? ElementName?.toLowerCase() === text.toLowerCase() : Name.toUpperCase() === id,
    );
    const [machine] = found;
    if (machine === undefined) throw new RangeError(`${host} has no machine "${text}".`);
    if (found.length > 1) throw new RangeError(`${host} has ${found.length} machines "${text}": give the id of one.`);
    return machine;
  }

  forget(host: string): void {
    this.#machines.delete(host.toLowerCase());
  }
}
