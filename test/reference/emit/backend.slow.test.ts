/** The backend `reference` where only a part of the classes is asked for; what it makes of all is in test/reference. */
import { expect, test } from "vitest";
import { generate, plainRequest, plainRun } from "../../../src/generate.ts";
import { nodeHost } from "../../../src/source/host.ts";

const disk = nodeHost(process.cwd());

async function referenceFiles(classes: readonly string[]): Promise<string[]> {
  const input = {
    inputs: ["mof/*.mof", "mof/cim", "mof/msvm"],
    includeFolders: [],
    dialect: "auto",
    locale: "ms_409",
  } as const;
  const options = {
    backends: ["reference"],
    enumStyle: "const",
    importExtension: ".ts",
    outputFolder: "nowhere",
  } as const;
  const { output } = await generate({ ...plainRequest, ...input, ...options, classes }, disk, {
    ...plainRun,
    write: false,
  });
  return (output?.added ?? []).map(({ path }) => path).filter((path) => path.startsWith("reference/"));
}

test("a class of jobs that all profiles agree on has its provider and one behavior", async () => {
  expect(await referenceFiles(["CIM_ConcreteJob"])).toEqual([
    "reference/CIM_ConcreteJob.behavior.ts",
    "reference/CIM_ConcreteJob.ts",
  ]);
});

test("a profile that differs from the first has a module with what differs", async () => {
  expect(await referenceFiles(["Msvm_MigrationJob"])).toEqual([
    "reference/CIM_ConcreteJob.behavior.ts",
    "reference/CIM_ConcreteJob.ts",
    "reference/Msvm_MigrationJob.behavior.ts",
    "reference/Msvm_MigrationJob.ts",
    "reference/cim/Msvm_MigrationJob.behavior.ts",
  ]);
});

test("a service needs the classes of the instances around it", async () => {
  await expect(referenceFiles(["Msvm_VirtualSystemMigrationService", "Msvm_MigrationJob"])).rejects.toThrow(
    "The contract of Msvm_VirtualSystemMigrationService needs Msvm_ComputerSystem too, which is not among the classes to generate.",
  );
});
