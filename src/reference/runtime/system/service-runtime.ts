/**
 * A service of one host: takes calls, looks at what its contract names, starts jobs in the world that the host stands in,
 * and keeps the instances around it up to date.
 */
import { CimError, CimStatus } from "../../../runtime/cim-error.ts";
import { allMethods, allProperties, type ClassDescriptor } from "../../../runtime/descriptor.ts";
import { keyNames } from "../../../runtime/dispatcher-instance.ts";
import type { JobEngine } from "../jobs/job-engine.ts";
import type { JobSlots } from "../jobs/job-slots.ts";
import { isReference } from "../../../runtime/predicates.ts";
import type { Reference } from "../../../runtime/reference.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { valueOf } from "../../../runtime/value-map.ts";
import { isInstanceValue, valueAt } from "../value-path.ts";
import { readFeatures, writeFeatures } from "../world/feature-blob.ts";
import { unmetFeatures } from "../world/feature-comparison.ts";
import { problem } from "../world/migration-problems.ts";
import type {
  FeatureVector,
  MachineView,
  MigrationRequest,
  MigrationWorld,
} from "../world/migration-world.ts";
import { migrationRequest } from "./migration-request.ts";
import { inWords, workInWords } from "./problem-words.ts";
import { type Refusal, refusalError, refusalText } from "./refusals.ts";
import type {
  MigrationKindBehavior,
  ServiceAction,
  ServiceBehavior,
  ServiceCheck,
  ServiceMethod,
  ValueSources,
} from "./service-behavior.ts";
import { type CheckContext, passesCheck } from "./service-checks.ts";
import { ServiceInstances } from "./service-instances.ts";
import { type CallValues, listOf, sourceValue } from "./service-values.ts";

/** What a method gives back; `job` where it has started one. */
export interface ServiceAnswer {
  readonly code: number;
  readonly out: Readonly<Record<string, unknown>>;
  readonly job: Reference | null;
}

export interface ServiceParts<Job extends object, Given extends object> {
  readonly world: MigrationWorld;
  readonly host: string;
  readonly store: ObjectStore;
  readonly jobs: JobEngine<Job, Given>;
  readonly slots: JobSlots;
  readonly newId: () => string;
  /** On whose behalf jobs run. */
  readonly user: string;
  readonly findClass: (name: string) => ClassDescriptor | undefined;
}

export class ServiceRuntime<Job extends object = object, Given extends object = object> {
  readonly behavior: ServiceBehavior<Given>;
  readonly instances: ServiceInstances;
  readonly #parts: ServiceParts<Job, Given>;
  /** Codes that calls are to be answered with whatever they ask for, by method. */
  readonly #answers = new Map<string, number[]>();
  /** The jobs that move a machine, by its GUID. */
  readonly #movers = new Map<string, string>();
  readonly #refusalListeners = new Set<(refusal: Refusal) => void>();

  constructor(behavior: ServiceBehavior<Given>, parts: ServiceParts<Job, Given>) {
    this.behavior = behavior;
    this.#parts = parts;
    const { store, world, host, slots } = parts;
    this.instances = new ServiceInstances(behavior, {
      store,
      world,
      host,
      takenOf: (slot) => slots.taken(slot),
    });
    store.events.together(() => this.instances.makeAll());
    this.#receive();
    world.watchMachines(({ kind, host: where, machine }) => {
      if (where.toLowerCase() !== host.toLowerCase()) return;
      if (kind === "added") this.instances.addMachine(machine);
      else if (kind === "removed") this.instances.removeMachine(machine);
      else this.instances.refreshMachine(machine);
    });
  }

