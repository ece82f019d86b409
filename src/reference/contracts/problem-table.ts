/** The numbers and words of what can go wrong in the world that a service stands in. */
import { type MigrationProblemName, migrationProblems } from "../runtime/world/migration-problems.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { ContractReader } from "./contract-reader.ts";
import { fail, type Placed, textOf } from "./contract-text.ts";
import type { Assignment } from "./job-contract.ts";
import { readLabel } from "./labels.ts";

export interface ProblemContract {
  readonly name: MigrationProblemName;
  /** `null`: that of its cause. */
  readonly code: number | null;
  readonly type: string | null;
  readonly text: string;
}

const names = Object.keys(migrationProblems) as MigrationProblemName[];

/** @param told how the properties of instances that tell of problems come about: one of them takes the types */
export function readProblems(reader: ContractReader, at: Placed, told: readonly Assignment[]): ProblemContract[] {
  const parts = reader.parts(at, names);
  const typed =
    told.find(({ value }) => value.kind === "labelled" && value.variable.path === "error.errorType")?.property ?? null;
  return names.map((name) => {
    const problem = reader.parts(parts.need(name), ["code", "type", "text"]);
    const [code, type] = [problem.may("code"), problem.may("type")];
    if (type !== null && typed !== null) readLabel(typed.valueMap, type, typed.name);
    return {
      name,
      code: code === null ? null : reader.number(code),
      type: type === null ? null : textOf(type),
      text: readText(problem.need("text"), migrationProblems[name]),
    };
  });
}

function readText(at: Placed, details: readonly string[]): string {
  const text = textOf(at);
  const unknown = [...text.matchAll(/\{([^}]*)\}/g)]
    .map(([, detail = ""]) => detail)
    .find((detail) => !details.includes(detail));
  if (unknown !== undefined)
    fail("contract-variable", at, { name: unknown, nearest: nearest(unknown, details), known: [...details] });
  return text;
}
