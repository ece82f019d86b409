/** What `--fix` does, whichever command has it: applies fixes and looks again, until there is nothing left to apply. */
import type { Fix } from "../diagnostics/diagnostic.ts";
import { countOf, type Finding } from "../diagnostics/findings.ts";
import { applyEdits, compatibleEdits } from "../diagnostics/fixes.ts";
import { visiblePath } from "../diagnostics/visible.ts";
import type { Host } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import { printError } from "./terminal.ts";
import { leftAlone, rewrite } from "./user-files.ts";

/** Of fixes that touch each other one is applied in each round, and what fixes make worse is taken back. */
const mostRounds = 100;

interface Outcome {
  readonly findings: readonly Finding[];
}

/**
 * Fixes leave no more errors than there were, and what they fix is gone: those of which that does not hold are taken back.
 * @param isFixable whether a file is the user's to change: a library's is not
 * @param isKept whether what a run was told of a file still holds in a later one
 */
export function fixFiles<Result extends Outcome>(
  run: () => Result,
  isFixable: (file: SourceFile, result: Result) => boolean,
  host: Host,
  isKept: (before: Result, after: Result) => boolean = () => true,
): Result {
  const counts = new Map<string, number>();
  const rejected = new Set<string>();
  let passedOver: readonly string[] = [];
  let most = Number.POSITIVE_INFINITY;
  let result = run();
  for (let round = 1; round <= mostRounds; round++) {
    const current = result;
    const fixable = current.findings.filter(
      (finding) =>
        finding.fix !== null &&
        !rejected.has(keyOf(finding)) &&
        finding.fix.edits.every(({ span }) => isFixable(span.file, current)),
    );
    const chosen = fixable.slice(0, most);
    const applied = applyFixes(chosen, host);
    if (applied.changes.length === 0 && applied.passedOver.every((path) => passedOver.includes(path))) {
      ({ passedOver } = applied);
      break;
    }
    ({ passedOver } = applied);
    const after = run();
    if (
      applied.changes.length > 0 &&
      (countOf(after.findings, "error") > countOf(current.findings, "error") || !isKept(current, after))
    ) {
      result = takeBack(applied.changes, host) ? current : run();
      if (chosen.length === 1) rejected.add(keyOf(chosen[0]!));
      most = Math.max(1, Math.ceil(Math.min(most, chosen.length) / 2));
      continue;
    }
    for (const { path, fixes } of applied.changes) counts.set(path, (counts.get(path) ?? 0) + fixes.length);
    for (const key of remaining(appliedOf(chosen, applied), current, after)) rejected.add(key);
    result = after;
  }
  for (const [path, count] of counts) printError(`${visiblePath(path)}: ${count} fixed`);
  for (const path of passedOver) printError(leftAlone(path));
  return result;
}

/** A finding in words: its place moves with each fix. */
function keyOf({ code, message, span }: Finding): string {
  return `${span?.file.path ?? ""}\n${code}\n${message}`;
}

/** The findings whose fixes were applied: one that touches another waits for the next round. */
function appliedOf(chosen: readonly Finding[], { changes }: AppliedFixes): Finding[] {
  const fixes = new Set(changes.flatMap((change) => change.fixes));
  return chosen.filter(({ fix }) => fix !== null && fixes.has(fix));
}

/** What is not told less often than before, although a fix for it was applied. */
function remaining(applied: readonly Finding[], before: Outcome, after: Outcome): string[] {
  const [old, now] = [before, after].map(({ findings }) => Map.groupBy(findings, keyOf));
  return applied.map(keyOf).filter((key) => (now?.get(key)?.length ?? 0) >= (old?.get(key)?.length ?? 0));
}

interface Change {
  readonly path: string;
  readonly fixes: readonly Fix[];
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

interface AppliedFixes {
  readonly changes: readonly Change[];
  /** The files that are not what the fixes were made for. */
  readonly passedOver: readonly string[];
}

/** Writes the files that fixes change. */
function applyFixes(findings: readonly Finding[], host: Host): AppliedFixes {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const changes: Change[] = [];
  const passedOver: string[] = [];
  for (const [file, ofFile] of Map.groupBy(fixes, ({ edits }) => edits[0]?.span.file)) {
    if (file === undefined) continue;
    const { edits, fixes: together } = compatibleEdits(ofFile);
    const contents: (readonly [before: Uint8Array, after: Uint8Array])[] = [];
    const isWritten = rewrite(
      file,
      (bytes, encoding) => {
        const after = applyEdits(bytes, { ...file, encoding }, edits);
        contents.push([bytes, after]);
        return after;
      },
      host,
    );
    const [content] = contents;
    if (isWritten && content !== undefined)
      changes.push({ path: file.path, fixes: together, before: content[0], after: content[1] });
    else passedOver.push(file.path);
  }
  return { changes, passedOver };
}

/** Answers whether all files are what they were. */
function takeBack(changes: readonly Change[], host: Host): boolean {
  return changes.map(({ path, before, after }) => host.replace(path, after, before)).every(Boolean);
}
