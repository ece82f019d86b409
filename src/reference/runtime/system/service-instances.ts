/** The instances around a service: made from templates for its host, the machines and the kinds of migrations, and kept up to date. */
import { DateTime } from "../../../runtime/datetime.ts";
import { isReference } from "../../../runtime/predicates.ts";
import { formatReference, type Reference } from "../../../runtime/reference.ts";
import { isSameReference, type ObjectStore, type StoredObject } from "../store/object-store.ts";
import type { MachineView, MigrationWorld } from "../world/migration-world.ts";
import { orNull } from "./behavior-values.ts";
import type { HostMoment, InstanceTemplate, Refer, ServiceBehavior } from "./service-behavior.ts";

/** What the instances stand in and are made of. */
export interface SurroundingsOfService {
  readonly store: ObjectStore;
  readonly world: MigrationWorld;
  /** The name of the host that the service is on. */
  readonly host: string;
  /** How many slots of a kind are taken. */
  readonly takenOf: (slot: string) => number;
}

type Names = Map<string, Reference<never>>;

interface Origin {
  readonly name: string;
  readonly machine: string | null;
}

export class ServiceInstances {
  readonly #behavior: ServiceBehavior;
  readonly #parts: SurroundingsOfService;
  /** By the names that the contract gives them. */
  readonly #ofHost: Names = new Map();
  /** The same of each machine, and of each planned one. */
  readonly #ofMachines = new Map<string, Names>();
  /** Which instance was made under which name. */
  readonly #origins = new Map<StoredObject, Origin>();

  constructor(behavior: ServiceBehavior, parts: SurroundingsOfService) {
    this.#behavior = behavior;
    this.#parts = parts;
  }

  makeAll(): void {
    for (const template of this.#templates("host"))
      this.#put(template, template.make(this.#moment(), this.#refer()), this.#ofHost);
    for (const kind of this.#behavior.kinds.keys()) {
      const names: Names = new Map();
      for (const template of this.#templates("kind"))
        this.#put(template, template.make({ ...this.#moment(), kind }, this.#refer(names)), names);
    }
    for (const machine of this.#parts.world.machinesOn(this.#parts.host)) this.addMachine(machine);
  }

  addMachine(machine: MachineView): void {
    const names: Names = new Map();
    this.#ofMachines.set(keyOf(machine), names);
    for (const template of this.#templates(scopeOf(machine)))
      this.#put(
        template,
        template.make({ ...this.#moment(), machine }, this.#refer(names)),
        names,
        machine.id,
      );
  }

  removeMachine(machine: MachineView): void {
    for (const named of this.#ofMachines.get(keyOf(machine))?.values() ?? []) {
      const object = this.#parts.store.find(named);
      if (object !== null) this.#origins.delete(object);
      this.#parts.store.remove(named);
    }
    this.#ofMachines.delete(keyOf(machine));
  }

  /** Makes those anew that change with the host. */
  refreshHost(): void {
    for (const template of this.#templates("host"))
      if (template.isLive) this.#renew(template, template.make(this.#moment(), this.#refer()));
  }

  refreshMachine(machine: MachineView): void {
    const refer = this.#refer(this.#ofMachines.get(keyOf(machine)));
    for (const template of this.#templates(scopeOf(machine)))
      if (template.isLive)
        this.#renew(template, template.make({ ...this.#moment(), machine }, refer));
  }

  /** Makes what goes with a job of a machine: associations, mostly. */
  addJob(job: Reference, machine: MachineView): void {
    const names: Names = new Map([
      ...(this.#ofMachines.get(keyOf(machine)) ?? []),
      ["job", job as Reference<never>],
    ]);
    for (const template of this.#templates("job"))
      this.#put(template, template.make({ ...this.#moment(), machine }, this.#refer(names)), names);
  }

  /** Makes what goes with an instance that a client has added. */
  accompany(added: Reference): void {
    const names: Names = new Map([[this.#behavior.added, added as Reference<never>]]);
    for (const template of this.#templates("added"))
      this.#put(template, template.make(this.#moment(), this.#refer(names)), names);
  }

  /** The instance that the contract makes under a name for the host. */
  named(name: string): Reference {
    return this.#refer()(name);
  }

  /** Under which name the contract makes the instance that a reference is to; `null` where it is none of those. */
  nameOf(target: Reference): string | null {
    return this.#originOf(target)?.name ?? null;
  }

  /** Whether the contract makes an instance with this reference under a name for any host of the world. */
  isOfHost(target: Reference, name: string): boolean {
    const template = this.#templates("host").find((each) => each.name === name);
    if (template === undefined) return false;
    const { store, world } = this.#parts;
    return world.hosts.some((host) => {
      const instance = template.make(this.#moment(host.name), this.#refer());
      const keys = instance as Readonly<Record<string, unknown>>;
      return isSameReference(store.refer(template.descriptor, keys), target);
    });
  }

  /** The machine whose instance a reference is to. */
  machineOf(target: Reference): MachineView | null {
    const machine = this.#originOf(target)?.machine ?? null;
    return machine === null
      ? null
      : (this.#parts.world.machinesOn(this.#parts.host).find(({ id }) => id === machine) ?? null);
  }

  #originOf(target: Reference): Origin | null {
    const object = this.#parts.store.find(target);
    return object === null ? null : (this.#origins.get(object) ?? null);
  }

  #templates<Per extends InstanceTemplate["per"]>(
    per: Per,
  ): Extract<InstanceTemplate, { per: Per }>[] {
    return this.#behavior.templates.filter(
      (template): template is Extract<InstanceTemplate, { per: Per }> => template.per === per,
    );
  }

  #put(
    { descriptor, name }: InstanceTemplate,
    instance: object,
    names: Names,
    machine: string | null = null,
  ): void {
    const made = this.#parts.store.put(descriptor, instance);
    if (name === undefined) return;
    names.set(name, made as Reference<never>);
    const object = this.#parts.store.find(made);
    if (object !== null) this.#origins.set(object, { name, machine });
  }

  #renew({ descriptor }: InstanceTemplate, instance: object): void {
    const known = this.#parts.store.find(
      this.#parts.store.refer(descriptor, instance as Readonly<Record<string, unknown>>),
    );
    if (known === null || !hasSameValues(known.read(), instance))
      this.#parts.store.put(descriptor, instance);
  }

  #refer(more: Names = new Map()): Refer {
    return (name) => {
      const reference = more.get(name) ?? this.#ofHost.get(name);
      if (reference === undefined)
        throw new Error(`The contract makes no instance "${name}" before this one.`);
      return reference;
    };
  }

  #moment(name = this.#parts.host): HostMoment {
    const { world, takenOf: taken } = this.#parts;
    return {
      host: {
        name,
        listenerAddresses: orNull(world.findHost(name)?.listenerAddresses ?? []),
        taken,
      },
    };
  }
}

function scopeOf({ isPlanned }: MachineView): "machine" | "planned" {
  return isPlanned ? "planned" : "machine";
}

/** A planned machine has the GUID of the one that it is for. */
function keyOf(machine: MachineView): string {
  return `${scopeOf(machine)} ${machine.id}`;
}

/** Values are scalars, datetimes, references and lists of them. */
function hasSameValues(a: object, b: object): boolean {
  const [left, right] = [a, b].map((instance) =>
    Object.entries(instance)
      .map(([name, value]) => `${name}=${textOf(value)}`)
      .join("\n"),
  );
  return left === right;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(textOf).join()}}`;
  if (isReference(value)) return formatReference(value);
  return typeof value === "object" && !(value instanceof DateTime)
    ? JSON.stringify(value)
    : String(value);
}
