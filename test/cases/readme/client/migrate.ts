/** A client: moves a machine and says what became of it. Its connection can be WMI's, or the one of the reference runtime. */
export interface Connection {
  list(className: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  get(path: string): Promise<Readonly<Record<string, unknown>>>;
  invoke(path: string, method: string, input: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
}

export async function migrate(connection: Connection, machine: string, to: string, sleep: (ms: number) => Promise<void>): Promise<string> {
  const [service] = await connection.list("Msvm_VirtualSystemMigrationService");
  const found = (await connection.list("Msvm_ComputerSystem")).find(({ ElementName }) => ElementName === machine);
  const { ReturnValue, Job } = await connection.invoke(String(service?.["__PATH"]), "MigrateVirtualSystemToHost", {
    ComputerSystem: found?.["__PATH"],
    DestinationHost: to,
    MigrationSettingData: "instance of Msvm_VirtualSystemMigrationSettingData { MigrationType = 32768; };",
  });
  if (ReturnValue !== 4096) return `refused with ${String(ReturnValue)}`;
  for (let job = await connection.get(String(Job)); ; job = await connection.get(String(Job))) {
    if (job["JobState"] === 7) return "moved";
    if (job["JobState"] !== 4) return String(job["ErrorDescription"]);
    await sleep(1000);
  }
}
