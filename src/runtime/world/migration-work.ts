/** Drives the story of a migration as the work behind a job: time, progress, disturbances from outside, and the end. */
import type { JobWork, WorkError, WorkOutcome, WorkProgress } from "../jobs/job-work.ts";
import { migrationError, MigrationFault } from "./migration-errors.ts";
import { findParties } from "./migration-obstacles.ts";
import { MigrationRun } from "./migration-run.ts";
import type { Story, StoryStep } from "./migration-story.ts";
import type { MigrationRequest } from "./migration-world.ts";
import { check, estimatePhases, migrate } from "./migrations.ts";
import type { FaultKind, MigrationPhase } from "./world-description.ts";
import type { WorldState } from "./world-state.ts";

/** From here on stopping no longer leaves everything as it was. */
const final: ReadonlySet<MigrationPhase> = new Set(["blackout", "finishing"]);

/** Rates change when others come and go: a long phase looks about itself so often, but not more often than that. */
const looks = 50;
const shortestLookMs = 250;
/** Where something is going to go wrong at some per cent, it does so to half a per cent. */
const faultLooks = 200;

const tales = {
  migration: { tell: migrate, failure: "MigrationFailed" },
  check: { tell: check, failure: "CheckFailed" },
} as const;

export class MigrationWork implements JobWork {
  readonly #state: WorldState;
  readonly #request: MigrationRequest;
  readonly #kind: keyof typeof tales;
  #run: MigrationRun | null = null;
  #story: Story | null = null;
  /** What the story waits for. */
  #step: StoryStep | null = null;
  #phases: ReadonlyMap<MigrationPhase, number> = new Map();
  #totalMs = 0;
  #progress: WorkProgress = { percent: 0, phase: "", cancellable: true, nextInMs: 1, outcome: null };
  #isOver = false;

  constructor(state: WorldState, request: MigrationRequest, kind: keyof typeof tales) {
    this.#state = state;
    this.#request = request;
    this.#kind = kind;
  }

  advance(elapsedMs: number): WorkProgress {
    if (this.#isOver) return this.#progress;
    try {
      if (this.#run === null) this.#begin();
      this.#letPass(elapsedMs);
    } catch (error) {
      if (!(error instanceof MigrationFault)) throw error;
      this.#end({ kind: "failed", error: this.#wrap(error.error) });
    }
    return this.#progress;
  }

  stop(how: "terminate" | "kill"): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#run?.end(how === "kill");
  }

  #begin(): void {
    const parties = findParties(this.#state, this.#request);
    if ("code" in parties) throw new MigrationFault(parties);
    const run = new MigrationRun(this.#state, this.#request, parties, this.#state.nextRun());
    this.#run = run;
    this.#phases = estimatePhases(run);
    this.#totalMs = [...this.#phases.values()].reduce((sum, ms) => sum + ms, 0);
    this.#story = tales[this.#kind].tell(run);
    this.#resume(run, this.#story, 0);
  }

  #letPass(elapsedMs: number): void {
    const run = this.#run;
    const story = this.#story;
    if (run === null || story === null) return;
    this.#disturb(run);
    // Less than a nanosecond is left over by rounding only.
    for (let left = elapsedMs; left > 1e-6 && this.#step !== null; ) {
      const part = Math.min(left, this.#longestPart(run, this.#step));
      left -= part;
      this.#resume(run, story, part);
      this.#disturb(run);
    }
  }

  #resume(run: MigrationRun, story: Story, elapsedMs: number): void {
    const { done, value } = story.next(elapsedMs);
    if (done === true) return this.#end(run.warnings.length === 0 ? { kind: "completed" } : { kind: "warning", warnings: run.warnings });
    this.#step = value;
    const { percent, cancellable } = this.#progress;
    this.#progress = {
      percent: Math.max(percent, this.#percent(value)),
      phase: value.text,
      cancellable: cancellable && !final.has(value.phase),
      nextInMs: Math.max(1, Math.ceil(this.#longestPart(run, value))),
      outcome: null,
    };
  }

  #end(outcome: WorkOutcome): void {
    this.#isOver = true;
    this.#step = null;
    this.#run?.end(false);
    const percent = outcome.kind === "failed" ? this.#progress.percent : 100;
    this.#progress = { percent, phase: "", cancellable: false, nextInMs: null, outcome };
  }

  /** Never 100: that is for the end. */
  #percent({ phase, fraction }: StoryStep): number {
    let done = 0;
    for (const [each, ms] of this.#phases) {
      if (each === phase) return Math.min(99, Math.floor((100 * (done + ms * fraction)) / this.#totalMs));
      done += ms;
    }
    return 0;
  }

  /** How much time may pass before it has to be looked what has changed around the migration. */
  #longestPart({ machine }: MigrationRun, { untilMs }: StoryStep): number {
    const isEndangered = this.#kind === "migration" && this.#state.hasFaultFor(machine);
    return Math.min(untilMs, isEndangered ? this.#totalMs / faultLooks : Math.max(shortestLookMs, this.#totalMs / looks));
  }

  /** Lets happen what is planned to, and throws a MigrationFault where the migration cannot go on. */
  #disturb(run: MigrationRun): void {
    const { state, machine, source, destination, isSwitched } = run;
    const step = this.#step;
    if (step === null) return;
    const happens = (fault: FaultKind): boolean => this.#kind === "migration" && state.takeFault(machine, fault, { percent: this.#progress.percent, phase: step.phase });
    if (happens("source-fails")) state.stopHost(source);
    if (destination !== null && happens("destination-fails")) state.stopHost(destination);
    if (destination?.isRunning === false) throw new MigrationFault(migrationError("DestinationFailed", [destination.name], destination.name));
    if (!source.isRunning && !(isSwitched && destination !== null)) throw new MigrationFault(migrationError("SourceFailed", [source.name], source.name));
    if (isSwitched) return;
    if (destination !== null && (run.route?.isUp === false || happens("connection-lost"))) throw new MigrationFault(migrationError("ConnectionLost", [destination.name], destination.name));
    if (happens("disk-full")) throw new MigrationFault(migrationError("DiskFull", [machine.disks[0]?.path ?? machine.name], machine.name));
  }

  #wrap(cause: WorkError): WorkError {
    const { machine, source } = this.#request;
    const name = this.#run?.machine.name ?? machine;
    const wrapped = migrationError(tales[this.#kind].failure, [name, this.#run?.source.name ?? source, machine], machine, [cause]);
    // The number of the job's error says more than that it failed.
    return { ...wrapped, code: cause.code };
  }
}
