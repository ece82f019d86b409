/** A simulation as lines for a terminal, which are drawn again for each frame. */
import pc from "picocolors";
import type { HostRow, JobRow, Snapshot } from "./snapshot.ts";
import { seconds } from "./summary.ts";

type Colors = ReturnType<typeof pc.createColors>;

const widestBar = 24;
const narrowestBar = 8;
/** For gaps, the per cent, and what is said most of the time: "Copying storage, disk 1 of 2". */
const textWidth = 42;

/** @param columns of the terminal; longer lines are cut */
export function frame(snapshot: Snapshot, speed: number, columns: number, useColor: boolean): string[] {
  const color = pc.createColors(useColor);
  const { title, timeMs, jobs, hosts } = snapshot;
  const pace = speed === 1 ? "real time" : `${speed} times as fast`;
  const [name, wayWidth, host] = [
    widest(jobs.map(nameOf)),
    widest(jobs.map(way)),
    widest(hosts.map((each) => each.name)),
  ];
  const bar = Math.min(widestBar, Math.max(narrowestBar, columns - name - wayWidth - textWidth));
  const width = { name, way: wayWidth, host, bar };
  return [
    { text: title, show: color.bold },
    { text: `${clockTime(timeMs)}, ${pace}`, show: color.dim },
    { text: "", show: String },
    ...jobs.map((job) => jobLine(job, width, color)),
    { text: "", show: String },
    ...hosts.map((each) => ({
      text: `  ${each.name.padEnd(width.host)}  ${machinesText(each)}`,
      show: each.isRunning ? String : color.red,
    })),
  ].map(({ text, show }) => show(text.length > columns ? `${text.slice(0, Math.max(0, columns - 1))}…` : text));
}

interface Line {
  readonly text: string;
  /** Colours do not count for the width. */
  readonly show: (text: string) => string;
}

function jobLine(
  job: JobRow,
  width: { readonly name: number; readonly way: number; readonly bar: number },
  color: Colors,
): Line {
  const { percent, phase, state, end, elapsedMs, errors } = job;
  const head = `  ${nameOf(job).padEnd(width.name)}  ${way(job).padEnd(width.way)}  `;
  const filled = Math.round((percent / 100) * width.bar);
  const bar = "█".repeat(filled) + "░".repeat(width.bar - filled);
  const number = `${String(percent).padStart(3)} %`;
  const text =
    end === null
      ? phase || state
      : [`${state} after ${seconds(elapsedMs)}`, errors.at(-1)].filter((part) => part !== undefined).join(": ");
  const paint = end === null ? color.cyan : end === "well" ? color.green : color.red;
  return {
    text: `${head}${bar} ${number}  ${text}`,
    show: (line) => line.slice(0, head.length) + paint(line.slice(head.length)),
  };
}

/** A check looks like a move else. */
function nameOf({ machine, isCheck }: JobRow): string {
  return isCheck ? `${machine} (check)` : machine;
}

function way({ from, to }: JobRow): string {
  return to === null ? from : `${from} → ${to}`;
}

function machinesText({ isRunning, machines }: HostRow): string {
  if (!isRunning) return "failed";
  return (
    machines
      .map(({ name, power, isPlanned, isMigrating }) =>
        isPlanned ? `(${name})` : `${name}${power === "running" ? "" : ` ${power}`}${isMigrating ? " »" : ""}`,
      )
      .join("   ") || "-"
  );
}

function clockTime(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
