/** What `--fix` does, whichever command has it: applies fixes and looks again, until there is nothing left to apply. */
import type { Finding } from "../diagnostics/findings.ts";
import { applyEdits, compatibleEdits } from "../diagnostics/fixes.ts";
import type { Host } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import { printError } from "./terminal.ts";

/** Of fixes that touch each other one is applied in each round. */
const mostRounds = 10;

/** @param isFixable whether a file is the user's to change: a library's is not */
export function fixFiles<Result extends { readonly findings: readonly Finding[] }>(
  run: () => Result,
  isFixable: (file: SourceFile, result: Result) => boolean,
  host: Host,
): Result {
  const counts = new Map<string, number>();
  let result = run();
  for (let round = 1; round <= mostRounds; round++) {
    const current = result;
    if (!applyFixes(current.findings, (file) => isFixable(file, current), counts, host)) break;
    result = run();
  }
  for (const [path, count] of counts) printError(`${path}: ${count} fixed`);
  return result;
}

/** Writes the files that fixes change, adds to the number of fixes by file, and answers whether there were any. */
function applyFixes(
  findings: readonly Finding[],
  isFixable: (file: SourceFile) => boolean,
  counts: Map<string, number>,
  host: Host,
): boolean {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  let isChanged = false;
  for (const [file, ofFile] of Map.groupBy(fixes, ({ edits }) => edits[0]?.span.file)) {
    const bytes = file === undefined || !isFixable(file) ? null : host.read(file.path);
    if (file === undefined || bytes === null) continue;
    const { edits, count } = compatibleEdits(ofFile);
    host.write(file.path, applyEdits(bytes, file, edits));
    counts.set(file.path, (counts.get(file.path) ?? 0) + count);
    isChanged = true;
  }
  return isChanged;
}
