/** Problems of the world in the numbers and words of a contract. */
import type { JobWork, WorkError, WorkOutcome } from "../jobs/job-work.ts";
import type { MigrationProblem, MigrationProblemName } from "../world/migration-problems.ts";

export interface ProblemWords {
  /** `null` for a problem that takes the number of its cause. */
  readonly code: number | null;
  /** As the schema labels it; `null` for a problem that takes the type of its cause. */
  readonly type: string | null;
  /** With the details that the problem has in braces. */
  readonly text: string;
}

export type ProblemTable = Readonly<Record<MigrationProblemName, ProblemWords>>;

export function inWords(
  table: ProblemTable,
  { name, details, source, causes }: MigrationProblem,
): WorkError {
  const { code, type, text } = table[name];
  const told = causes.map((cause) => inWords(table, cause));
  const number = code ?? told[0]?.code;
  const errorType = type ?? told[0]?.errorType ?? null;
  if (number === undefined) throw new RangeError(`${name} has neither a number nor a cause.`);
  const description = text.replace(/\{(\w+)\}/g, (_all, detail: string) => details[detail] ?? "");
  return {
    code: number,
    description,
    messageId: name,
    messageArguments: Object.values(details),
    errorType,
    otherErrorType: errorType === null ? name : null,
    errorSource: source,
    causes: told,
  };
}

/** The same work; what goes wrong with it is told in words. */
export function workInWords(table: ProblemTable, work: JobWork<MigrationProblem>): JobWork {
  return {
    advance(elapsedMs) {
      const progress = work.advance(elapsedMs);
      return {
        ...progress,
        outcome: progress.outcome === null ? null : outcomeInWords(table, progress.outcome),
      };
    },
    hold: () => work.hold?.(),
    watch: (onChange) => work.watch?.(onChange),
    stop: (how) => work.stop(how),
  };
}

function outcomeInWords(table: ProblemTable, outcome: WorkOutcome<MigrationProblem>): WorkOutcome {
  if (outcome.kind === "failed") return { kind: "failed", error: inWords(table, outcome.error) };
  if (outcome.kind === "warning")
    return {
      kind: "warning",
      warnings: outcome.warnings.map((warning) => inWords(table, warning)),
    };
  return outcome;
}