  /** How many slots of a kind the settings allow; NULL is no limit. */
  limitOf(slot: string): number {
    const limit = valueAt(this.#settings(), [this.behavior.limits[slot] ?? ""]);
    return typeof limit === "number" ? limit : Infinity;
  }

  /**
   * Answers the next call of a method with the code of this label, whatever it asks for: for codes that nothing in the
   * world leads to. Throws a RangeError where the method has no such label.
   */
  answerNext(method: string, label: string): void {
    const descriptor = allMethods(this.behavior.descriptor).find(({ name }) => name === method);
    const code = descriptor?.valueMap == null ? null : valueOf(descriptor.valueMap, label);
    if (typeof code !== "number")
      throw new RangeError(
        `${method} of ${this.behavior.descriptor.name} does not return "${label}".`,
      );
    this.#answers.set(method, [...(this.#answers.get(method) ?? []), code]);
  }

  /** Calls a method with values that have the types of its parameters. */
  call(name: string, input: CallValues): ServiceAnswer {
    const planned = this.#answers.get(name)?.shift();
    if (planned !== undefined) return { code: planned, out: {}, job: null };
    const method = this.behavior.methods[name];
    if (method === undefined)
      throw new CimError(
        CimStatus.NOT_SUPPORTED,
        `${this.behavior.descriptor.name} does not support ${name}.`,
      );
    const { host, user, store, world } = this.#parts;
    const hindrance =
      method.hindered === undefined ? null : world.hindrance({ host, method: name, user });
    if (hindrance !== null)
      return { code: method.hindered?.[hindrance] ?? method.code, out: {}, job: null };
    return store.events.together(() => this.#answer(name, method, input));
  }

  /** Tells of each call that a check refuses, and why; the answer ends that. */
  watchRefusals(listener: (refusal: Refusal) => void): () => void {
    this.#refusalListeners.add(listener);
    return () => void this.#refusalListeners.delete(listener);
  }

  #refuse(method: string, check: ServiceCheck, values: CallValues): void {
    if (this.#refusalListeners.size === 0) return;
    const reason = refusalText(check, values);
    const refusal: Refusal = {
      ...{
        method,
        code: check.otherwise,
        check: check.check,
        of: (check.of ?? []).join("."),
        reason,
      },
      error: this.behavior.reason(refusalError(check, reason)),
    };
    for (const listener of [...this.#refusalListeners]) listener(refusal);
  }

  #answer(name: string, method: ServiceMethod, input: CallValues): ServiceAnswer {
    const machine = this.#machineIn(input);
    const values: CallValues = {
      ...input,
      settings: this.#settings(),
      user: this.#parts.user,
      machine,
    };
    const kind = valueAt(values, this.behavior.kind);
    const context: CheckContext = {
      ...{ store: this.#parts.store, values, machine },
      classOf: (parameter) => this.#embeddedClass(name, parameter),
      nameOf: (target) => this.instances.nameOf(target),
      isHost: (target, name) => this.instances.isOfHost(target, name),
      hasSlot: () =>
        this.#parts.slots.isFreeFor({
          slots: this.behavior.kinds.get(Number(kind))?.slots ?? [],
        }),
      isBusy: ({ id, isMigrating }) => isMigrating || this.#isMoving(id),
    };
    const failed = method.checks
      ?.filter(({ kinds }) => kinds?.includes(kind as number) !== false)
      .find((check) => !passesCheck(check, context));
    if (failed !== undefined) {
      this.#refuse(name, failed, values);
      return { code: failed.otherwise, out: {}, job: null };
    }
    return {
      code: method.code,
      out: {},
      job: null,
      ...this.#act(name, method.action, values, machine, typeof kind === "number" ? kind : 0),
    };
  }

  #act(
    method: string,
    action: ServiceAction,
    values: CallValues,
    machine: MachineView | null,
    kind: number,
  ): Partial<ServiceAnswer> {
    const { world, host } = this.#parts;
    switch (action.does) {
      case "answer":
        return {};
      case "migrate":
      case "check":
        return { job: this.#startJob(action.does, values, this.#existing(machine), kind) };
      case "checkNow":
        return {
          out: {
            [action.out]:
              world.obstacle(this.#request(values, this.#existing(machine), kind)) === null,
          },
        };
      case "add":
        for (const instance of listOf(values[action.of]))
          this.#add(instance, this.#embeddedClass(method, action.of));
        return {};
      case "modify":
        for (const instance of listOf(values[action.of]))
          this.#modify(instance, this.#embeddedClass(method, action.of));
        return {};
      case "remove":
        for (const target of listOf(values[action.of]))
          if (isReference(target)) this.#parts.store.remove(target);
        return {};
      case "describe":
        return { out: { [action.out]: writeFeatures(this.#needsOf(machine)) } };
      case "list":
        return {
          out: {
            [action.out]: (machine === null
              ? world.features(host, null)
              : this.#needsOf(machine)
            ).map((vector) => this.behavior.vector(vector)),
          },
        };
      case "compare":
        return this.#compare(action, listOf(values[action.of]) as readonly number[]);
    }
  }

  #startJob(
    how: "migrate" | "check",
    values: CallValues,
    machine: MachineView,
    kind: number,
  ): Reference {
    const { world, jobs } = this.#parts;
    const behavior = this.#kindBehavior(kind);
    const type = how === "migrate" ? behavior.migrates : behavior.checks;
    const request = this.#request(values, machine, kind);
    const all: CallValues = { ...values, job: { type: type ?? null } };
    const given = Object.fromEntries(
      Object.entries<ValueSources>(this.behavior.given).map(([name, sources]) => [
        name,
        sourceValue(all, sources, kind),
      ]),
    ) as Given;
    const work = workInWords(
      this.behavior.problems,
      how === "migrate" ? world.migrate(request) : world.check(request),
    );
    return jobs.start(
      given,
      work,
      how === "migrate" ? behavior.slots : this.behavior.slotsOfChecks,
      (job, id) => {
        if (how === "migrate") this.#movers.set(machine.id, id);
        this.instances.addJob(job, machine);
      },
    );
  }

  #isMoving(machine: string): boolean {
    const id = this.#movers.get(machine);
    const job = id === undefined ? null : this.#parts.jobs.find(id);
    return job !== null && !job.hasEnded;
  }

  #request(values: CallValues, machine: MachineView, kind: number): MigrationRequest {
    return migrationRequest(this.behavior, this.#kindBehavior(kind).work, values, kind, {
      machine: machine.id,
      source: this.#parts.host,
    });
  }

  #kindBehavior(kind: number): MigrationKindBehavior {
    const behavior = this.behavior.kinds.get(kind);
    if (behavior !== undefined) return behavior;
    throw new CimError(
      CimStatus.FAILED,
      `The contract lets a migration of the unknown kind ${kind} pass.`,
    );
  }

  #existing(machine: MachineView | null): MachineView {
    if (machine !== null) return machine;
    throw new CimError(CimStatus.FAILED, "The contract lets a migration without a machine pass.");
  }

