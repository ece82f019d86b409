/** What happens in a simulation, one by one: for programs as lines of JSON, for logs as lines of text. */
import { seconds } from "./summary.ts";

export type SimulationEvent = { readonly timeMs: number } & (
  | {
      readonly event: "call";
      readonly host: string;
      readonly method: string;
      readonly machine: string | null;
      readonly code: number;
      readonly label: string;
      readonly job: string | null;
    }
  | {
      readonly event: "job";
      readonly job: string;
      readonly machine: string;
      readonly task: string;
      readonly state: string;
      readonly percent: number;
      readonly phase: string;
      readonly error: string | null;
    }
  | {
      readonly event: "machine";
      readonly machine: string;
      readonly host: string;
      readonly change: "added" | "changed" | "removed";
      readonly power: string;
      readonly isPlanned: boolean;
      readonly isMigrating: boolean;
    }
  | { readonly event: "world"; readonly what: string }
);

/** One line without its end. */
export function jsonLine(event: SimulationEvent): string {
  return JSON.stringify(event);
}

/** `   2.0 s  web       MigrateVirtualSystemToHost at HV-1: 4096 Method Parameters Checked - Job Started`; `null` for what is no news. */
export function logLine(event: SimulationEvent, previous: SimulationEvent | null): string | null {
  const text = logText(event, previous);
  return text === null ? null : `${seconds(event.timeMs).padStart(9)}  ${text}`;
}

function logText(event: SimulationEvent, previous: SimulationEvent | null): string | null {
  switch (event.event) {
    case "call":
      return `${event.machine ?? event.host}: ${event.method} at ${event.host} returns ${event.code} ${event.label}`;
    case "job": {
      const { machine, task, state, percent, phase, error } = event;
      const isNews = previous?.event !== "job" || previous.state !== state || previous.phase !== phase;
      return isNews
        ? `${machine}: ${task}, ${state}, ${percent} %${phase === "" ? "" : `, ${phase}`}${error === null ? "" : `: ${error}`}`
        : null;
    }
    case "machine":
      return null;
    case "world":
      return event.what;
  }
}
