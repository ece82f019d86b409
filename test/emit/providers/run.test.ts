/** A provider as a user writes it against generated code: the compiler checks it, and the dispatcher drives it. */
import { describe, expect, test } from "vitest";
import { Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_ReturnValue as Code } from "../../../generated/enums/Msvm_VirtualSystemMigrationService.ts";
import type * as cim from "../../../generated/index.ts";
import { Msvm_VirtualSystemMigrationService_Provider } from "../../../generated/providers/Msvm_VirtualSystemMigrationService.ts";
import { CIM_VirtualSystemMigrationService_MigrateVirtualSystemToSystem_ReturnValue as ToSystemCode } from "../../../generated/index.ts";
import { CimError, CimStatus } from "../../../generated/runtime/cim-error.ts";
import { Dispatcher } from "../../../generated/runtime/dispatcher.ts";
import { completed, failed, jobStarted, vendorCode } from "../../../generated/runtime/provider-result.ts";
import { reference } from "../../../generated/runtime/reference.ts";

class MigrationService extends Msvm_VirtualSystemMigrationService_Provider {
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
        // mofc-allow value-reserved: what the dispatcher says of it
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
function describeResult(result: cim.Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToSystem_Result): string {
  switch (result.ReturnValue) {
    case ToSystemCode.CompletedWithNoError:
      return String(result.out.NewComputerSystem?.className);
    case ToSystemCode.MethodParametersCheckedJobStarted:
      return result.job.className;
    case "vendor":
      return String(result.code);
    default:
      return `failed with ${result.ReturnValue}`;
  }
}

describe("through the dispatcher", () => {
  const migrate = (input: object): Promise<unknown> => {
    const dispatcher = new Dispatcher([new MigrationService()]);
    const keys = {
      Name: "migrationwmi",
      SystemName: "A",
      SystemCreationClassName: "Msvm_ComputerSystem",
      CreationClassName: "Msvm_VirtualSystemMigrationService",
    };
    return dispatcher.invoke({
      className: "Msvm_VirtualSystemMigrationService",
      keys,
      method: "MigrateVirtualSystemToHost",
      input,
    });
  };
  const machine = { className: "Msvm_ComputerSystem", namespace: null, host: null, keys: { Name: "VM" } };

  test.each([
    [
      { ComputerSystem: machine, DestinationHost: "B" },
      { ReturnValue: 4096, Job: { className: "Msvm_MigrationJob" } },
    ],
    [{ computersystem: machine }, { ReturnValue: 0, Job: null }],
    [{}, { ReturnValue: 32773, Job: null }],
    [
      { ComputerSystem: machine, DestinationHost: "busy" },
      { ReturnValue: 40000, Job: null },
    ],
  ])("the input %j gives %j", async (input, output) => {
    expect(await migrate(input)).toMatchObject(output);
  });

  test.each([
    [
      { ComputerSystem: "VM" },
      "INVALID_PARAMETER",
      'ComputerSystem: Expected a reference to CIM_ComputerSystem or a class below it, received "VM".',
    ],
    // The validator of the embedded class looks inside.
    [
      { ComputerSystem: machine, MigrationSettingData: { Priority: "high" } },
      "INVALID_PARAMETER",
      "MigrationSettingData.Priority: ",
    ],
    [
      { ComputerSystem: machine, DestinationHost: "lost" },
      "FAILED",
      "returned the return value 5, which the schema does not declare",
    ],
    [{ ComputerSystem: machine, DestinationHost: "broken" }, "FAILED", "failed: no route to host"],
  ] as const)("the input %j is answered with %s", async (input, status, message) => {
    await expect(migrate(input)).rejects.toMatchObject({
      status: CimStatus[status],
      message: expect.stringContaining(message) as string,
    });
  });
});

test("a result tells by its return value what it holds", () => {
  const machine = reference<cim.CIM_ComputerSystem>("CIM_ComputerSystem", { Name: "VM" });
  expect(describeResult({ ReturnValue: ToSystemCode.CompletedWithNoError, out: { NewComputerSystem: machine } })).toBe(
    "CIM_ComputerSystem",
  );
  expect(describeResult(jobStarted(reference<cim.Msvm_MigrationJob>("Msvm_MigrationJob", { InstanceID: "1" })))).toBe(
    "Msvm_MigrationJob",
  );
  expect(describeResult(failed(ToSystemCode.InvalidState))).toBe("failed with 5");
});
