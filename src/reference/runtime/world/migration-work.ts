/** Drives the script of a migration as the work behind a job: time, progress, disturbances from outside, and the end. */
import type { JobWork, WorkOutcome, WorkProgress } from "../jobs/job-work.ts";
import { findParties } from "./migration-obstacles.ts";
import { MigrationFault, type MigrationProblem, problem } from "./migration-problems.ts";
import { MigrationRun } from "./migration-run.ts";
import type { MigrationScript, MigrationStep } from "./migration-script.ts";
import type { MigrationRequest } from "./migration-world.ts";
import { check, estimatePhases, migrate } from "./migrations.ts";
import { type FaultKind, type MigrationPhase, migrationPhases } from "./world-description.ts";
import type { WorldState } from "./world-state.ts";

/** A long phase is looked at so often, but not more often than that. */
const looks = 50;
const shortestLookMs = 250;

const scripts = {
  migration: { script: migrate, failure: "MigrationFailed" },
  check: { script: check, failure: "CheckFailed" },
} as const;

export class MigrationWork implements JobWork<MigrationProblem> {
  readonly #state: WorldState;
  readonly #request: MigrationRequest;
  readonly #kind: keyof typeof scripts;
  readonly #id: number;
  #run: MigrationRun | null = null;
  #script: MigrationScript | null = null;
  /** What the script waits for, and since when. */
  #step: MigrationStep | null = null;
  #since = 0;
  #forget: () => void = () => {};
  #phases: ReadonlyMap<MigrationPhase, number> = new Map();
  #totalMs = 0;
  /** At the beginning of the step. */
  #percent = 0;
  #isCancellable = true;
  #outcome: WorkOutcome<MigrationProblem> | null = null;
  #isHeld = false;
  /** Whether it waits for an answer and nobody knows of it yet. */
  #asks = false;
  #isStopped = false;
  #isAsked = false;
  #onChange: () => void = () => {};

  constructor(state: WorldState, request: MigrationRequest, kind: keyof typeof scripts) {
    this.#state = state;
    this.#request = request;
    this.#kind = kind;
    this.#id = state.nextRun();
  }

  watch(onChange: () => void): void {
    this.#onChange = onChange;
  }

  /** Begins it, or lets it go on. How it gets on is a matter of the world's time, and not of who looks when. */
  advance(): WorkProgress<MigrationProblem> {
    if (this.#isStopped || this.#outcome !== null) return this.#progress();
    if (this.#run === null) this.#ask(() => this.#attempt(() => this.#begin()));
    else if (this.#isHeld && !this.#asks) this.#ask(() => this.#goOn(this.#run));
    return this.#progress();
  }

  hold(): void {
    this.#asks = false;
    if (this.#isUnderWay) this.#ask(() => this.#standStill());
  }

  stop(how: "terminate" | "kill"): void {
    if (this.#isStopped || this.#outcome !== null) return;
    this.#isStopped = true;
    this.#state.time.moment(() => this.#leave(how === "kill"));
  }

  /** Who asks for something sees what comes of it. */
  #ask(action: () => void): void {
    this.#isAsked = true;
    this.#state.time.moment(action);
    this.#isAsked = false;
  }

  #begin(): void {
    const parties = findParties(this.#state, this.#request);
    if ("causes" in parties) throw new MigrationFault(parties);
    const run = new MigrationRun(this.#state, this.#request, parties, this.#id, () =>
      this.#state.time.affect(this.#takeUp),
    );
    this.#run = run;
    this.#phases = estimatePhases(run);
    this.#totalMs = [...this.#phases.values()].reduce((sum, ms) => sum + ms, 0);
    this.#script = scripts[this.#kind].script(run);
    this.#goOn(run);
  }

  #goOn(run: MigrationRun | null): void {
    this.#isHeld = false;
    this.#since = this.#state.time.now;
    this.#state.underWay.add(this.#takeUp);
    run?.hold(false);
    this.#tell();
  }

  #standStill(): void {
    this.#tell();
    if (this.#isUnderWay) this.#pause();
  }

  get #isUnderWay(): boolean {
    return this.#state.underWay.has(this.#takeUp);
  }

  /** Something has changed around it. */
  readonly #takeUp = (): void => {
    if (this.#isUnderWay) this.#tell();
  };

  /** Tells the script the time that has passed, and sets it to what it waits for then. */
  #tell(): void {
    this.#forget();
    this.#percent = this.#percentNow();
    const { now } = this.#state.time;
    const elapsed = now - this.#since;
    this.#since = now;
    this.#attempt(() => {
      if (this.#step !== null) this.#disturb();
      this.#next(elapsed);
    });
    if (this.#asks) this.#pause();
    if (this.#isUnderWay) this.#forget = this.#state.time.after(this.#waitMs(), () => this.#tell());
    if (!this.#isAsked) this.#state.time.tell(this.#onChange);
  }

  #next(elapsedMs: number): void {
    const result = this.#script?.next(elapsedMs);
    if (result === undefined) return;
    if (result.done === true) return this.#end(this.#run?.warnings ?? []);
    this.#step = result.value;
    this.#isCancellable &&=
      migrationPhases.indexOf(result.value.phase) <
      migrationPhases.indexOf(this.#request.finalFrom);
    this.#disturb();
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof MigrationFault)) throw error;
      this.#outcome = { kind: "failed", error: this.#wrap(error.problem) };
      this.#leave(false);
    }
  }

