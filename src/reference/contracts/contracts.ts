/** Reads a folder of contracts: one JSON file for each class, and `choices.json` with what the profiles do not agree on. */
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Model } from "../../schema/model.ts";
import type { Host } from "../../source/host.ts";
import { readSourceFile } from "../../source/text-file.ts";
import { parseJson, type Placed } from "../../json/shape.ts";
import { readChoices } from "./choices.ts";
import { ContractReader } from "./contract-reader.ts";
import { contractShape } from "./contract-shape.ts";
import { type JobContract, readJobContract } from "./job-contract.ts";
import { readServiceContract, type ServiceContract } from "./service-contract.ts";

export type Contract = JobContract | ServiceContract;

/** What the contracts of a folder say for one profile. */
export interface ProfileContracts {
  readonly name: string;
  readonly jobs: readonly JobContract[];
  readonly services: readonly ServiceContract[];
}

/** The profiles in the order of the table of choices; the first is the default. */
export interface Contracts {
  readonly profiles: readonly ProfileContracts[];
}

const choicesName = "choices.json";

/** What is wrong with contracts is reported; then the result lacks it. */
export function readContracts(folder: string, model: Model, host: Host, reportAll: Report): Contracts {
  const faults = new Set<string>();
  // All profiles read the same file, and what is wrong with it is told once.
  const report: Report = (diagnostic) => {
    const { code, span, message } = diagnostic;
    const before = faults.size;
    faults.add(`${code} ${span?.file.path}:${span?.start} ${message}`);
    if (faults.size > before) reportAll(diagnostic);
  };
  const names = (host.list(folder) ?? [])
    .map(({ name }) => name)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
  if (names.length === 0) report(diagnostic("contract-folder", null, { folder }));
  const read = (name: string): Placed | null => {
    const file = readSourceFile(`${folder}/${name}`, host);
    return file === null ? null : parseJson(file, "contract", report);
  };
  const choices = readChoices(names.includes(choicesName) ? read(choicesName) : null, report);
  const placed = names.flatMap((name) => (name === choicesName ? [] : (read(name) ?? [])));
  const profiles = choices.profiles.map((profile) => {
    const shape = contractShape((row, to) => choices.resolve(row, profile, to));
    const reader = new ContractReader(model, report);
    const contracts = placed.map((at) => readContract(shape, reader, at, report)).filter((each) => each !== null);
    return {
      name: profile,
      jobs: contracts.filter((contract) => contract.kind === "job"),
      services: contracts.filter((contract) => contract.kind === "service"),
    };
  });
  // What could not be read may have used the others.
  if (faults.size === 0) choices.reportUnused(report);
  return { profiles };
}

/** What does not even have the shape of a contract is not held against the schema. */
function readContract(
  shape: ReturnType<typeof contractShape>,
  reader: ContractReader,
  at: Placed,
  report: Report,
): Contract | null {
  let fits = true;
  const text = shape.read(at, (diagnostic) => {
    fits = false;
    report(diagnostic);
  });
  if (!fits) return null;
  return reader.attempt(() =>
    text.kind === "job" ? readJobContract(reader, text, at.file) : readServiceContract(reader, text, at.file),
  );
}
