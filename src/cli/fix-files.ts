/** What `--fix` does, whichever command has it: applies fixes and looks again, until there is nothing left to apply. */
import type { Finding } from "../diagnostics/findings.ts";
import { applyEdits, compatibleEdits } from "../diagnostics/fixes.ts";
import type { Host } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import { printError } from "./terminal.ts";
import { leftAlone, rewrite } from "./user-files.ts";

/** Of fixes that touch each other one is applied in each round. */
const mostRounds = 10;

/** @param isFixable whether a file is the user's to change: a library's is not */
export function fixFiles<Result extends { readonly findings: readonly Finding[] }>(
  run: () => Result,
  isFixable: (file: SourceFile, result: Result) => boolean,
  host: Host,
): Result {
  const counts = new Map<string, number>();
  let passedOver: readonly string[] = [];
  let result = run();
  for (let round = 1; round <= mostRounds; round++) {
    const current = result;
    const before = passedOver;
    const applied = applyFixes(current.findings, (file) => isFixable(file, current), host);
    for (const [path, count] of applied.counts) counts.set(path, (counts.get(path) ?? 0) + count);
    ({ passedOver } = applied);
    // A file that was saved meanwhile is looked at again; one that is passed over twice is not going to fit.
    if (applied.counts.size === 0 && passedOver.every((path) => before.includes(path))) break;
    result = run();
  }
  for (const [path, count] of counts) printError(`${path}: ${count} fixed`);
  for (const path of passedOver) printError(leftAlone(path));
  return result;
}

interface AppliedFixes {
  /** The number of fixes by file. */
  readonly counts: ReadonlyMap<string, number>;
  /** The files that are not what the fixes were made for. */
  readonly passedOver: readonly string[];
}

/** Writes the files that fixes change. */
function applyFixes(findings: readonly Finding[], isFixable: (file: SourceFile) => boolean, host: Host): AppliedFixes {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const counts = new Map<string, number>();
  const passedOver: string[] = [];
  for (const [file, ofFile] of Map.groupBy(fixes, ({ edits }) => edits[0]?.span.file)) {
    if (file === undefined || !isFixable(file)) continue;
    const { edits, count } = compatibleEdits(ofFile);
    const isWritten = rewrite(file, (bytes, encoding) => applyEdits(bytes, { ...file, encoding }, edits), host);
    if (isWritten) counts.set(file.path, count);
    else passedOver.push(file.path);
  }
  return { counts, passedOver };
}
