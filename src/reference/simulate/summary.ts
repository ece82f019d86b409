/** What came out of a simulation, as a table for people. */
import pc from "picocolors";
import type { JobRow, Snapshot } from "./snapshot.ts";

interface Row {
  readonly cells: readonly string[];
  readonly end: JobRow["end"] | "head";
}

/** Ends with a line for each host. */
export function summary({ jobs, hosts, timeMs }: Snapshot, useColor: boolean): string {
  const color = pc.createColors(useColor);
  const rows: Row[] = [
    { cells: ["machine", "task", "from", "to", "state", "took", ""], end: "head" },
    ...jobs.map(({ machine, task, from, to, state, percent, end, elapsedMs, errors }): Row => {
      const took = end === null ? `${percent} %` : seconds(elapsedMs);
      return { cells: [machine, task, from, to ?? "", state, took, errors.at(-1) ?? ""], end };
    }),
  ];
  const widths = rows[0]!.cells.map((_, column) => Math.max(...rows.map(({ cells }) => (cells[column] ?? "").length)));
  const paint = { head: color.dim, well: color.green, badly: color.red };
  const lines = rows.map(({ cells, end }) => {
    const padded = cells.map((cell, column) =>
      column === tookColumn ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    return (end === null ? String : paint[end])(padded.join("  ").trimEnd());
  });
  const counts = `${count(jobs, "well")} ended well, ${count(jobs, "badly")} badly, after ${seconds(timeMs)}`;
  const homes = hosts.map(({ name, isRunning, machines }) => {
    const named = machines
      .map((machine) => (machine.isPlanned ? `(${machine.name})` : `${machine.name} ${machine.power}`))
      .join(", ");
    return `${name}${isRunning ? "" : " (failed)"}: ${named || "no machines"}`;
  });
  return [...lines, "", counts, ...homes].join("\n");
}

const tookColumn = 5;

/** `23.6 s`, from a minute on `2:27 min`. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")} min`;
}

function count(jobs: readonly JobRow[], end: JobRow["end"]): number {
  return jobs.filter((job) => job.end === end).length;
}
