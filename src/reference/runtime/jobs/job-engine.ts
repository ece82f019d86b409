/**
 * Runs jobs of one class: lets them begin when there is a slot, tells their work of the time that passes, grants or
 * refuses requests as the behavior of the class says, and removes what has ended.
 *
 * Each change is made in one go, so that requests at the same moment come one after the other: a job that has ended
 * stays as it ended.
 */
import { CimError, CimStatus } from "../../../runtime/cim-error.ts";
import type { Clock } from "../clock.ts";
import { DateTime } from "../../../runtime/datetime.ts";
import { formatReference, type Reference } from "../../../runtime/reference.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { valueAt } from "../value-path.ts";
import type { JobBehavior, JobRequest, JobRequestCheck, StoppedError } from "./job-behavior.ts";
import type { JobSlots } from "./job-slots.ts";
import {
  type JobWork,
  type WorkError,
  type WorkOutcome,
  type WorkProgress,
  withCauses,
} from "./job-work.ts";
import { Job } from "./job.ts";

/** What jobs run in. */
export interface JobSurroundings {
  readonly clock: Clock;
  readonly store: ObjectStore;
  readonly slots: JobSlots;
  /** Gives a key that no job has had. */
  readonly newId: () => string;
}

export class JobEngine<Instance extends object = object, Given extends object = object> {
  readonly behavior: JobBehavior<Instance, Given>;
  readonly #around: JobSurroundings;
  readonly #jobs = new Map<string, Job<Instance, Given>>();

  constructor(behavior: JobBehavior<Instance, Given>, around: JobSurroundings) {
    this.behavior = behavior;
    this.#around = around;
  }

