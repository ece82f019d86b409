/**
 * Memory of a running machine on its way: all of it is copied, then again and again what the machine has changed
 * meanwhile (pre-copy). When little is left, or going on does not help, the machine stands still for the rest.
 */
import { MigrationFault, problem } from "./migration-problems.ts";
import type { MigrationRoute } from "./migration-route.ts";
import type { MigrationRun } from "./migration-run.ts";
import { pass, type MigrationScript, type MigrationStep, transfer } from "./migration-script.ts";
import type { SimulatedMachine } from "./simulated-host.ts";

/** What is left may take so long at most, or there is another round. */
const aimedBlackoutMs = 300;
const maxRounds = 10;
/** A round that leaves more than this part of what it began with was not worth it. */
const worthwhile = 0.9;
/** For the state of processors and devices, and for the network to learn where the machine is. */
export const switchMs = 80;
/** Longer than this, clients lose their connections. */
const blackoutLimitMs = 2000;
/** What is left of the rate at which memory changes, by how strongly the machine is slowed down. */
const slowedDown = [1, 0.6, 0.25] as const;

/** How memory changes while it is copied. */
export interface Dirtying {
  readonly bytesPerMs: number;
  /** More than this is never changed. */
  readonly workingSetBytes: number;
}

export function dirtyingOf({ machine, request }: MigrationRun): Dirtying {
  const bytesPerMs =
    machine.power === "running" ? machine.dirtyBytesPerMs * slowedDown[request.slowsMachine] : 0;
  return { bytesPerMs, workingSetBytes: machine.workingSetBytes };
}

/** Whether the machine is stopped after a round that copied so much and left so much changed. */
function isLastRound(number: number, copied: number, changed: number, bytesPerMs: number): boolean {
  return (
    changed / bytesPerMs <= aimedBlackoutMs || number >= maxRounds || changed > copied * worthwhile
  );
}

/** Where a round stands. */
interface Round {
  readonly number: number;
  readonly bytes: number;
  readonly left: number;
  /** What the machine has changed since it began. */
  readonly changed: number;
}

export function firstRound({ memoryBytes }: SimulatedMachine): Round {
  return { number: 1, bytes: memoryBytes, left: memoryBytes, changed: 0 };
}

export interface MemoryForecast {
  /** Still to be copied while the machine runs. */
  readonly running: number;
  /** What is left for the time in which it stands still. */
  readonly still: number;
}

/** What is still to come, if the rate stays as it is. */
export function forecast(
  { number, bytes, left, changed }: Round,
  bytesPerMs: number,
  dirtying: Dirtying,
): MemoryForecast {
  const after = Math.min(
    dirtying.workingSetBytes,
    changed + (left / bytesPerMs) * dirtying.bytesPerMs,
  );
  if (isLastRound(number, bytes, after, bytesPerMs)) return { running: left, still: after };
  const { running, still } = forecast(
    { number: number + 1, bytes: after, left: after, changed: 0 },
    bytesPerMs,
    dirtying,
  );
  return { running: left + running, still };
}

/** Copies memory round by round. @returns the bytes that are left for the time in which the machine stands still */
export function* copyMemory(
  run: MigrationRun,
  route: MigrationRoute,
): Generator<MigrationStep, number, number> {
  const planned = dirtyingOf(run);
  let total = 0;
  for (let number = 1, bytes = run.machine.memoryBytes; ; number++) {
    const dirtying = { ...planned, bytesPerMs: planned.bytesPerMs * run.vary(0.15) };
    let changed = 0;
    yield* transfer({
      phase: "memory",
      bytes,
      detail: `, round ${number}`,
      rate: () => route.memoryBytesPerMs,
      before: total,
      after: (left, rate) =>
        forecast({ number, bytes, left, changed }, rate, dirtying).running - left,
      moved: (elapsed) =>
        (changed = Math.min(dirtying.workingSetBytes, changed + elapsed * dirtying.bytesPerMs)),
    });
    total += bytes;
    if (isLastRound(number, bytes, changed, route.memoryBytesPerMs)) return changed;
    bytes = changed;
  }
}

/** The machine stands still at the source while the rest is copied. */
export function* standStill(
  run: MigrationRun,
  route: MigrationRoute,
  bytes: number,
): MigrationScript {
  const expectedMs = Math.round(bytes / route.memoryBytesPerMs + switchMs);
  if (run.request.limitsBlackout && expectedMs > blackoutLimitMs) {
    throw new MigrationFault(
      problem(
        "BlackoutTooLong",
        { expected: String(expectedMs), allowed: String(blackoutLimitMs) },
        run.machine.name,
      ),
    );
  }
  run.pauseMachine();
  const switchBytes = switchMs * route.memoryBytesPerMs;
  yield* transfer({
    phase: "blackout",
    bytes,
    rate: () => route.memoryBytesPerMs,
    before: 0,
    after: () => switchBytes,
  });
  yield* pass("blackout", switchMs, bytes / (bytes + switchBytes));
}
