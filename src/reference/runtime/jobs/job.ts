/** One job: its state, its work and the time that passes for it. The engine decides, the job keeps what is so. */
import { DateTime } from "../../../runtime/datetime.ts";
import type { ClassDescriptor } from "../../../runtime/descriptor.ts";
import type { Reference } from "../../../runtime/reference.ts";
import type { StoredObject } from "../store/object-store.ts";
import type { JobBehavior, JobMoment } from "./job-behavior.ts";
import type { SlotTaker } from "./job-slots.ts";
import { type JobWork, type WorkError, type WorkProgress, withCauses } from "./job-work.ts";

const noTime: DateTime = DateTime.interval({});

export class Job<Instance extends object, Given extends object>
  implements StoredObject<Instance>, SlotTaker
{
  readonly behavior: JobBehavior<Instance, Given>;
  readonly id: string;
  readonly reference: Reference<Instance>;
  readonly given: Given;
  readonly slots: readonly string[];
  readonly work: JobWork;
  readonly submitted: number;
  /** What clients have written. */
  written: Partial<Instance> = {};
  state: number;
  percent = 0;
  phase = "";
  cancellable = true;
  started: number | null = null;
  changed: number | null = null;
  ended: number | null = null;
  error: WorkError | null = null;
  /** What is to be said although it ended well. */
  warnings: readonly WorkError[] = [];
  /** Whether it shall be removed once it has ended; `null` leaves that to the class. */
  removesItself: boolean | null = null;
  /** Whether a client has asked for its end, so that its work is over whatever the state. */
  isStopping = false;
  /** Forgets what is to happen next. */
  forget: () => void = () => {};
  #begin: () => void;
  #now: () => number;
  /** The time up to which the work has been told of. */
  #told: number | null = null;
  #ranMs = 0;
  /** Moments as the schema has them, made when somebody first reads them. */
  readonly #instants: { submitted?: DateTime; started?: DateTime; changed?: DateTime } = {};

  constructor(behavior: JobBehavior<Instance, Given>, parts: JobParts<Instance, Given>) {
    this.behavior = behavior;
    this.id = parts.id;
    this.reference = parts.reference;
    this.given = parts.given;
    this.slots = parts.slots;
    this.work = parts.work;
    this.state = behavior.states.initial;
    this.submitted = parts.now();
    this.#now = parts.now;
    this.#begin = parts.begin;
  }

  get descriptor(): ClassDescriptor {
    return this.behavior.descriptor;
  }

  get hasEnded(): boolean {
    return this.ended !== null;
  }

  get isRunning(): boolean {
    return this.state === this.behavior.states.running;
  }

  /** Whether its work knows of all time that has passed. */
  get isUpToDate(): boolean {
    return this.#told === this.#now();
  }

  begin(): void {
    this.#begin();
  }

  enter(state: number): void {
    const now = this.#now();
    if (this.isRunning && this.#told !== null) this.#ranMs += now - this.#told;
    if (this.isRunning) this.work.hold?.();
    this.state = state;
    this.changed = now;
    delete this.#instants.changed;
    this.#told = this.isRunning ? now : null;
    if (!this.isRunning || this.started !== null) return;
    this.started = now;
    delete this.#instants.started;
  }

  /** Tells the work how much time has passed; `null` where it has nothing to do with that now. */
  advance(): WorkProgress | null {
    if (!this.isRunning || this.#told === null) return null;
    const now = this.#now();
    const elapsed = now - this.#told;
    this.#told = now;
    this.#ranMs += elapsed;
    return this.work.advance(elapsed);
  }

  read(): Instance {
    return { ...this.behavior.properties(this.#moment()), ...this.written };
  }

  #moment(): JobMoment<Given> {
    const { id, given, state, percent, phase, cancellable, error } = this;
    const errorText =
      error === null
        ? null
        : withCauses(error)
            .map(({ description }) => description)
            .join(" ");
    const runs = this.isRunning && this.#told !== null ? this.#now() - this.#told : 0;
    return {
      ...{ id, given, state, percent, phase, cancellable, errorText },
      errorCode: error?.code ?? 0,
      errorSummary: error?.description ?? null,
      submitted: (this.#instants.submitted ??= instant(this.submitted)),
      started: this.started === null ? null : (this.#instants.started ??= instant(this.started)),
      elapsed: DateTime.interval({ microseconds: Math.round((this.#ranMs + runs) * 1000) }),
      changed: (this.#instants.changed ??= instant(this.changed)),
    };
  }
}

export interface JobParts<Instance extends object, Given extends object> {
  readonly id: string;
  readonly reference: Reference<Instance>;
  readonly given: Given;
  readonly slots: readonly string[];
  readonly work: JobWork;
  readonly now: () => number;
  /** Called once, when there is a slot for it. */
  readonly begin: () => void;
}

/** A zero interval for what has not been yet. */
function instant(time: number | null): DateTime {
  return time === null ? noTime : DateTime.fromDate(new Date(time));
}
