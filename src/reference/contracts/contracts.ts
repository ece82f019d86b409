/** Reads a folder of contracts: one JSON file for each class, and `choices.json` with what the profiles do not agree on. */
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Model } from "../../schema/model.ts";
import type { Host } from "../../source/host.ts";
import { readSourceFile } from "../../source/text-file.ts";
import { Choices } from "./choices.ts";
import { ContractReader } from "./contract-reader.ts";
import { attempt, entriesOf, fail, parseContract, type Placed, wordOf } from "./contract-text.ts";
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
  let isComplete = true;
  const report: Report = (diagnostic) => {
    isComplete = false;
    reportAll(diagnostic);
  };
  const names = (host.list(folder) ?? [])
    .map(({ name }) => name)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
  if (names.length === 0) report(diagnostic("contract-folder", null, { folder }));
  const files = names.map((name) => {
    const file = readSourceFile(`${folder}/${name}`, host);
    return { name, contract: file === null ? null : parseContract(file, report) };
  });
  const choices = new Choices(files.find(({ name }) => name === choicesName)?.contract ?? null, report);
  const placed = files.flatMap(({ name, contract }) => (contract === null || name === choicesName ? [] : [contract]));
  const profiles = choices.profiles.map((profile) => {
    const reader = new ContractReader(model, profile, choices, report);
    const contracts = placed
      .map((at) => attempt(report, () => readContract(reader, at)))
      .filter((contract) => contract !== null);
    return {
      name: profile,
      jobs: contracts.filter((contract) => contract.kind === "job"),
      services: contracts.filter((contract) => contract.kind === "service"),
    };
  });
  // What could not be read may have used the others.
  if (isComplete) choices.reportUnused(report);
  return { profiles };
}

function readContract(reader: ContractReader, at: Placed): Contract {
  const kind = entriesOf(at).find(({ name }) => name === "kind") ?? fail("contract-missing", at, { key: "kind" });
  return wordOf(kind.value, ["job", "service"]) === "job"
    ? readJobContract(reader, at)
    : readServiceContract(reader, at);
}
