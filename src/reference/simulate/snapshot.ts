/** How a simulation stands at one moment, for whoever shows it. */

export interface Snapshot {
  readonly title: string;
  readonly timeMs: number;
  /** In the order in which they were asked for. */
  readonly jobs: readonly JobRow[];
  readonly hosts: readonly HostRow[];
}

export interface JobRow {
  readonly id: string;
  readonly machine: string;
  /** Whether it only finds out whether the machine could be moved. */
  readonly isCheck: boolean;
  /** As the job calls itself: "Moving Virtual Machine". */
  readonly task: string;
  readonly from: string;
  readonly to: string | null;
  /** The label of its state. */
  readonly state: string;
  readonly percent: number;
  /** What its work does at the moment. */
  readonly phase: string;
  readonly end: "well" | "badly" | null;
  readonly elapsedMs: number;
  /** What went wrong, the nearest cause last; empty where nothing did. */
  readonly errors: readonly string[];
}

export interface HostRow {
  readonly name: string;
  readonly isRunning: boolean;
  readonly machines: readonly MachineRow[];
}

export interface MachineRow {
  readonly name: string;
  readonly power: string;
  readonly isPlanned: boolean;
  readonly isMigrating: boolean;
}
