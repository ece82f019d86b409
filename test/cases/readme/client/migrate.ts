import {
  CIM_ConcreteJob,
  CIM_ConcreteJob_JobState as JobState,
  create,
  type Dispatcher,
  Msvm_ComputerSystem,
  Msvm_VirtualSystemMigrationService as MigrationService,
  Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_ReturnValue as Code,
  Msvm_VirtualSystemMigrationSettingData,
  Msvm_VirtualSystemMigrationSettingData_MigrationType as MigrationType,
} from "../../../../generated/index.js";

export async function migrate(host: Dispatcher, machine: string, to: string, sleep: (ms: number) => Promise<void>): Promise<string> {
  const service = await first(host.enumerateInstances(MigrationService), () => true);
  const system = await first(host.enumerateInstances(Msvm_ComputerSystem), ({ ElementName }) => ElementName === machine);
  const { ReturnValue, Job } = await host.invoke(MigrationService, host.nameOf(service), "MigrateVirtualSystemToHost", {
    ComputerSystem: host.nameOf(system),
    DestinationHost: to,
    MigrationSettingData: create(Msvm_VirtualSystemMigrationSettingData, { InstanceID: "", ElementName: machine, MigrationType: MigrationType.VirtualSystem }),
  });
  if (ReturnValue !== Code.MethodParametersCheckedJobStarted || Job === null) return `refused with ${ReturnValue}`;
  for (;;) {
    const { JobState: state, ErrorDescription } = await host.getInstance(CIM_ConcreteJob, Job);
    if (state === JobState.Completed) return "moved";
    if (state !== JobState.Running && state !== JobState.Starting && state !== JobState.New) return ErrorDescription ?? "failed";
    await sleep(1000);
  }
}

async function first<T>(list: AsyncIterable<T>, isWanted: (item: T) => boolean): Promise<T> {
  for await (const item of list) if (isWanted(item)) return item;
  throw new Error("The host has no such instance.");
}
