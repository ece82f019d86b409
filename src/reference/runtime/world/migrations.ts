/** The stories of all kinds of migrations and of their checks, from the first connection to the last cleaning up. */
import {
  copyMemory,
  dirtyingOf,
  firstRound,
  forecast,
  standStill,
  switchMs,
} from "./live-migration.ts";
import {
  connectionObstacles,
  credentialsRefused,
  destinationObstacles,
  type DiskCopy,
  diskCopies,
} from "./migration-obstacles.ts";
import { MigrationFault, problem } from "./migration-problems.ts";
import { findRoute } from "./migration-route.ts";
import type { MigrationRun } from "./migration-run.ts";
import { pass, type MigrationScript } from "./migration-script.ts";
import { copyDisks, diskBytesPerMs, switchDisks } from "./storage-migration.ts";
import type { MigrationPhase } from "./world-description.ts";

const connectingMs = 400;
const preparingMs = 600;
const finishingMs = 250;
/** Fixed times differ by so much from one run to the next. */
const variation = 0.2;

/** The script of a migration. Throws a MigrationFault where it cannot go on. */
export function* migrate(run: MigrationRun): MigrationScript {
  const { machine, destination, request } = run;
  if (machine.isMigrating)
    throw new MigrationFault(problem("MachineInUse", { machine: machine.name }, machine.name));
  run.holdMachine();
  yield* connect(run);
  if (destination !== null && run.state.takeFault(machine, "credentials-refused"))
    throw new MigrationFault(credentialsRefused(destination, request));
  yield* prepare(run);
  if (request.kind === "staged") return stage(run);

  const { route } = run;
  const copies = diskCopies(run, request);
  run.prepareDestination();
  if (route !== null) run.use([route]);
  yield* copyDisks(run, copies, route);
  if (route !== null && machine.power !== "off") {
    const rest = yield* copyMemory(run, route);
    if (machine.power === "running") yield* standStill(run, route, rest);
  }
  const old = copies.map(({ disk: { path }, from }) => ({ path, from }));
  switchDisks(run, copies);
  run.switchOver();
  yield* pass("finishing", finishingMs * run.vary(variation));
  if (!request.keepsCopies) removeOld(run, old);
}

/** The script of a check: it goes as far as a migration could without changing anything. */
export function* check(run: MigrationRun): MigrationScript {
  yield* connect(run);
  yield* prepare(run);
}

function* connect(run: MigrationRun): MigrationScript {
  const { source, destination, request } = run;
  if (destination === null) return;
  yield* pass("connecting", connectingMs * run.vary(variation));
  throwFirst(connectionObstacles(run, request));
  run.route = findRoute(source, destination, request);
}

function* prepare(run: MigrationRun): MigrationScript {
  yield* pass("preparing", preparingMs * run.vary(variation));
  throwFirst(destinationObstacles(run.state, run, run.request));
}

function throwFirst([first]: ReturnType<typeof connectionObstacles>): void {
  if (first !== undefined) throw new MigrationFault(first);
}

/** The shell stays, for a later migration to fill. */
function stage({ state, destination, machine }: MigrationRun): void {
  if (destination !== null)
    state.addPlanned({ id: machine.id, name: machine.name, host: destination });
}

/** What the source alone can reach is lost to a source that has failed. */
function removeOld(run: MigrationRun, old: readonly Pick<DiskCopy, "from" | "path">[]): void {
  const { source, destination, warnings } = run;
  if (old.length === 0) return;
  const isReachable = ({ from }: Pick<DiskCopy, "from">): boolean =>
    source.isRunning || destination?.volumes.includes(from) === true;
  for (const { path, from } of old.filter(isReachable)) from.delete(path);
  if (!old.every(isReachable))
    warnings.push(problem("SourceNotCleaned", { host: source.name }, source.name));
}

/** How long each phase would take if nobody else used the networks and disks. */
export function estimatePhases(run: MigrationRun): ReadonlyMap<MigrationPhase, number> {
  const { machine, source, destination, request } = run;
  const route = destination === null ? null : findRoute(source, destination, request);
  const phases = new Map<MigrationPhase, number>();
  if (destination !== null) phases.set("connecting", connectingMs);
  phases.set("preparing", preparingMs);
  if (request.kind === "staged" || request.kind === "storage-check") return phases;
  const copies = diskCopies(run, request);
  if (copies.length > 0)
    phases.set(
      "storage",
      copies.reduce((sum, copy) => sum + copy.disk.bytes / diskBytesPerMs(copy, route), 0),
    );
  if (route !== null && machine.power !== "off") {
    const rate = route.memoryBytesPerMs;
    const { running, still } = forecast(firstRound(machine), rate, dirtyingOf(run));
    phases.set("memory", running / rate);
    if (machine.power === "running") phases.set("blackout", still / rate + switchMs);
  }
  return phases.set("finishing", finishingMs);
}
