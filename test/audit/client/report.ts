/** Jobs, machines and errors as lines of text. */
import { isMember, labelOf, Msvm_MigrationJob_JobType_ValueMap, type DateTime } from "../../../generated/index.js";
import { type Machine, type MigrationJob, MigrationType, migrationTypes } from "./bindings.ts";
import { JobFailedError, PreconditionError, RefusedError } from "./failure.ts";
import { isDelegationMissing, type JobProblem } from "./job-error.ts";
import { stateLabel } from "./job-state.ts";
import { mobilityOf, powerLabel } from "./inventory.ts";
import { TransportError } from "./transport.ts";

export type Align = "left" | "right";

export interface Column<T> {
  readonly title: string;
  readonly align?: Align;
  readonly cell: (item: T) => string;
}

/** Columns are as wide as their widest cell; the last one is not padded. */
export function renderTable<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  const rows = [
    columns.map(({ title }) => title.toUpperCase()),
    ...items.map((item) => columns.map(({ cell }) => cell(item))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => {
          const [width, column] = [widths[index] ?? 0, columns[index]];
          if (column?.align === "right") return cell.padStart(width);
          return index === row.length - 1 ? cell : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const jobColumns: readonly Column<MigrationJob>[] = [
  { title: "machine", cell: ({ VirtualSystemName }) => VirtualSystemName?.slice(0, 8) ?? "-" },
  {
    title: "what",
    cell: ({ JobType }) =>
      JobType === null ? "-" : (labelOf(Msvm_MigrationJob_JobType_ValueMap, JobType) ?? `type ${JobType}`),
  },
  { title: "kind", cell: ({ MigrationType: type }) => migrationLabel(type) },
  { title: "to", cell: ({ DestinationHost }) => DestinationHost ?? "(here)" },
  { title: "state", cell: ({ JobState }) => stateLabel(JobState) },
  { title: "done", cell: ({ PercentComplete }) => bar(PercentComplete, 10) },
  { title: "time", align: "right", cell: ({ ElapsedTime }) => duration(ElapsedTime) },
];

export function renderJobs(jobs: readonly MigrationJob[]): string {
  return jobs.length === 0 ? "No migrations." : renderTable(jobColumns, jobs);
}

const machineColumns: readonly Column<Machine>[] = [
  { title: "name", cell: ({ ElementName }) => ElementName ?? "-" },
  { title: "id", cell: ({ Name }) => Name },
  { title: "power", cell: ({ EnabledState }) => powerLabel(EnabledState) },
  { title: "can move", cell: (machine) => mobilityOf(machine) },
];

export function renderMachines(machines: readonly Machine[]): string {
  return machines.length === 0 ? "No machines." : renderTable(machineColumns, machines);
}

/** A job says its type as a bare number; the values are those of the settings that it was started with. */
export function migrationLabel(type: number | null): string {
  if (type === null || !isMember(migrationTypes, type)) return "-";
  switch (type) {
    case MigrationType.VirtualSystem:
      return "live";
    case MigrationType.Storage:
      return "storage";
    case MigrationType.Staged:
      return "staged";
    case MigrationType.VirtualSystemAndStorage:
      return "live+storage";
    case MigrationType.StorageDeepCheck:
      return "check";
    case MigrationType.Unknown:
      return "?";
  }
}

/** 101 is allowed by the schema and means that nobody knows. */
export function bar(percent: number | null, width: number): string {
  if (percent === null || percent > 100) return `${"?".repeat(width)}    `;
  const full = Math.floor((percent * width) / 100);
  return `${"#".repeat(full)}${".".repeat(width - full)} ${String(percent).padStart(3)}%`;
}

/** `1:02:03`, `4:00`; `-` for what is not a length of time. */
export function duration(interval: DateTime | null): string {
  const microseconds = interval?.totalMicroseconds ?? null;
  if (microseconds === null) return "-";
  const seconds = Number(microseconds / 1_000_000n);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (value: number): string => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

export function renderProblem({ severity, message, source, actions }: JobProblem): string {
  const lines = [
    `${severity}: ${message}${source === null ? "" : ` (${source})`}`,
    ...actions.map((action) => `  try: ${action}`),
  ];
  return lines.join("\n");
}

/** One exit code for each kind of failure, for scripts; 0 and 1 are the usual ones. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, refused: 3, unreachable: 4, cancelled: 5 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function renderFailure(error: unknown): { readonly text: string; readonly exitCode: ExitCode } {
  if (error instanceof JobFailedError) {
    const hint = isDelegationMissing(error.problems)
      ? ["hint: allow the source to delegate to the target, or start the migration at the source"]
      : [];
    const text = [error.message, ...error.problems.map(renderProblem), ...hint].join("\n");
    return { text, exitCode: error.isCancelled ? exitCodes.cancelled : exitCodes.failed };
  }
  if (error instanceof RefusedError || error instanceof PreconditionError)
    return { text: error.message, exitCode: exitCodes.refused };
  if (error instanceof TransportError) {
    const hresult = error.hresult === null ? "" : ` [0x${(error.hresult >>> 0).toString(16).padStart(8, "0")}]`;
    return { text: error.message + hresult, exitCode: exitCodes.unreachable };
  }
  if (error instanceof RangeError) return { text: error.message, exitCode: exitCodes.usage };
  return { text: error instanceof Error ? error.message : String(error), exitCode: exitCodes.failed };
}
