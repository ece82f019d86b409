/**
 * The course of a migration as a script that time is told to: a generator yields what it is waiting for and is given the
 * milliseconds that have passed, never more than it asked for but for the rest of a millisecond.
 */
import type { MigrationPhase } from "./world-description.ts";

export interface MigrationStep {
  readonly phase: MigrationPhase;
  /** For people. */
  readonly text: string;
  /** How much of the phase is done, 0 to 1. */
  readonly fraction: number;
  /** How much of it will be at the end of the step; between the two it grows evenly. */
  readonly endFraction: number;
  /** What it waits for, if nothing changes, more than 0. */
  readonly untilMs: number;
}

export type MigrationScript = Generator<MigrationStep, void, number>;

const texts: Readonly<Record<MigrationPhase, string>> = {
  connecting: "Connecting to the destination",
  preparing: "Preparing the destination",
  storage: "Copying storage",
  memory: "Copying memory",
  blackout: "Switching over",
  finishing: "Cleaning up",
};

/** Lets so much time pass. @param from how much of the phase is done before */
export function* pass(phase: MigrationPhase, milliseconds: number, from = 0): MigrationScript {
  for (let left = milliseconds; left > 0;) {
    const fraction = from + (1 - from) * (1 - left / milliseconds);
    left -= yield { phase, text: texts[phase], fraction, endFraction: 1, untilMs: left };
  }
}

export interface Transfer {
  readonly phase: MigrationPhase;
  readonly bytes: number;
  /** Added to the text of the phase. */
  readonly detail?: string;
  /** As it is now, for it changes while others come and go. */
  readonly rate: () => number;
  /** How many bytes of the phase were moved before. */
  readonly before: number;
  /** How many bytes of the phase are still to come after these, as it looks now. */
  readonly after: (bytesLeft: number, bytesPerMs: number) => number;
  /** Told after each step. */
  readonly moved?: (elapsedMs: number) => void;
}

/** Moves bytes at a rate that may change at each step. */
export function* transfer({
  phase,
  bytes,
  detail = "",
  rate,
  before,
  after,
  moved = () => {},
}: Transfer): MigrationScript {
  for (let left = bytes; left > 0;) {
    const bytesPerMs = rate();
    const total = before + bytes + after(left, bytesPerMs);
    const [fraction, endFraction] = [before + bytes - left, before + bytes].map(
      (done) => done / total,
    ) as [number, number];
    const elapsed = yield {
      phase,
      text: texts[phase] + detail,
      fraction,
      endFraction,
      untilMs: left / bytesPerMs,
    };
    left -= bytesPerMs * elapsed;
    // Less than a byte is left over by rounding only.
    if (left < 1) left = 0;
    moved(elapsed);
  }
}
