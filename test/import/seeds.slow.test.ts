/**
 * The pages that mofc's own MOF of the migration job and its service was written from. What they import to says the same,
 * but for the corrections that the comments of that MOF explain, each in a line here.
 */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { importPages } from "../../src/import.ts";
import { type JsonClass, type JsonMapEntry, type JsonType, modelToJson } from "../../src/schema/json.ts";
import { compileFiles } from "../compile-text.ts";
import { arePagesHere, disk } from "../corpus/corpus.ts";
import { memoryHost } from "../source/memory-host.ts";

type Classes = ReadonlyMap<string, JsonClass>;

const pages = ["../shared/seeds", "../shared/pages/head-HyperV_v2"];

/** The classes of a namespace. The class pages of superclasses lie among other pages of it. */
function importedClasses(namespace: string): Classes {
  const texts = pages.flatMap((folder) =>
    (disk.list(folder) ?? []).map(({ name }) => {
      const path = `${folder}/${name}`;
      return [`pages/${folder.split("/").at(-1)}/${name.replace(/\.txt$/, ".md")}`, disk.read(path)!] as const;
    }),
  );
  const { files } = importPages(
    { inputs: ["pages"], namespace: null, classes: [], withDescriptions: false, withStandIns: true, origin: null },
    memoryHost(Object.fromEntries(texts)),
  );
  const { model } = compileFiles(Object.fromEntries(files.map(({ path, text }) => [path, text])), {
    dialect: "wmi",
    inputs: [`${namespace}.mof`],
  });
  return new Map(modelToJson(model).classes.map((item) => [item.name, item]));
}

function ownClasses(path: string): Classes {
  const { model } = compile({ inputs: [path], includeFolders: [], dialect: "auto", locale: "409" }, disk);
  return new Map(modelToJson(model).classes.map((item) => [item.name, item]));
}

/** What a class says, a fact a line. */
function factsOf({ properties, methods }: JsonClass): string[] {
  return [
    ...properties.flatMap((property) => [
      `${property.name}: ${typeText(property.type)}${property.array === null ? "" : "[]"}`,
      ...(property.key ? [`${property.name} is a key`] : []),
      ...(property.write ? [`${property.name} is writable`] : []),
      ...valueFacts(property.name, property.valueMap),
    ]),
    ...methods.flatMap((method) => [
      `${method.name} returns ${method.returnType === null ? "void" : typeText(method.returnType)}`,
      ...valueFacts(`${method.name}()`, method.valueMap),
      ...method.parameters.flatMap((parameter) => [
        `${method.name}(${parameter.name}): ${[parameter.in ? "in " : "", parameter.out ? "out " : ""].join("")}${typeText(parameter.type)}${parameter.array === null ? "" : "[]"}`,
        ...valueFacts(`${method.name}(${parameter.name})`, parameter.valueMap),
      ]),
    ]),
  ];
}

function typeText({ kind, name }: JsonType): string {
  return kind === "intrinsic" ? String(name) : kind === "embedded" ? `string of ${name}` : `${name} REF`;
}

function valueFacts(name: string, map: readonly JsonMapEntry[] | null): string[] {
  return (map ?? []).map(({ text, label }) => `${name} ${text}${label === null || label === text ? "" : ` ${label}`}`);
}

/** `- ` before what the pages say and mofc's own MOF does not, `+ ` before what it says beside the pages. */
function corrections(name: string, imported: Classes, own: Classes): string[] {
  const [theirs, ours] = [imported.get(name)!, own.get(name)!].map((item) => new Set(factsOf(item)));
  return [
    ...[...theirs!].filter((fact) => !ours!.has(fact)).map((fact) => `- ${fact}`),
    ...[...ours!].filter((fact) => !theirs!.has(fact)).map((fact) => `+ ${fact}`),
  ];
}

/** What is said of one element. */
function isOf(...names: readonly string[]): (line: string) => boolean {
  return (line) => names.some((name) => line.slice(2).startsWith(name));
}

