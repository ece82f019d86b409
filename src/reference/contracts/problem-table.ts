/** The numbers and words of what can go wrong in the world that a service stands in. */
import { type MigrationProblemName, migrationProblems } from "../runtime/world/migration-problems.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { ContractReader } from "./contract-reader.ts";
import { fail } from "./contract-fault.ts";
import type { Name } from "./contract-forms.ts";
import type { ServiceText } from "./contract-shape.ts";
import type { Assignment } from "./job-contract.ts";
import { readLabel } from "./labels.ts";
import { problemNames } from "./service-shape.ts";

export interface ProblemContract {
  readonly name: MigrationProblemName;
  /** `null`: that of its cause. */
  readonly code: number | null;
  readonly type: string | null;
  readonly text: string;
}

/** @param told how the properties of instances that tell of problems come about: one of them takes the types */
export function readProblems(
  reader: ContractReader,
  problems: ServiceText["problems"],
  told: readonly Assignment[],
): ProblemContract[] {
  const typed =
    told.find(({ value }) => value.kind === "labelled" && value.variable.path === "error.errorType")?.property ?? null;
  return reader.each(problemNames, (name) => {
    const { code, type, text } = problems[name];
    if (type !== null && typed !== null) readLabel(typed.valueMap, type, typed.name);
    return { name, code, type: type?.value ?? null, text: readText(text, migrationProblems[name]) };
  });
}

function readText({ at, value: text }: Name, details: readonly string[]): string {
  const unknown = [...text.matchAll(/\{([^}]*)\}/g)]
    .map(([, detail = ""]) => detail)
    .find((detail) => !details.includes(detail));
  if (unknown !== undefined)
    fail("contract-variable", at, { name: unknown, nearest: nearest(unknown, details), known: [...details] });
  return text;
}