  /**
   * Makes a job of work that has not begun, and lets it begin if there is a slot for it.
   * @param slots the kinds of slots that it takes up while it runs
   * @param onCreated called while the job is still new: for associations with it
   */
  start(
    given: Given,
    work: JobWork,
    slots: readonly string[] = [],
    onCreated: (job: Reference<Instance>, id: string) => void = () => {},
  ): Reference<Instance> {
    const { store, clock, newId } = this.#around;
    const id = newId();
    const target = store.refer<Instance>(this.behavior.descriptor, { [this.behavior.key]: id });
    const job: Job<Instance, Given> = new Job(this.behavior, {
      ...{ id, reference: target, given, slots, work },
      now: () => clock.now(),
      begin: () =>
        this.#pass(job, [this.behavior.states.starting], () =>
          this.#arrive(job, this.behavior.states.running),
        ),
    });
    this.#jobs.set(keyOf(id), job);
    work.watch?.(() => this.#together(() => this.#advance(job)));
    this.#together(() => {
      store.add(job);
      onCreated(target, id);
      this.#around.slots.enter(job);
    });
    return target;
  }

  /** The job as it is now; `null` where there is none, or no longer. */
  read(id: string): Instance | null {
    return this.find(id)?.read() ?? null;
  }

  /** All jobs as they are now, the oldest first. */
  *readAll(): Generator<Instance, void, undefined> {
    for (const { id } of [...this.#jobs.values()]) {
      const job = this.find(id);
      if (job !== null) yield job.read();
    }
  }

  /** The job, brought up to date. A look at it begins nothing and changes no other: what is due at this moment comes by the clock. */
  find(id: string): Job<Instance, Given> | null {
    const job = this.#jobs.get(keyOf(id)) ?? null;
    if (job !== null && !job.isUpToDate) this.#together(() => this.#advance(job));
    return job;
  }

  /** Answers with a code. Throws NOT_FOUND where there is no such job. */
  request(id: string, requested: number | null, timeout: DateTime | null): number {
    const job = this.#existing(id);
    const request = requested === null ? undefined : this.behavior.requests.get(requested);
    const failed = this.behavior.requestChecks.find(
      ({ check }) => !passes(check, job, request, timeout, this.#around.slots),
    );
    if (failed !== undefined || request === undefined)
      return failed?.otherwise ?? this.behavior.granted;
    this.#together(() => this.#grant(job, request));
    return this.behavior.granted;
  }

  /** Kills a job whatever its removal says: `deleteAfterwards` decides over that. */
  kill(id: string, deleteAfterwards: boolean): number {
    const { kill } = this.behavior;
    const job = this.#existing(id);
    if (!kill.isSupported) return kill.notSupported;
    const request = this.behavior.requests.get(kill.request);
    if (request === undefined || !request.from.includes(job.state)) return kill.refused;
    job.removesItself = deleteAfterwards;
    this.#together(() => this.#grant(job, request));
    return kill.killed;
  }

  /** The errors of a job, the one that ended it first, or its warnings; empty while it runs and where it ended without any. */
  errors(id: string): object[] {
    const { error, warnings } = this.#existing(id);
    return [...(error === null ? [] : [error]), ...warnings]
      .flatMap(withCauses)
      .map((each) => this.behavior.error(each));
  }

  /** Puts a running job into the state in which it waits for an answer; `false` where it does not run. */
  ask(id: string): boolean {
    const job = this.#existing(id);
    if (job.isRunning) this.#pass(job, [], () => this.#arrive(job, this.behavior.states.asking));
    return job.state === this.behavior.states.asking;
  }

  /** Lets a job go on that waits for an answer; `false` where it does not. */
  answer(id: string): boolean {
    const job = this.#existing(id);
    if (job.state !== this.behavior.states.asking) return false;
    this.#pass(job, [], () => this.#arrive(job, this.behavior.states.running));
    return true;
  }

  /** Throws NOT_SUPPORTED where clients may not write one of the properties. */
  write(id: string, changes: Partial<Instance>): void {
    const job = this.#existing(id);
    const refused = Object.keys(changes).find(
      (name) => !(this.behavior.writable as readonly string[]).includes(name),
    );
    if (refused !== undefined)
      throw new CimError(
        CimStatus.NOT_SUPPORTED,
        `${refused} of ${this.behavior.descriptor.name} cannot be changed.`,
      );
    const { after } = this.behavior.removal;
    const stays = valueAt(changes, [after]);
    if (stays instanceof DateTime && !stays.isInterval)
      throw new CimError(
        CimStatus.INVALID_PARAMETER,
        `${after} is an interval, not a point in time.`,
      );
    this.#around.store.change(job, () => void (job.written = { ...job.written, ...changes }));
    if (job.hasEnded && job.removesItself === true) this.#removeInTime(job);
  }

  /** Removes a job that has ended. Throws FAILED for one that has not. */
  delete(id: string): void {
    const job = this.#existing(id);
    if (!job.hasEnded)
      throw new CimError(CimStatus.FAILED, `${formatReference(job.reference)} has not ended.`);
    this.#remove(job);
  }

  #existing(id: string): Job<Instance, Given> {
    const job = this.find(id);
    if (job !== null) return job;
    throw new CimError(
      CimStatus.NOT_FOUND,
      `No ${this.behavior.descriptor.name} has the key ${JSON.stringify(id)}.`,
    );
  }

  #grant(job: Job<Instance, Given>, { effect, path = [], to }: JobRequest): void {
    if (effect === "terminate" || effect === "kill") {
      if (!job.isStopping) job.work.stop(effect);
      job.isStopping = true;
      const waits = isWaiting(job);
      this.#pass(job, path, () =>
        this.#end(job, to, { error: stoppedError(this.behavior.stopped[effect]) }),
      );
      if (waits) this.#around.slots.leave(job);
    } else if (effect === "resume" && isWaiting(job)) this.#around.slots.admit(job);
    else this.#pass(job, path, () => this.#arrive(job, to));
  }

  /** Enters one state after the other, each in its time. */
  #pass(job: Job<Instance, Given>, path: readonly number[], arrive: () => void): void {
    job.forget();
    job.forget = () => {};
    const [next, ...rest] = path;
    if (next === undefined) return arrive();
    this.#around.store.change(job, () => job.enter(next));
    const passing = this.behavior.passing.get(next) ?? 0;
    if (passing === 0) this.#pass(job, rest, arrive);
    else this.#later(job, passing, () => this.#pass(job, rest, arrive));
  }

  #arrive(job: Job<Instance, Given>, state: number): void {
    this.#around.store.change(job, () => job.enter(state));
    // The work begins only after whoever made the job has got hold of it.
    if (job.isRunning) this.#later(job, 0, () => this.#advance(job));
  }

  /** In place of what was to happen next. */
  #later(job: Job<Instance, Given>, inMs: number, action: () => void): void {
    const { clock } = this.#around;
    job.forget();
    job.forget = clock.at(clock.now() + inMs, () => this.#together(action));
  }

  #together<T>(action: () => T): T {
    return this.#around.store.events.together(action);
  }

  #advance(job: Job<Instance, Given>): void {
    const progress = progressOf(job);
    if (progress === null || !job.isRunning) return;
    const { percent, phase, cancellable, nextInMs, outcome, asks = false } = progress;
    if (outcome !== null) return this.#finish(job, progress, outcome);
    const seen = Math.max(job.percent, Math.min(Math.floor(percent), 99));
    const flips = job.cancellable && !cancellable;
    if (seen !== job.percent || phase !== job.phase || flips) {
      this.#around.store.change(job, () =>
        Object.assign(job, { percent: seen, phase, cancellable: job.cancellable && cancellable }),
      );
    }
    if (asks) this.#pass(job, [], () => this.#arrive(job, this.behavior.states.asking));
    else this.#later(job, Math.max(1, nextInMs ?? 1000), () => this.#advance(job));
  }

  #finish(job: Job<Instance, Given>, { percent }: WorkProgress, outcome: WorkOutcome): void {
    const { states } = this.behavior;
    const reached = Math.max(job.percent, Math.min(Math.floor(percent), 99));
    if (outcome.kind === "failed")
      this.#end(job, states.failed, { percent: reached, error: outcome.error });
    else if (outcome.kind === "completed") this.#end(job, states.completed, { percent: 100 });
    else this.#end(job, states.warning, { percent: 100, warnings: outcome.warnings });
  }

  #end(
    job: Job<Instance, Given>,
    state: number,
    end: Partial<Pick<Job<Instance, Given>, "percent" | "error" | "warnings">>,
  ): void {
    job.forget();
    job.forget = () => {};
    this.#around.store.change(job, () => {
      job.enter(state);
      Object.assign(job, { ...end, cancellable: false, ended: this.#around.clock.now() });
    });
    const { onlyIf } = this.behavior.removal;
    job.removesItself ??= onlyIf === undefined || valueAt(job.read(), [onlyIf]) === true;
    if (job.removesItself) this.#removeInTime(job);
    this.#around.slots.leave(job);
  }

  #removeInTime(job: Job<Instance, Given>): void {
    const stays = valueAt(job.read(), [this.behavior.removal.after]) as DateTime | null;
    const since = this.#around.clock.now() - (job.ended ?? 0);
    this.#later(job, Number(stays?.totalMicroseconds ?? 0n) / 1000 - since, () =>
      this.#remove(job),
    );
  }

  #remove(job: Job<Instance, Given>): void {
    job.forget();
    this.#jobs.delete(keyOf(job.id));
    this.#around.store.remove(job.reference);
  }
}

