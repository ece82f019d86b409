/** Disks on their way: each is copied beside its new place first, and takes it when all are there. */
import { type DiskCopy, mayWrite } from "./migration-obstacles.ts";
import { MigrationFault, problem } from "./migration-problems.ts";
import type { MigrationRoute } from "./migration-route.ts";
import type { MigrationRun } from "./migration-run.ts";
import { type MigrationScript, transfer } from "./migration-script.ts";

/** At the speed of the slowest on the way, of which others may use a part. */
export function diskBytesPerMs({ from, to }: DiskCopy, route: MigrationRoute | null): number {
  return Math.min(from.speed.share, to.speed.share, route?.bytesPerMs ?? Infinity);
}

export function* copyDisks(
  run: MigrationRun,
  copies: readonly DiskCopy[],
  route: MigrationRoute | null,
): MigrationScript {
  const total = copies.reduce((sum, { disk }) => sum + disk.bytes, 0);
  let done = 0;
  for (const [index, copy] of copies.entries()) {
    const { disk, from, to } = copy;
    const partial = partialPath(run, copy);
    const before = done;
    const leave = run.use([...new Set([from.speed, to.speed])]);
    run.onFailure(() => to.delete(partial));
    // Others may have taken the place that there was.
    if (!to.write(partial, disk.bytes))
      throw new MigrationFault(problem("DiskFull", { disk: copy.path }, copy.path));
    yield* transfer({
      phase: "storage",
      bytes: disk.bytes,
      detail: copies.length === 1 ? "" : `, disk ${index + 1} of ${copies.length}`,
      rate: () => diskBytesPerMs(copy, route),
      before,
      after: () => total - before - disk.bytes,
    });
    leave();
    done += disk.bytes;
  }
}

/** Puts the copies in place of the disks, all or, where it throws a MigrationFault, none. */
export function switchDisks(run: MigrationRun, copies: readonly DiskCopy[]): void {
  for (const { to, path } of copies) {
    if (!mayWrite(run.state, to, path, run.request))
      throw new MigrationFault(
        problem("FileExists", { disk: path, host: (run.destination ?? run.source).name }, path),
      );
  }
  for (const copy of copies) {
    copy.to.rename(partialPath(run, copy), copy.path);
    copy.disk.path = copy.path;
  }
}

function partialPath({ id }: MigrationRun, { path }: DiskCopy): string {
  return `${path}.${id}.copying`;
}
