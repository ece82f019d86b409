/**
 * What jobs of migrations have to be like, worked out beside the runtime: from CIM's description of the states, from what
 * was asked of them, and from the times at which they were told to change.
 */
import type { InstanceEvent, Msvm_MigrationJob, TextInstance } from "../../generated/index.js";
import type { Lab } from "./lab.ts";

export type Profile = "hyperv" | "cim";

/** Changes of state that there may be. */
const legal: Readonly<Record<number, readonly number[]>> = {
  2: [3, 6, 9],
  3: [4, 5, 6, 9],
  4: [5, 6, 7, 9, 10, 11, 12, 32768],
  5: [3, 6, 9, 11],
  6: [8, 9],
  7: [],
  8: [],
  9: [],
  10: [],
  11: [3, 6, 9],
  12: [4, 6, 9],
  32768: [],
};
const ends = [7, 8, 9, 10, 32768];
/** In which states what may be asked for. */
const legalFrom: Readonly<Record<number, readonly number[]>> = {
  2: [2, 5, 11],
  3: [3, 4],
  4: [2, 3, 4, 5, 11, 12],
  5: [2, 3, 4, 5, 6, 11, 12],
  6: [4, 5],
};
const codes = {
  hyperv: { unknown: 32773, unsupported: 32770, illegal: 32775, slot: 32774 },
  cim: { unknown: 5, unsupported: 1, illegal: 4097, slot: 6 },
};
/** How long states last that are passed. */
const startingMs = { hyperv: 0, cim: 500 };
const shuttingDownMs = 300;

export function hasEnded(state: unknown): boolean {
  return ends.includes(Number(state));
}

/** The state right after a request that was granted. */
export function stateAfter(profile: Profile, requested: number): number {
  return { 2: profile === "hyperv" ? 4 : 3, 3: 5, 4: 6, 5: 9, 6: 11 }[requested] ?? 0;
}

/** One job as it has to be. */
// mofc-allow enum-literal: written from CIM's description, and not from the bindings
export class JobModel {
  readonly path: string;
  readonly profile: Profile;
  readonly slots: readonly string[];
  /** The machine that it moves; `null` for a check. */
  readonly moves: string | null;
  readonly #submitted: number;
  readonly #home: string;
  readonly #homeNow: () => string;
  state = 2;
  hasBegun = false;
  /** Whether clients have it removed once it has ended, or not; `null` leaves that to DeleteOnCompletion. */
  deletes: boolean | null = null;
  deleteOnCompletion = true;
  staysMs = 300_000;
  isDeleted = false;
  readonly faults: string[] = [];
  #hasSwitched = false;
  #isChanged = false;
  #changed = 0;
  #started: number | null = null;
  #ranMs = 0;
  #removes = false;
  /** What it was like at its end. */
  #last: TextInstance | null = null;

  /** @param homeNow where its machine and that machine's disks are, and whether it stands still: a migration changes that when it switches over */
  constructor(
    path: string,
    profile: Profile,
    { JobType, VirtualSystemName }: Msvm_MigrationJob,
    now: number,
    homeNow: () => string,
  ) {
    const type = Number(JobType);
    this.path = path;
    this.profile = profile;
    this.slots = { 305: ["machine"], 306: ["machine", "storage"], 307: ["storage"] }[type] ?? [];
    this.moves = [300, 305, 306, 307].includes(type) ? VirtualSystemName : null;
    this.#submitted = now;
    this.#homeNow = homeNow;
    this.#home = homeNow();
  }

  get takesSlots(): boolean {
    return this.hasBegun && !hasEnded(this.state);
  }

  /** Whether its machine is taken up by it: from when it first ran until it ends or is told to. */
  get isMoving(): boolean {
    return this.#started !== null && this.state !== 6 && !hasEnded(this.state);
  }

  /** Takes up what whoever watches is told. */
  see(event: InstanceEvent<Msvm_MigrationJob>, now: number): void {
    if (event.kind === "created") return;
    const { JobState, PercentComplete, Cancellable, ErrorCode } =
      event.kind === "deleted" ? event.previous : event.instance;
    if (event.kind === "deleted") {
      if (!hasEnded(JobState)) this.faults.push(`removed in state ${JobState}`);
      return;
    }
    const { previous } = event;
    const to = Number(JobState);
    if (Number(PercentComplete) < Number(previous.PercentComplete)) this.faults.push("PercentComplete went down");
    if ((PercentComplete === 100) !== (to === 7 || to === 32768))
      this.faults.push(`${PercentComplete} per cent in state ${to}`);
    if (Cancellable === true && previous.Cancellable !== true) this.faults.push("cancellable again");
    if ((to === 8 || to === 9 || to === 10) !== (ErrorCode !== 0))
      this.faults.push(`ErrorCode ${ErrorCode} in state ${to}`);
    if (to !== this.state) this.#enter(to, now);
  }