function keyOf(id: string): string {
  return id.toLowerCase();
}

/** Work that throws has failed, and no client is to blame. */
function progressOf<Instance extends object, Given extends object>(
  job: Job<Instance, Given>,
): WorkProgress | null {
  try {
    return job.advance();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const broken = job.behavior.stopped.break;
    const failure = {
      ...stoppedError(broken),
      description: broken.description.replace("{reason}", () => reason),
      messageArguments: [reason],
    };
    return {
      percent: job.percent,
      phase: job.phase,
      cancellable: false,
      nextInMs: null,
      outcome: { kind: "failed", error: failure },
    };
  }
}

function passes<Instance extends object, Given extends object>(
  check: JobRequestCheck,
  job: Job<Instance, Given>,
  request: JobRequest | undefined,
  timeout: DateTime | null,
  slots: JobSlots,
): boolean {
  switch (check) {
    case "known":
      return request !== undefined;
    case "interval":
      return timeout === null || timeout.isInterval;
    case "unlimited":
      return timeout === null || timeout.totalMicroseconds === 0n;
    case "supported":
      return request?.isSupported === true;
    case "legal":
      return request?.from.includes(job.state) === true;
    case "cancellable":
      return request?.needsCancellable !== true || job.cancellable;
    case "free":
      return request?.effect !== "resume" || !isWaiting(job) || slots.isFreeFor(job);
  }
}

/** Whether it stands in the line of those who need a slot. */
function isWaiting<Instance extends object, Given extends object>({
  state,
  behavior,
}: Job<Instance, Given>): boolean {
  return state === behavior.states.initial;
}

function stoppedError(error: StoppedError): WorkError {
  const otherErrorType = error.errorType === "" ? error.messageId : null;
  return { ...error, otherErrorType, messageArguments: [], errorSource: null, causes: [] };
}
