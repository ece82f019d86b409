/** From two texts of MOF to their changes, in memory. */
import type { Reclassed } from "../../src/diff/change.ts";
import { diff, type SchemaDiff } from "../../src/diff/diff.ts";
import { type JsonModel, modelToJson } from "../../src/schema/json.ts";
import { modelOf } from "../compile-text.ts";

function jsonModelOf(mof: string): JsonModel {
  return modelToJson(modelOf(mof));
}

export function diffOf(before: string, after: string, reclassed?: Reclassed): SchemaDiff {
  return diff(jsonModelOf(before), jsonModelOf(after), reclassed);
}

/** Each change in a line: `CIM_Job.JobState: "A" was 1 and is now 2 [value-renumbered: wire, behavior]`. */
export function linesOf(before: string, after: string): string[] {
  return diffOf(before, after).changes.map(
    ({ code, path, words, impacts, isGuess }) =>
      `${path}: ${words.message} [${code}: ${impacts.join(", ")}${isGuess ? ", a guess" : ""}]`,
  );
}