  /** The machine that one of the parameters refers to. */
  #machineIn(input: CallValues): MachineView | null {
    for (const value of Object.values(input)) {
      const machine = isReference(value) ? this.instances.machineOf(value) : null;
      if (machine !== null) return machine;
    }
    return null;
  }

  /** What a machine needs; of the host as a whole, what all of its machines need. */
  #needsOf(machine: MachineView | null): FeatureVector[] {
    const { world, host } = this.#parts;
    const machines = machine === null ? world.machinesOn(host) : [machine];
    const all = machines.flatMap(({ id }) => world.features(host, id));
    return [
      ...new Map(
        all.map((vector) => [`${vector.id} ${vector.comparison} ${vector.value}`, vector]),
      ).values(),
    ];
  }

  #compare(
    { out, incompatible }: Extract<ServiceAction, { does: "compare" }>,
    bytes: readonly number[],
  ): Partial<ServiceAnswer> {
    const { world, host } = this.#parts;
    const unmet = unmetFeatures(readFeatures(bytes) ?? [], world.features(host, null));
    if (unmet.length === 0) return { out: { [out]: null } };
    const reasons = unmet.map(({ id, comparison, value }) => {
      const details = {
        host,
        vector: String(id),
        comparison: comparison.replaceAll("-", " "),
        value: `0x${value.toString(16)}`,
      };
      return this.behavior.reason(
        inWords(this.behavior.problems, problem("FeatureMissing", details, host)),
      );
    });
    return { code: incompatible, out: { [out]: reasons } };
  }

  #add(instance: unknown, cls: ClassDescriptor | null): void {
    const { store, newId } = this.#parts;
    if (!isInstanceValue(instance) || cls === null) return;
    const [key] = keyNames(cls);
    const id = key === undefined ? {} : { [key]: `Microsoft:${newId()}` };
    this.instances.accompany(store.put(cls, { ...instance, ...id }));
  }

  /** What is NULL in the new instance stays as it was, and so does what is required and empty. */
  #modify(instance: unknown, cls: ClassDescriptor | null): void {
    const { store, slots } = this.#parts;
    if (!isInstanceValue(instance) || cls === null) return;
    const known = store.find(store.refer(cls, instance));
    if (known === null) return;
    const required = new Set(
      allProperties(cls)
        .filter(({ isRequired }) => isRequired)
        .map(({ name }) => name),
    );
    const changes = Object.fromEntries(
      Object.entries(instance).filter(
        ([name, value]) => value !== null && (value !== "" || !required.has(name)),
      ),
    );
    store.put(known.descriptor, { ...known.read(), ...changes });
    this.#receive();
    slots.examine();
  }

  /** Has the host take migrations as the settings say. */
  #receive(): void {
    this.#parts.world.setReceiving(
      this.#parts.host,
      valueAt({ settings: this.#settings() }, this.behavior.receives) === true,
    );
    this.instances.refreshHost();
  }

  #settings(): Readonly<Record<string, unknown>> {
    return (this.#parts.store.find(this.instances.named(this.behavior.settings))?.read() ??
      {}) as Readonly<Record<string, unknown>>;
  }

  #embeddedClass(method: string, parameter: string): ClassDescriptor | null {
    const descriptor = allMethods(this.behavior.descriptor).find(({ name }) => name === method);
    const type = descriptor?.parameters.find(({ name }) => name === parameter)?.type;
    return typeof type === "object" && "embedded" in type && type.embedded !== null
      ? (this.#parts.findClass(type.embedded) ?? null)
      : null;
  }
}