  #enter(to: number, now: number): void {
    if (legal[this.state]?.includes(to) !== true) this.faults.push(`${this.state} became ${to}`);
    const inStateMs = now - this.#changed;
    if (this.state === 4) this.#ranMs += inStateMs;
    if (this.state === 3 && to === 4 && inStateMs !== startingMs[this.profile])
      this.faults.push(`started within ${inStateMs} ms`);
    if (this.state === 6 && to === 8 && inStateMs !== shuttingDownMs)
      this.faults.push(`terminated within ${inStateMs} ms`);
    this.#isChanged = true;
    this.#changed = now;
    this.state = to;
    this.hasBegun ||= to === 3;
    if (to === 4) this.#started ??= now;
    if (hasEnded(to)) this.#removes = this.deletes ?? (this.profile === "hyperv" || this.deleteOnCompletion);
  }

  /** Whether its machine or the disks of that have begun to change their place. There is no way back from there. */
  #isTooLate(): boolean {
    this.#hasSwitched ||= this.slots.length > 0 && this.#homeNow() !== this.#home;
    return this.#hasSwitched;
  }

  /** The code that a request has to be answered with. */
  codeOf(requested: number, timeout: string | null, isFree: boolean): number {
    const { unknown, unsupported, illegal, slot } = codes[this.profile];
    const from = legalFrom[requested];
    if (from === undefined) return unknown;
    if (timeout !== null) return 4098;
    if (this.profile === "hyperv" && (requested === 3 || requested === 6)) return unsupported;
    if (!from.includes(this.state)) return illegal;
    if (this.#isTooLate() && requested !== 2 && (requested !== 5 || this.profile === "hyperv")) return illegal;
    return requested === 2 && this.state === 2 && !isFree ? slot : 0;
  }

  /** Whether it is still to be there. */
  isThere(now: number): boolean {
    if (this.isDeleted) return false;
    return !hasEnded(this.state) || !this.#removes || now < this.#changed + this.staysMs;
  }

  /** What is wrong with it as clients see it. */
  wrongWith(seen: TextInstance, now: number): string[] {
    const wrong = [...this.faults];
    const expect = (name: string, value: unknown): void => {
      if (seen[name] !== value)
        wrong.push(`${name} is ${String(seen[name])} and not ${String(value)} in state ${this.state}`);
    };
    expect("JobState", this.state);
    expect("TimeSubmitted", timestamp(this.#submitted));
    expect("StartTime", this.#started === null ? null : timestamp(this.#started));
    expect("TimeOfLastStateChange", this.#isChanged ? timestamp(this.#changed) : noTime);
    expect("ElapsedTime", interval(this.#ranMs + (this.state === 4 ? now - this.#changed : 0)));
    expect("Cancellable", !hasEnded(this.state) && !this.#isTooLate());
    expect("TimeBeforeRemoval", interval(this.staysMs));
    expect("DeleteOnCompletion", this.deleteOnCompletion);
    if (this.state === 3 && now - this.#changed >= startingMs[this.profile]) wrong.push("starts for ever");
    if (this.state === 6 && now - this.#changed >= shuttingDownMs) wrong.push("shuts down for ever");
    if (!hasEnded(this.state)) return wrong;
    // Nothing changes any more but what clients write.
    const { DeleteOnCompletion: _1, TimeBeforeRemoval: _2, ...fixed } = seen;
    this.#last ??= fixed;
    if (JSON.stringify(this.#last) !== JSON.stringify(fixed)) wrong.push("changed after its end");
    return wrong;
  }
}

// As clients see it.
const noTime = "00000000000000.000000:000";

function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().replace(/[-:TZ]/g, "")}000+000`;
}

function interval(ms: number): string {
  const parts = [
    Math.floor(ms / 86_400_000),
    Math.floor(ms / 3_600_000) % 24,
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ];
  const [days = 0, ...rest] = parts;
  return `${String(days).padStart(8, "0")}${rest.map((part) => String(part).padStart(2, "0")).join("")}.${String(ms % 1000).padStart(3, "0")}000:000`;
}

/** Where a machine and its disks are, and whether it stands still. */
export function homeOf({ world }: Lab, id: string): string {
  const home = world.hosts
    .flatMap(({ name }) => world.machinesOn(name))
    .find((machine) => machine.id === id && !machine.isPlanned);
  return `${home?.host} ${home?.power === "paused" ? "still " : ""}${world.disksOf(id).join()}`;
}
