/** Changes as JSON for other tools. The shape is public; fields are added, not changed. */
import type { SchemaDiff } from "./diff.ts";
import type { Impact, Step } from "./impact.ts";
import { changeKinds } from "./change-kinds.ts";

export interface JsonChange {
  readonly code: string;
  /** `wire`, `source`, `behavior`, `safe`: one or more. */
  readonly classes: readonly Impact[];
  /** The class by its old name; `qualifier Key` for a qualifier declaration. */
  readonly owner: string;
  /** The element: `CIM_Job.JobState`, `CIM_Job.KillJob(DeleteOnKill)`. */
  readonly element: string;
  readonly message: string;
  /** Whether it is guessed that two names are one thing. */
  readonly guess: boolean;
  /** Why the change is in its classes, as long as nobody put it into others. */
  readonly reason: string;
}

export interface JsonDiff {
  readonly step: Step;
  readonly counts: Readonly<Record<Impact, number>>;
  readonly changes: readonly JsonChange[];
}

export function diffToJson({ changes, counts, step }: SchemaDiff): JsonDiff {
  return {
    step,
    counts,
    changes: changes.map(({ code, impacts, owner, path, words, isGuess }) => ({
      code,
      classes: impacts,
      owner,
      element: path,
      message: words.message,
      guess: isGuess,
      reason: changeKinds[code].reason,
    })),
  };
}
