/**
 * The course of a migration as a story that time is told to: a generator yields what it is waiting for and is given the
 * milliseconds that have passed, never more than it asked for.
 */
import type { MigrationPhase } from "./world-description.ts";

export interface StoryStep {
  readonly phase: MigrationPhase;
  /** For people. */
  readonly text: string;
  /** How much of the phase is done, 0 to 1. */
  readonly fraction: number;
  /** What it waits for, if nothing changes, more than 0. */
  readonly untilMs: number;
}

export type Story = Generator<StoryStep, void, number>;

const texts: Readonly<Record<MigrationPhase, string>> = {
  connecting: "Connecting to the destination",
  preparing: "Preparing the destination",
  storage: "Copying storage",
  memory: "Copying memory",
  blackout: "Switching over",
  finishing: "Cleaning up",
};

/** Lets so much time pass. */
export function* pass(phase: MigrationPhase, milliseconds: number): Story {
  for (let left = milliseconds; left > 0; ) {
    left -= yield { phase, text: texts[phase], fraction: 1 - left / milliseconds, untilMs: left };
  }
}

export interface Transfer {
  readonly phase: MigrationPhase;
  readonly bytes: number;
  /** Added to the text of the phase. */
  readonly detail?: string;
  /** As it is now, for it changes while others come and go. */
  readonly rate: () => number;
  /** How much of the phase is done when so many bytes are still to come. */
  readonly fraction: (bytesLeft: number, bytesPerMs: number) => number;
  /** Told after each step; may throw. */
  readonly moved?: (bytesLeft: number, elapsedMs: number) => void;
}

/** Moves bytes at a rate that may change at each step. */
export function* transfer({ phase, bytes, detail = "", rate, fraction, moved = () => {} }: Transfer): Story {
  let left = bytes;
  while (left > 0) {
    const bytesPerMs = rate();
    const elapsed = yield { phase, text: texts[phase] + detail, fraction: fraction(left, bytesPerMs), untilMs: left / bytesPerMs };
    const rest = left - bytesPerMs * elapsed;
    // Less than a byte is left over by rounding only.
    left = rest < 1 ? 0 : rest;
    moved(left, elapsed);
  }
}
