/** Moving all machines of a host away, some at a time. */
import type { Machine } from "./bindings.ts";
import { JobFailedError, RefusedError } from "./failure.ts";
import { Inventory, mobilityOf, type Mobility, powerLabel } from "./inventory.ts";
import { type Settled, waitForAll, type WatchOptions } from "./job-watch.ts";
import { startLive } from "./live-migration.ts";
import type { HostSession } from "./service.ts";

export interface EvacuationOptions extends WatchOptions {
  readonly atATime: number;
  readonly onMachine: (name: string, outcome: string) => void;
}

export interface Evacuation {
  readonly moved: readonly Machine[];
  readonly left: readonly Machine[];
}

const reasons: Readonly<Record<Exclude<Mobility, "live">, (machine: Machine) => string>> = {
  moving: () => "is being moved already",
  "storage-only": ({ EnabledState: state }) => `cannot be moved while it is ${powerLabel(state)}`,
  none: ({ EnabledState: state }) => `cannot be moved in its state (${powerLabel(state)})`,
};

export async function evacuate(
  source: HostSession,
  destination: HostSession,
  options: EvacuationOptions,
): Promise<Evacuation> {
  const { clock, signal, atATime, onMachine } = options;
  const [moved, left, waiting]: [Machine[], Machine[], Machine[]] = [[], [], []];
  for (const machine of await new Inventory([source], clock).machinesOf(source.host)) {
    const mobility = mobilityOf(machine);
    if (mobility === "live") {
      waiting.push(machine);
      continue;
    }
    left.push(machine);
    onMachine(machine.ElementName ?? machine.Name, reasons[mobility](machine));
  }
  while (waiting.length > 0 && signal?.aborted !== true) {
    const batch = waiting.splice(0, atATime);
    const outcomes = await moveBatch(source, destination, batch, options);
    batch.forEach((machine, index) => {
      const error = outcomes[index];
      (error === null ? moved : left).push(machine);
      onMachine(machine.ElementName ?? machine.Name, error === null ? "moved" : messageOf(error));
    });
  }
  return { moved, left: [...left, ...waiting] };
}

/** An error or `null` for each machine, in order. All are started before the first is waited for. */
async function moveBatch(
  source: HostSession,
  destination: HostSession,
  batch: readonly Machine[],
  options: WatchOptions,
): Promise<readonly unknown[]> {
  const started = await Promise.allSettled(batch.map(({ Name }) => startLive(source, destination, Name, options)));
  const paths = started.flatMap((result) =>
    result.status === "fulfilled" && result.value !== null ? [result.value] : [],
  );
  const settled = new Map((await waitForAll(source, paths, options)).map((end) => [end.path, end] as const));
  return started.map((result) => {
    if (result.status === "rejected") return result.reason as unknown;
    return result.value === null ? null : errorOf(settled.get(result.value));
  });
}

function errorOf(end: Settled | undefined): unknown {
  return end?.kind === "failed" ? end.error : null;
}

function messageOf(error: unknown): string {
  if (error instanceof JobFailedError || error instanceof RefusedError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
