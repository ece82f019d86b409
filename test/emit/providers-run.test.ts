/** A provider as a user writes it against generated code: it type-checks, and the dispatcher drives it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Project } from "ts-morph";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit/emit.ts";
import type * as cimErrors from "../../src/runtime/cim-error.ts";
import type * as dispatchers from "../../src/runtime/dispatcher.ts";
import type { InstanceProvider } from "../../src/runtime/provider.ts";
import { nodeHost } from "../../src/source/host.ts";
import { assets, defaultOptions } from "./compile-text.ts";

const service = `
import { Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_ReturnValue as Code } from "./generated/enums/Msvm_VirtualSystemMigrationService.ts";
import type * as cim from "./generated/index.ts";
import { Msvm_VirtualSystemMigrationService_Provider } from "./generated/providers/Msvm_VirtualSystemMigrationService.ts";
import { CimError, CimStatus } from "./generated/runtime/cim-error.ts";
import { completed, failed, jobStarted, vendorCode } from "./generated/runtime/provider-result.ts";
import { reference } from "./generated/runtime/reference.ts";

export class MigrationService extends Msvm_VirtualSystemMigrationService_Provider {
  override async MigrateVirtualSystemToHost(
    input: cim.Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Input,
    context: cim.MethodContext<cim.Msvm_VirtualSystemMigrationService_Keys>,
  ): Promise<cim.Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Result> {
    if (context.keys.Name !== "migrationwmi") throw new CimError(CimStatus.NOT_FOUND, "There is only migrationwmi.");
    if (input.ComputerSystem === null) return failed(Code.InvalidParameter);
    switch (input.DestinationHost) {
      case null:
        return completed();
      case "busy":
        return vendorCode(40000);
      case "lost":
        // @ts-expect-error: the schema does not declare the code.
        return failed(5);
      case "broken":
        throw new Error("no route to host");
      default:
        return jobStarted(reference<cim.Msvm_MigrationJob>("Msvm_MigrationJob", { InstanceID: "1" }));
    }
  }
}

/** Clients tell results apart by their return value. */
export function describeResult(result: cim.Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToSystem_Result): string {
  switch (result.ReturnValue) {
    case 0:
      return String(result.out.NewComputerSystem?.className);
    case 4096:
      return result.job.className;
    case "vendor":
      return String(result.code);
    default:
      return \`failed with \${result.ReturnValue}\`;
  }
}
`;

interface Modules {
  readonly service: { readonly MigrationService: new () => InstanceProvider };
  readonly dispatcher: typeof dispatchers;
  readonly errors: typeof cimErrors;
}

const folder = mkdtempSync(join(tmpdir(), "mofc-"));
let modules: Modules;

beforeAll(async () => {
  const host = nodeHost(process.cwd());
  const { model } = compile({ inputs: ["mof"], includeFolders: [], dialect: "auto", locale: "409" }, host);
  const files = await emit(model, { ...defaultOptions, backends: ["providers", "validators"], importExtension: ".ts" }, assets);
  for (const { path, text } of files) host.write(`${folder}/generated/${path}`, text);
  host.write(`${folder}/service.ts`, service);
  host.write(`${folder}/package.json`, '{ "type": "module" }');
  const load = (path: string): Promise<unknown> => import(/* @vite-ignore */ `${folder}/${path}`);
  modules = {
    service: (await load("service.ts")) as Modules["service"],
    dispatcher: (await load("generated/runtime/dispatcher.ts")) as typeof dispatchers,
    errors: (await load("generated/runtime/cim-error.ts")) as typeof cimErrors,
  };
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test("it type-checks", { timeout: 60_000 }, () => {
  const project = new Project({
    compilerOptions: {
      ...{ strict: true, noEmit: true, types: [], target: 11, module: 199, moduleResolution: 99 },
      ...{ allowImportingTsExtensions: true, noImplicitOverride: true, noUnusedLocals: true, skipLibCheck: true },
    },
  });
  project.addSourceFilesAtPaths(`${folder}/service.ts`);
  expect(project.getPreEmitDiagnostics().map((diagnostic) => diagnostic.getMessageText())).toEqual([]);
});

describe("through the dispatcher", () => {
  const migrate = (input: object): Promise<unknown> => {
    const dispatcher = new modules.dispatcher.Dispatcher([new modules.service.MigrationService()]);
    const keys = { Name: "migrationwmi", SystemName: "A", SystemCreationClassName: "Msvm_ComputerSystem", CreationClassName: "Msvm_VirtualSystemMigrationService" };
    return dispatcher.invoke({ className: "Msvm_VirtualSystemMigrationService", keys, method: "MigrateVirtualSystemToHost", input });
  };
  const machine = { className: "Msvm_ComputerSystem", namespace: null, host: null, keys: { Name: "VM" } };

  test.each([
    [{ ComputerSystem: machine, DestinationHost: "B" }, { ReturnValue: 4096, Job: { className: "Msvm_MigrationJob" } }],
    [{ computersystem: machine }, { ReturnValue: 0, Job: null }],
    [{}, { ReturnValue: 32773, Job: null }],
    [{ ComputerSystem: machine, DestinationHost: "busy" }, { ReturnValue: 40000, Job: null }],
  ])("the input %j gives %j", async (input, output) => {
    expect(await migrate(input)).toMatchObject(output);
  });

  test.each([
    [{ ComputerSystem: "VM" }, "INVALID_PARAMETER", 'ComputerSystem: Expected a reference, received "VM".'],
    // The validator of the embedded class looks inside.
    [{ ComputerSystem: machine, MigrationSettingData: { Priority: "high" } }, "INVALID_PARAMETER", "MigrationSettingData.Priority: "],
    [{ ComputerSystem: machine, DestinationHost: "lost" }, "FAILED", "gave back the return value 5, which the schema does not declare"],
    [{ ComputerSystem: machine, DestinationHost: "broken" }, "FAILED", "failed: no route to host"],
  ] as const)("the input %j is answered with %s", async (input, status, message) => {
    await expect(migrate(input)).rejects.toMatchObject({ status: modules.errors.CimStatus[status], message: expect.stringContaining(message) as string });
  });
});
