import { describe, expect, test } from "vitest";
import {
  CIM_ConcreteJob,
  CIM_SettingData,
  create,
  type Dispatcher,
  isInstance,
  keysOf,
  Msvm_MigrationJob,
  Msvm_VirtualSystemMigrationService as MigrationService,
  Msvm_VirtualSystemMigrationSettingData as MigrationSettingData,
  Msvm_VirtualSystemMigrationSettingData_MigrationType as MigrationType,
  referenceTo,
} from "../../generated/index.js";

const keys = { Name: "m", CreationClassName: "c", SystemName: "s", SystemCreationClassName: "sc" };
const settings = { InstanceID: "s1", ElementName: "web", MigrationType: MigrationType.VirtualSystem };

describe("create", () => {
  test("gives what is left out the default of the schema, or NULL", () => {
    const job = create(CIM_ConcreteJob, { InstanceID: "j1", Name: "Move" });
    expect(job).toMatchObject({ InstanceID: "j1", JobState: null });
    expect(job.TimeBeforeRemoval.toString()).toBe("00000000000500.000000:000");
    expect(create(MigrationSettingData, settings)).toMatchObject({ ...settings, Priority: null });
  });

  test("refuses in its types what the class does not have, and wants what must not be NULL", () => {
    // @ts-expect-error The class has no property MigrationKind.
    create(MigrationSettingData, { ...settings, MigrationKind: 1 });
    // @ts-expect-error InstanceID is a key.
    create(MigrationSettingData, { ElementName: "web" });
    // @ts-expect-error A boolean is not a MigrationType.
    create(MigrationSettingData, { ...settings, MigrationType: true });
  });
});

test("keysOf picks the keys, referenceTo names the instance that has them", () => {
  const keys = keysOf(MigrationSettingData, create(MigrationSettingData, settings));
  expect(keys).toEqual({ InstanceID: "s1" });
  expect(referenceTo(MigrationSettingData, keys, { namespace: "root/v2" })).toMatchObject({
    className: "Msvm_VirtualSystemMigrationSettingData",
    namespace: "root/v2",
    keys: { InstanceID: "s1" },
  });
});

test("isInstance goes by the class that an instance was made as, not by its members", () => {
  const made = create(MigrationSettingData, settings);
  expect(isInstance(MigrationSettingData, made)).toBe(true);
  expect(isInstance(CIM_SettingData, made)).toBe(true);
  expect(isInstance(CIM_ConcreteJob, made)).toBe(false);
  expect(isInstance(MigrationSettingData, { ...made })).toBe(false);
});

test("a dispatcher's operations take and give what the class says", () => {
  // Only the types matter here: nothing is called.
  const typed = async (dispatcher: Dispatcher): Promise<void> => {
    const job = await dispatcher.getInstance(Msvm_MigrationJob, { InstanceID: "j1" });
    job.PercentComplete satisfies number | null;
    const { ReturnValue } = await dispatcher.invoke(CIM_ConcreteJob, dispatcher.nameOf(job), "RequestStateChange", {});
    ReturnValue satisfies number;
    // @ts-expect-error The class has no property Percent.
    void job.Percent;
    // @ts-expect-error The key of a job is InstanceID.
    await dispatcher.getInstance(Msvm_MigrationJob, { Name: "j1" });
    const service = await dispatcher.getInstance(MigrationService, keys);
    // @ts-expect-error A reference to a service is not one to a job.
    await dispatcher.getInstance(CIM_ConcreteJob, dispatcher.nameOf(service));
    // @ts-expect-error JobState cannot be written.
    await dispatcher.modifyInstance(CIM_ConcreteJob, { InstanceID: "j1" }, { JobState: 2 });
  };
  const calls = (dispatcher: Dispatcher) => [
    // @ts-expect-error The class has no method RequestState.
    dispatcher.invoke(CIM_ConcreteJob, { InstanceID: "j1" }, "RequestState", {}),
    // @ts-expect-error The method has no parameter State.
    dispatcher.invoke(CIM_ConcreteJob, { InstanceID: "j1" }, "RequestStateChange", { State: 2 }),
  ];
  expect([typed, calls]).toHaveLength(2);
});
