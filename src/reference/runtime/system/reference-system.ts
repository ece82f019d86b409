/** The hosts of a world with a service on each, as clients reach them: what generated code fills in is only what depends on the schema. */
import { type Clock, VirtualClock } from "../clock.ts";
import type { ClassDescriptor } from "../../../runtime/descriptor.ts";
import { Dispatcher } from "../../../runtime/dispatcher.ts";
import { guids } from "../guid.ts";
import type { JobBehavior } from "../jobs/job-behavior.ts";
import { JobEngine } from "../jobs/job-engine.ts";
import { JobSlots } from "../jobs/job-slots.ts";
import type { InstanceProvider } from "../../../runtime/provider.ts";
import type { ClassTypes, InstanceEvents } from "../store/instance-events.ts";
import { ObjectStore } from "../store/object-store.ts";
import type { MigrationWorld } from "../world/migration-world.ts";
import type { ServiceBehavior } from "./service-behavior.ts";
import { ServiceRuntime } from "./service-runtime.ts";
import { TextClient } from "./text-client.ts";

export interface ReferenceOptions<Profile extends string, C extends Clock> {
  /** Whose documents to follow; the first one of the contracts if nothing is said. */
  readonly profile?: Profile;
  /** A virtual one, which stands still until somebody lets time pass, if nothing is said. */
  readonly clock?: C;
  /** The same seed gives the same keys of jobs; 1 if nothing is said. */
  readonly seed?: number;
  /** On whose behalf jobs run. */
  readonly user?: string;
}

/** How a service and its jobs behave in one profile. */
export interface ProfileBehavior<Job extends object, Given extends object> {
  readonly service: ServiceBehavior<Given>;
  readonly job: JobBehavior<Job, Given>;
}

/** What generated code knows of its classes. */
export interface ReferenceSchema<Profile extends string, Job extends object, Given extends object> {
  readonly namespace: string;
  readonly defaultProfile: Profile;
  readonly profiles: Readonly<Record<Profile, ProfileBehavior<Job, Given>>>;
  /** The classes whose instances travel as texts. */
  readonly embedded: readonly ClassDescriptor[];
  providers(host: ReferenceHost<Job, Given>): InstanceProvider[];
}

/** One host: its instances, its service, and the ways to them. */
export class ReferenceHost<
  Job extends object = object,
  Given extends object = object,
  Classes extends object = ClassTypes,
> {
  readonly name: string;
  readonly store: ObjectStore;
  readonly jobs: JobEngine<Job, Given>;
  readonly service: ServiceRuntime<Job, Given>;
  /** For clients with typed instances. */
  readonly dispatcher: Dispatcher;
  /** For clients whose paths and embedded instances are texts. */
  readonly text: TextClient;

  constructor(name: string, world: MigrationWorld, parts: HostParts<Job, Given>) {
    const { schema, behavior, clock, newId, user } = parts;
    this.name = name;
    this.store = new ObjectStore({ host: name, namespace: schema.namespace });
    const slots: JobSlots = new JobSlots(
      (slot) => this.service.limitOf(slot),
      () => this.service.instances.refreshHost(),
    );
    this.jobs = new JobEngine(behavior.job, { clock, store: this.store, slots, newId });
    const byName = new Map(
      schema.embedded.map((descriptor) => [descriptor.name.toLowerCase(), descriptor]),
    );
    const findClass = (className: string): ClassDescriptor | undefined =>
      byName.get(className.toLowerCase());
    this.service = new ServiceRuntime(behavior.service, {
      world,
      host: name,
      store: this.store,
      jobs: this.jobs,
      slots,
      newId,
      user,
      findClass,
    });
    this.dispatcher = new Dispatcher(schema.providers(this));
    this.text = new TextClient(
      this.dispatcher,
      { host: name, namespace: schema.namespace },
      findClass,
      (className, method, input) => {
        if (className !== behavior.service.descriptor.name) return null;
        const { code, out } = this.service.call(method, input);
        return { ...out, ReturnValue: code };
      },
    );
  }

  /** Creation, modification and deletion of its instances. */
  get events(): InstanceEvents<Classes> {
    // What the store holds of a class was made by generated code, which `Classes` comes from too.
    return this.store.events as object as InstanceEvents<Classes>;
  }
}

interface HostParts<Job extends object, Given extends object> {
  readonly schema: ReferenceSchema<string, Job, Given>;
  readonly behavior: ProfileBehavior<Job, Given>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly user: string;
}

export class ReferenceSystem<
  Job extends object = object,
  Given extends object = object,
  Classes extends object = ClassTypes,
  C extends Clock = Clock,
> {
  readonly clock: C;
  readonly hosts: readonly ReferenceHost<Job, Given, Classes>[];

  constructor(
    world: MigrationWorld,
    clock: C,
    options: ReferenceOptions<string, C>,
    schema: ReferenceSchema<string, Job, Given>,
  ) {
    const { profile = schema.defaultProfile, seed = 1, user = "CONTOSO\\Administrator" } = options;
    const behavior = schema.profiles[profile];
    if (behavior === undefined)
      throw new RangeError(
        `The profile "${profile}" does not exist; there is ${Object.keys(schema.profiles).join(" and ")}.`,
      );
    // Other keys than those that a world makes of the same seed.
    const newId = guids(~seed);
    this.clock = clock;
    world.runBy(clock);
    this.hosts = world.hosts.map(
      ({ name }) => new ReferenceHost(name, world, { schema, behavior, clock, newId, user }),
    );
  }

  /** A host by its name. Throws a RangeError where there is none. */
  host(name: string): ReferenceHost<Job, Given, Classes> {
    const named = this.hosts.find((host) => host.name.toLowerCase() === name.toLowerCase());
    if (named === undefined)
      throw new RangeError(
        `The host "${name}" does not exist; the hosts are ${this.hosts.map((host) => host.name).join(" and ")}.`,
      );
    return named;
  }
}

/** The clock that was asked for, else a virtual one, which `C` is if nobody says otherwise. */
export function clockOf<C extends Clock>(options: ReferenceOptions<string, C>): C {
  return options.clock ?? (new VirtualClock() as Clock as C);
}
