import type { JobWork, WorkProgress } from "../runtime/jobs/job-work.ts";
import type { MigrationProblem } from "../runtime/world/migration-problems.ts";
import type { MigrationRequest, MigrationWorld } from "../runtime/world/migration-world.ts";

/** The same world; of all work in it somebody is told how it gets on, which jobs say less about than they know. */
export function observed(
  world: MigrationWorld,
  onProgress: (machine: string, progress: WorkProgress<MigrationProblem>) => void,
): MigrationWorld {
  const observe = (work: JobWork<MigrationProblem>, { machine }: MigrationRequest): JobWork<MigrationProblem> => ({
    advance(elapsedMs) {
      const progress = work.advance(elapsedMs);
      onProgress(machine, progress);
      return progress;
    },
    stop: (how) => work.stop(how),
    hold: () => work.hold?.(),
    watch: (onChange) => work.watch?.(onChange),
  });
  return {
    runBy: (clock) => world.runBy(clock),
    get hosts() {
      return world.hosts;
    },
    findHost: (nameOrAddress) => world.findHost(nameOrAddress),
    machinesOn: (host) => world.machinesOn(host),
    migrate: (request) => observe(world.migrate(request), request),
    check: (request) => observe(world.check(request), request),
    obstacle: (request) => world.obstacle(request),
    hindrance: (call) => world.hindrance(call),
    setReceiving: (host, isReceiving) => world.setReceiving(host, isReceiving),
    features: (host, machine) => world.features(host, machine),
    watchMachines: (listener) => world.watchMachines(listener),
  };
}
