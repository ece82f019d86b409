/** What goes on at several hosts, as events: jobs that begin, move on and end, hosts that come and go. */
import { EventEmitter } from "node:events";
import { JobState, JobType, type MigrationJob } from "./bindings.ts";
import type { Clock } from "./clock.ts";
import { byAttention, type Ending, endingOf, phaseOf } from "./job-state.ts";
import type { HostSession } from "./service.ts";
import { TransportError } from "./transport.ts";

export interface DashboardEvents {
  begun: [host: string, job: MigrationJob];
  progress: [host: string, job: MigrationJob, sincePercent: number];
  ended: [host: string, job: MigrationJob, ending: Ending];
  lost: [host: string, reason: string];
  back: [host: string];
}

interface HostView {
  readonly session: HostSession;
  readonly jobs: Map<string, MigrationJob>;
  isLost: boolean;
}

export interface Totals {
  readonly going: number;
  readonly ended: ReadonlyMap<Ending, number>;
  readonly byType: ReadonlyMap<JobType, number>;
  /** Mean of those that are going on, 0 to 100. */
  readonly percent: number;
}

export class Dashboard extends EventEmitter<DashboardEvents> {
  readonly #hosts: readonly HostView[];
  readonly #clock: Clock;

  constructor(sessions: readonly HostSession[], clock: Clock) {
    super();
    this.#hosts = sessions.map((session) => ({ session, jobs: new Map(), isLost: false }));
    this.#clock = clock;
  }

  /** Looks until the signal says to stop, every two seconds where nothing else is given. */
  async run(signal: AbortSignal, intervalMs = 2000): Promise<void> {
    while (!signal.aborted) {
      const begun = this.#clock.now();
      await this.look();
      const rest = intervalMs - (this.#clock.now() - begun);
      await this.#clock.sleep(Math.max(rest, 50), signal).catch(() => undefined);
    }
  }

  async look(): Promise<void> {
    await Promise.all(this.#hosts.map((view) => this.#lookAt(view)));
  }

  /** All jobs that were seen and are not removed, those first that somebody should look at. */
  jobs(): readonly MigrationJob[] {
    return this.#hosts.flatMap(({ jobs }) => [...jobs.values()]).sort(byAttention);
  }

  totals(): Totals {
    const ended = new Map<Ending, number>();
    const byType = new Map<JobType, number>();
    let [going, percent] = [0, 0];
    for (const job of this.jobs()) {
      const type = job.JobType ?? JobType.Unknown;
      byType.set(type, (byType.get(type) ?? 0) + 1);
      const ending = endingOf(job);
      if (ending !== null) {
        ended.set(ending, (ended.get(ending) ?? 0) + 1);
      } else {
        going += 1;
        percent += job.PercentComplete ?? 0;
      }
    }
    return { going, ended, byType, percent: going === 0 ? 0 : Math.round(percent / going) };
  }

  async #lookAt(view: HostView): Promise<void> {
    const { host } = view.session;
    const seen = new Set<string>();
    try {
      for await (const job of view.session.jobs()) {
        seen.add(job.InstanceID);
        this.#compare(view, job);
      }
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (!view.isLost) this.emit("lost", host, error.message);
      view.isLost = true;
      return;
    }
    if (view.isLost) this.emit("back", host);
    view.isLost = false;
    for (const id of view.jobs.keys()) if (!seen.has(id)) view.jobs.delete(id);
  }

  #compare(view: HostView, job: MigrationJob): void {
    const { host } = view.session;
    const before = view.jobs.get(job.InstanceID);
    view.jobs.set(job.InstanceID, job);
    const ending = endingOf(job);
    if (before === undefined && job.JobState !== JobState.New) this.emit("begun", host, job);
    if (ending !== null) {
      if (before === undefined || phaseOf(before.JobState) !== "ended") this.emit("ended", host, job, ending);
    } else if (before !== undefined && before.PercentComplete !== job.PercentComplete) {
      this.emit("progress", host, job, before.PercentComplete ?? 0);
    }
  }
}

/** A storm of jobs at one moment is one line, not fifty. */
export function summarize({ going, ended, byType, percent }: Totals): string {
  const parts = [`${going} going on${going > 0 ? ` (${percent}%)` : ""}`];
  for (const [ending, count] of [...ended].sort(([left], [right]) => (left < right ? -1 : 1)))
    parts.push(`${count} ${ending}`);
  const moved =
    (byType.get(JobType.MovingVirtualMachine) ?? 0) + (byType.get(JobType.MovingVirtualMachineAndStorage) ?? 0);
  if (moved > 0) parts.push(`${moved} of them ${moved === 1 ? "moves a machine" : "move machines"}`);
  return parts.join(", ");
}