  #end(warnings: readonly MigrationProblem[]): void {
    this.#outcome = warnings.length === 0 ? { kind: "completed" } : { kind: "warning", warnings };
    this.#leave(false);
  }

  #leave(isKilled: boolean): void {
    this.#forget();
    this.#state.underWay.delete(this.#takeUp);
    this.#step = null;
    this.#run?.end(isKilled);
  }

  #pause(): void {
    this.#forget();
    this.#state.underWay.delete(this.#takeUp);
    this.#isHeld = true;
    this.#run?.hold(true);
  }

  #progress(): WorkProgress<MigrationProblem> {
    const outcome = this.#outcome;
    // 100 is for a good end.
    const percent =
      outcome === null || outcome.kind === "failed"
        ? Math.min(99, Math.floor(this.#percentNow()))
        : 100;
    if (outcome !== null || this.#step === null)
      return { percent, phase: "", cancellable: false, nextInMs: null, outcome };
    const nextInMs = Math.max(
      1,
      Math.ceil(
        Math.min(
          this.#step.untilMs - this.#elapsedMs,
          Math.max(shortestLookMs, this.#totalMs / looks),
        ),
      ),
    );
    return {
      percent,
      phase: this.#step.text,
      cancellable: this.#isCancellable,
      nextInMs,
      outcome,
      asks: this.#asks,
    };
  }

  /** Of the step; none while it is held. */
  get #elapsedMs(): number {
    return this.#isHeld ? 0 : this.#state.time.now - this.#since;
  }

  /** Never less than before: a rate that falls makes the way longer, but takes nothing back. */
  #percentNow(): number {
    if (this.#step === null) return this.#percent;
    const { phase, fraction, endFraction, untilMs } = this.#step;
    const part = Math.min(1, this.#elapsedMs / untilMs);
    return Math.max(
      this.#percent,
      this.#percentAt(phase, fraction + part * (endFraction - fraction)),
    );
  }

  #percentAt(wanted: MigrationPhase, fraction: number): number {
    let done = 0;
    for (const [phase, ms] of this.#phases) {
      if (phase === wanted) return (100 * (done + ms * fraction)) / this.#totalMs;
      done += ms;
    }
    return this.#percent;
  }

  /** How long the step takes, or until a fault is to come up in it. */
  #waitMs(): number {
    const step = this.#step;
    if (step === null) return Infinity;
    const { phase, fraction, endFraction, untilMs } = step;
    const percent = this.#percentNow();
    const wanted =
      this.#run === null || this.#kind === "check"
        ? Infinity
        : this.#state.nextFault(this.#run.machine, { percent, phase });
    const [from, to] = [this.#percentAt(phase, fraction), this.#percentAt(phase, endFraction)];
    return wanted <= to ? (untilMs * (wanted - from)) / (to - from) : untilMs;
  }

  /** Lets happen what is planned to, and throws a MigrationFault where the migration cannot go on. */
  #disturb(): void {
    const [run, step] = [this.#run, this.#step];
    if (run === null || step === null) return;
    const { state, machine, source, destination, isSwitched } = run;
    const happens = (fault: FaultKind): boolean =>
      this.#kind === "migration" &&
      state.takeFault(machine, fault, { percent: this.#percentNow(), phase: step.phase });
    if (happens("source-fails")) state.stopHost(source);
    if (destination !== null && happens("destination-fails")) state.stopHost(destination);
    if (destination?.isRunning === false)
      throw new MigrationFault(
        problem("DestinationFailed", { host: destination.name }, destination.name),
      );
    if (!source.isRunning && !(isSwitched && destination !== null))
      throw new MigrationFault(problem("SourceFailed", { host: source.name }, source.name));
    if (isSwitched) return;
    if (destination !== null && (run.route?.isUp === false || happens("connection-lost")))
      throw new MigrationFault(
        problem("ConnectionLost", { host: destination.name }, destination.name),
      );
    if (happens("question")) this.#asks = true;
    if (happens("disk-full"))
      throw new MigrationFault(
        problem("DiskFull", { disk: machine.disks[0]?.path ?? machine.name }, machine.name),
      );
  }

  #wrap(cause: MigrationProblem): MigrationProblem {
    const { machine: id, source } = this.#request;
    const details = {
      machine: this.#run?.machine.name ?? this.#state.findMachine(id)?.name ?? id,
      host: this.#run?.source.name ?? source,
      id,
    };
    return problem(scripts[this.#kind].failure, details, id, [cause]);
  }
}