describe.skipIf(!arePagesHere)("the pages of a cluster", () => {
  test("the properties of Msvm_MigrationJob, and KillJob", () => {
    const imported = importedClasses("root/hypervcluster/v2");
    const found = corrections("Msvm_MigrationJob", imported, ownClasses("mof/WindowsHyperVCluster.V2.mof"));
    expect(found.filter((line) => !isOf("GetError", "RequestStateChange")(line))).toEqual([
      // CIM of the page's version spells these ranges otherwise; the values are the same.
      "- PrimaryStatus 4..32767 DMTF Reserved",
      "- PrimaryStatus 32768..65535 Vendor Reserved",
      // A text of the page that explains the number; CIM has no map.
      "- JobRunTimes 0 Repeat the job until the time specified by the UntilTime property or until it is manually shut down",
      "- JobRunTimes 1 Run the job once. This is the default value",
      "- JobRunTimes 2..4294967295 Run the job for the specified number of times",
      // Which class is embedded stands in the words of the page alone.
      "- NewSystemSettingData: string",
      "- NewResourceSettingData: string[]",
      "- KillJob() 8..32767 DMTF Reserved",
      // Reserved ranges that the page names without a number.
      "+ OperationalStatus .. DMTF Reserved",
      "+ OperationalStatus 0x8000.. Vendor Reserved",
      "+ HealthState .. DMTF Reserved",
      "+ CommunicationStatus .. DMTF Reserved",
      "+ CommunicationStatus 0x8000.. Vendor Reserved",
      "+ DetailedStatus .. DMTF Reserved",
      "+ DetailedStatus 0x8000.. Vendor Reserved",
      "+ OperatingStatus .. DMTF Reserved",
      "+ OperatingStatus 0x8000.. Vendor Reserved",
      "+ PrimaryStatus .. DMTF Reserved",
      "+ PrimaryStatus 0x8000.. Vendor Reserved",
      "+ JobState 13..32767 DMTF Reserved",
      "+ JobState 32768..65535 Vendor Reserved",
      // The other halves of the corrections above.
      "+ NewSystemSettingData: string of Msvm_VirtualSystemSettingData",
      "+ NewResourceSettingData: string of Msvm_StorageAllocationSettingData[]",
      "+ KillJob() .. DMTF Reserved",
    ]);
  });
});

describe.skipIf(!arePagesHere)("the pages of Hyper-V", () => {
  test("the properties of Msvm_VirtualSystemMigrationService", () => {
    const imported = importedClasses("root/virtualization/v2");
    const own = ownClasses("mof/WindowsVirtualization.V2.mof");
    const found = corrections("Msvm_VirtualSystemMigrationService", imported, own);
    expect(found.filter((line) => !line.includes("("))).toEqual([]);
  });

  test("MigrateVirtualSystemToHost of CIM_VirtualSystemMigrationService, a page that lost its markup", () => {
    const imported = importedClasses("root/virtualization/v2");
    const own = ownClasses("mof/WindowsVirtualization.V2.mof");
    const found = corrections("CIM_VirtualSystemMigrationService", imported, own);
    // Which classes are embedded stands in the words of the page alone.
    expect(found.filter(isOf("MigrateVirtualSystemToHost"))).toEqual([
      "- MigrateVirtualSystemToHost(MigrationSettingData): in string",
      "- MigrateVirtualSystemToHost(NewSystemSettingData): in string",
      "- MigrateVirtualSystemToHost(NewResourceSettingData): in string[]",
      "+ MigrateVirtualSystemToHost(MigrationSettingData): in string of CIM_VirtualSystemMigrationSettingData",
      "+ MigrateVirtualSystemToHost(NewSystemSettingData): in string of CIM_VirtualSystemSettingData",
      "+ MigrateVirtualSystemToHost(NewResourceSettingData): in string of CIM_ResourceAllocationSettingData[]",
    ]);
  });
});
