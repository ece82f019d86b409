/** The migration service as its documents and its clients describe it, one scenario after the other. */
import { beforeEach, describe, expect, test } from "vitest";
import { cimXml, createLab, dbId, type Lab, migrationSettings, newDisk, storage, webId } from "./lab.ts";

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});

const newRoot = cimXml("Msvm_VirtualSystemSettingData", { ConfigurationDataRoot: "C:\\moved" });

test("1: the service has four keys, fixed values and nothing to do", async () => {
  const service = await lab.service();
  expect(service["__PATH"]).toBe(
    '\\\\HV1\\root\\virtualization\\v2:Msvm_VirtualSystemMigrationService.CreationClassName="Msvm_VirtualSystemMigrationService",Name="migrationwmi",SystemCreationClassName="Msvm_ComputerSystem",SystemName="HV1"',
  );
  expect(service).toMatchObject({
    Caption: "Hyper-V Migration Service",
    Description: "Hyper-V Migration Service",
    ElementName: "Hyper-V Migration Service",
    OperationalStatus: [2],
    StatusDescriptions: ["OK"],
    Status: "OK",
    HealthState: 5,
    EnabledState: 2,
    RequestedState: 12,
    EnabledDefault: 2,
    InstanceID: null,
    OtherEnabledState: null,
    PrimaryOwnerName: null,
    PrimaryOwnerContact: null,
    StartMode: null,
    ActiveVirtualSystemMigrationCount: 0,
    ActiveStorageMigrationCount: 0,
    MigrationServiceListenerIPAddressList: ["192.168.209.171"],
  });
});

describe("a migration of a machine", () => {
  test("2: starts a job that knows what it was asked for", async () => {
    const answer = await lab.migrate(32768, {}, { TransportType: 5 });
    expect(answer).toMatchObject({
      ReturnValue: 4096,
      Job: expect.stringMatching(
        /^\\\\HV1\\root\\virtualization\\v2:Msvm_MigrationJob\.InstanceID="[0-9A-F-]{36}"$/,
      ) as string,
    });
    expect(await lab.job(answer)).toMatchObject({
      JobState: 4,
      JobType: 305,
      MigrationType: 32768,
      Name: "Moving Virtual Machine",
      VirtualSystemName: webId,
      DestinationHost: "HV2",
      NewSystemSettingData: null,
      NewResourceSettingData: null,
      PercentComplete: 0,
      ErrorCode: 0,
      Owner: "CONTOSO\\Administrator",
    });
  });

  test("3: shows while it runs, on the job, the machine and the service", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(2000);
    expect(await lab.job(answer)).toMatchObject({
      JobState: 4,
      StatusDescriptions: ["Job is running"],
      JobStatus: "Job is running",
    });
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [11, 32774] });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1, ActiveStorageMigrationCount: 0 });
  });

  test("4: ends with the machine at its destination and nothing left over", async () => {
    const answer = await lab.migrate(32768);
    const job = await lab.finish(answer);
    expect(job).toMatchObject({
      JobState: 7,
      PercentComplete: 100,
      ErrorCode: 0,
      ErrorDescription: null,
      OperationalStatus: [2, 17],
    });
    lab.clock.advance(60_000);
    expect((await lab.job(answer))["ElapsedTime"]).toBe(job["ElapsedTime"]);
    expect(await lab.text.invoke(String(answer["Job"]), "GetError")).toEqual({ ReturnValue: 0, Error: null });
    expect(await lab.text.invoke(String(answer["Job"]), "GetErrorEx")).toEqual({ ReturnValue: 0, Errors: null });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0 });
    await expect(lab.machine(webId)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
    expect(await lab.machine(webId, "HV2")).toMatchObject({
      OperationalStatus: [2],
      EnabledState: 2,
      ElementName: "web",
    });
  });

  test("8: a staged one leaves the machine where it is and a planned one at the destination", async () => {
    const answer = await lab.migrate(32770);
    expect(await lab.job(answer)).toMatchObject({ JobType: 300, Name: "Creating Remote Virtual Machine" });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.world.machinesOn("HV1")).toContainEqual(expect.objectContaining({ id: webId, isPlanned: false }));
    expect(lab.world.machinesOn("HV2")).toContainEqual(expect.objectContaining({ id: webId, isPlanned: true }));
    expect(await lab.finish(await lab.migrate(32768, {}, { DestinationPlannedVirtualSystemId: webId }))).toMatchObject({
      JobState: 7,
    });
    expect(lab.world.machinesOn("HV2")).toEqual([expect.objectContaining({ id: webId, isPlanned: false })]);
  });
});

describe("a migration of storage", () => {
  test("5: needs no destination", async () => {
    const answer = await lab.migrate(32769, { ...storage, NewResourceSettingData: newDisk });
    expect(answer["ReturnValue"]).toBe(4096);
    expect(await lab.job(answer)).toMatchObject({ JobType: 307, Name: "Moving Storage", DestinationHost: null });
    lab.clock.advance(1000);
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0, ActiveStorageMigrationCount: 1 });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.world.disksOf(dbId)).toEqual(["C:\\moved\\db.vhdx"]);
  });

  test("6: without new places ends well and moves nothing", async () => {
    expect(await lab.finish(await lab.migrate(32769, storage))).toMatchObject({ JobState: 7 });
    expect(lab.world.disksOf(dbId)).toEqual(["C:\\vms\\db.vhdx"]);
  });

  test("7: together with the machine keeps the settings as they were given", async () => {
    const answer = await lab.migrate(32771, {
      ...storage,
      DestinationHost: "HV2",
      NewSystemSettingData: newRoot,
      NewResourceSettingData: newDisk,
    });
    expect(await lab.job(answer)).toMatchObject({
      JobType: 306,
      Name: "Moving Virtual Machine and Storage",
      NewSystemSettingData: newRoot,
      NewResourceSettingData: newDisk,
    });
    lab.clock.advance(1000);
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1, ActiveStorageMigrationCount: 1 });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
  });
});

describe("a check", () => {
  test.each([
    ["10", 32772, 303],
    ["11", 32768, 301],
    ["11", 32769, 304],
    ["11", 32770, 301],
    ["11", 32771, 302],
  ])("%s: of the kind %i is a job of type %i that counts nowhere and moves nothing", async (_, type, jobType) => {
    const settings = migrationSettings({ MigrationType: type });
    const answer = await lab.call("CheckVirtualSystemIsMigratable", {
      ComputerSystem: lab.pathOf(webId),
      DestinationHost: "HV2",
      MigrationSettingData: settings,
    });
    expect(answer["ReturnValue"]).toBe(4096);
    expect(await lab.job(answer)).toMatchObject({ JobType: jobType });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0, ActiveStorageMigrationCount: 0 });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.world.machinesOn("HV1")).toHaveLength(2);
  });

  test("fails as a job where the machine does not fit, with the reasons", async () => {
    const answer = await lab.call("CheckVirtualSystemIsMigratable", {
      ComputerSystem: lab.pathOf(webId),
      DestinationHost: "OLD",
      MigrationSettingData: migrationSettings({ MigrationType: 32768 }),
    });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 10 });
    const { Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    expect(String(Errors)).toContain("The processor of the host");
  });

  test.each([
    ["HV2", 0, true],
    ["OLD", 0, false],
    ["NOWHERE", 0, false],
    ["not a host name!", 4, null],
    [null, 6, null],
  ])("40: at once for the host %j answers %i and %j", async (DestinationHost, ReturnValue, IsMigratable) => {
    const input = {
      ComputerSystem: lab.pathOf(webId),
      DestinationHost,
      MigrationSettingData: migrationSettings({ MigrationType: 32768 }),
    };
    expect(await lab.call("CheckVirtualSystemIsMigratableToHost", input)).toEqual({ ReturnValue, IsMigratable });
  });

  test("40: at once, the other codes", async () => {
    const check = (input: object): Promise<unknown> =>
      lab.call("CheckVirtualSystemIsMigratableToSystem", {
        ComputerSystem: lab.pathOf(webId),
        DestinationSystem: lab.pathOf("HV2"),
        MigrationSettingData: migrationSettings({ MigrationType: 32768 }),
        ...input,
      });
    expect(await check({})).toEqual({ ReturnValue: 0, IsMigratable: true });
    expect(await check({ DestinationSystem: null })).toEqual({ ReturnValue: 6, IsMigratable: null });
    expect(await check({ MigrationSettingData: "?" })).toEqual({ ReturnValue: 4, IsMigratable: null });
    expect(
      await check({ MigrationSettingData: migrationSettings({ MigrationType: 32768, TransportType: 3 }) }),
    ).toEqual({ ReturnValue: 1, IsMigratable: null });
    await lab.migrate(32768);
    expect(await check({})).toEqual({ ReturnValue: 5, IsMigratable: null });
  });
});

describe("what is wrong with a call", () => {
  test.each([0, 1, 2, 32772, 40000])("13: MigrationType %i is an invalid parameter", async (type) => {
    expect(await lab.migrate(type)).toEqual({ ReturnValue: 32773, Job: null });
    expect(await lab.text.list("Msvm_MigrationJob")).toEqual([]);
  });

  test.each([
    ["no text", null, 32773],
    ["garbage", "garbage", 32773],
    ["XML that is not closed", "<INSTANCE", 32773],
    ["another class", cimXml("Msvm_VirtualSystemSettingData", {}), 32773],
    ["a class that is not there", "instance of Msvm_Nothing { };", 32773],
    ["a property that is not there", migrationSettings({ MigrationType: 32768, Colour: "red" }), 32773],
    [
      "a property of a wrong type",
      'instance of Msvm_VirtualSystemMigrationSettingData { MigrationType = "live"; };',
      32776,
    ],
    ["MOF", "instance of Msvm_VirtualSystemMigrationSettingData { MigrationType = 32768; };", 4096],
  ])("14: %s as settings", async (_, MigrationSettingData, code) => {
    expect(await lab.migrate(32768, { MigrationSettingData })).toMatchObject({ ReturnValue: code });
  });

  test.each([
    ["a machine that is not there", "NOBODY", 32773],
    ["the host", "HV1", 32773],
  ])("15: %s as ComputerSystem", async (_, name, code) => {
    expect(await lab.migrate(32768, { ComputerSystem: lab.pathOf(name) })).toMatchObject({ ReturnValue: code });
  });

  test.each([
    [null, 32773],
    ["", 32773],
    ["a b", 32773],
    ["-hv2", 32773],
    ["300.1.1.1", 32773],
    ["fe80::1::2", 32773],
    ["HV2", 4096],
    ["hv2.contoso.com", 4096],
    ["192.168.209.172", 4096],
    ["fe80::100:7f:fffe", 4096],
    ["::ffff:192.168.209.172", 4096],
  ])("DestinationHost %j gives %i", async (DestinationHost, code) => {
    expect(await lab.migrate(32768, { DestinationHost })).toMatchObject({ ReturnValue: code });
  });

  test.each([
    [2, 32770],
    [6, 32770],
    [40000, 32770],
    [5, 4096],
    [32768, 4096],
  ])("24: TransportType %i gives %i", async (TransportType, code) => {
    expect(await lab.migrate(32768, {}, { TransportType })).toMatchObject({ ReturnValue: code });
  });

  test("19: a machine is migrated once at a time", async () => {
    const first = await lab.migrate(32768);
    expect(await lab.migrate(32768)).toEqual({ ReturnValue: 32774, Job: null });
    await lab.finish(first);
    expect(await lab.system.host("HV2").text.list("Msvm_MigrationJob")).toEqual([]);
  });
});

describe("settings of the service", () => {
  const settings = (values: Readonly<Record<string, string | number | boolean>>): string =>
    cimXml("Msvm_VirtualSystemMigrationServiceSettingData", { InstanceID: "Microsoft:HV1", ...values });

  test("17: a service that is disabled for machines still moves storage", async () => {
    expect(
      await lab.call("ModifyServiceSettings", {
        ServiceSettingData: settings({ EnableVirtualSystemMigration: false }),
      }),
    ).toEqual({ ReturnValue: 0, Job: null });
    expect(await lab.migrate(32768)).toMatchObject({ ReturnValue: 32775 });
    expect(await lab.migrate(32769, storage)).toMatchObject({ ReturnValue: 4096 });
  });

  test("20, 21: who is above the limit waits, and a higher limit counts at once", async () => {
    await lab.call("ModifyServiceSettings", {
      ServiceSettingData: settings({ MaximumActiveVirtualSystemMigration: 1 }),
    });
    expect(await lab.settings()).toMatchObject({
      MaximumActiveVirtualSystemMigration: 1,
      MaximumActiveStorageMigration: 2,
      EnableCompression: true,
    });
    const first = await lab.migrate(32768);
    const second = await lab.migrate(32771, {
      ...storage,
      DestinationHost: "HV2",
      NewSystemSettingData: newRoot,
      NewResourceSettingData: newDisk,
    });
    lab.clock.advance(1000);
    expect([(await lab.job(first))["JobState"], (await lab.job(second))["JobState"]]).toEqual([4, 2]);
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1 });
    await lab.call("ModifyServiceSettings", {
      ServiceSettingData: settings({ MaximumActiveVirtualSystemMigration: 2 }),
    });
    expect((await lab.job(second))["JobState"]).toBe(4);
    await lab.finish(first);
    expect(await lab.finish(second)).toMatchObject({ JobState: 7 });
  });

  test.each([
    ["21: of another class", cimXml("Msvm_VirtualSystemManagementServiceSettingData", {}), 32773],
    [
      "of another service",
      cimXml("Msvm_VirtualSystemMigrationServiceSettingData", { InstanceID: "Microsoft:HV2" }),
      32773,
    ],
    ["22: with an AuthenticationType that is none", settings({ AuthenticationType: 2 }), 32773],
    ["22: with Kerberos", settings({ AuthenticationType: 1 }), 0],
    ["22: with CredSSP", settings({ AuthenticationType: 0 }), 0],
    ["none at all", null, 32773],
  ])("%s", async (_, ServiceSettingData, ReturnValue) => {
    expect(await lab.call("ModifyServiceSettings", { ServiceSettingData })).toEqual({ ReturnValue, Job: null });
  });
});

test("25: networks are added, changed and removed, and their association follows", async () => {
  const network = (values: Readonly<Record<string, string | number | readonly string[]>>): string =>
    cimXml("Msvm_VirtualSystemMigrationNetworkSettingData", values);
  const networks = async (): Promise<readonly unknown[]> =>
    (
      await lab.text.associators(String((await lab.settings())["__PATH"]), {
        associationClass: "Msvm_VirtualSystemMigrationServiceSettingDataComponent",
      })
    ).map(({ SubnetNumber, Metric, Tags }) => [SubnetNumber, Metric, Tags]);
  const added = network({
    SubnetNumber: "192.168.209.0",
    PrefixLength: 24,
    Metric: 100,
    Tags: ["Microsoft:UserManaged"],
  });
  expect(await lab.call("AddNetworkSettings", { NetworkSettings: [added] })).toEqual({ ReturnValue: 0, Job: null });
  expect(await networks()).toEqual([["192.168.209.0", 100, ["Microsoft:UserManaged"]]]);
  const { InstanceID, __PATH: path } = await lab.only("Msvm_VirtualSystemMigrationNetworkSettingData");
  expect(
    await lab.call("ModifyNetworkSettings", {
      NetworkSettings: [network({ InstanceID: String(InstanceID), Metric: 200 })],
    }),
  ).toMatchObject({ ReturnValue: 0 });
  expect(await networks()).toEqual([["192.168.209.0", 200, ["Microsoft:UserManaged"]]]);
  expect(
    await lab.call("ModifyNetworkSettings", { NetworkSettings: [network({ InstanceID: "Microsoft:other" })] }),
  ).toMatchObject({ ReturnValue: 32773 });
  expect(await lab.call("RemoveNetworkSettings", { NetworkSettings: [path] })).toMatchObject({ ReturnValue: 0 });
  expect(await networks()).toEqual([]);
  expect(await lab.call("RemoveNetworkSettings", { NetworkSettings: [path] })).toMatchObject({ ReturnValue: 32773 });
  expect(await lab.call("AddNetworkSettings", { NetworkSettings: null })).toMatchObject({ ReturnValue: 32773 });
});

test.each([
  ...[2, 3, 4, 6, 7, 8, 9, 10, 11].map(
    (RequestedState) => ["RequestStateChange", { RequestedState }, { ReturnValue: 1, Job: null }] as const,
  ),
  ["StartService", {}, { ReturnValue: 1 }],
  ["StopService", {}, { ReturnValue: 1 }],
] as const)("39: %s(%j) of the service is not supported", async (method, input, answer) => {
  const before = await lab.service();
  expect(await lab.call(method, input)).toEqual(answer);
  expect(await lab.service()).toEqual(before);
});

describe("compatibility", () => {
  test("41: what a machine needs is compared with another host", async () => {
    const { ReturnValue, CompatibilityInfo } = await lab.call("GetSystemCompatibilityInfo", {
      ComputerSystem: lab.pathOf(webId),
    });
    expect(ReturnValue).toBe(0);
    const at = async (host: string, bytes: unknown): Promise<unknown> => {
      const { text } = lab.system.host(host);
      const [service] = await text.list("Msvm_VirtualSystemMigrationService");
      return text.invoke(String(service?.["__PATH"]), "CheckSystemCompatibilityInfo", { CompatibilityInfo: bytes });
    };
    expect(await at("HV2", CompatibilityInfo)).toEqual({ ReturnValue: 0, Reasons: null });
    expect(await at("OLD", CompatibilityInfo)).toMatchObject({
      ReturnValue: 32784,
      Reasons: [expect.stringContaining("vector 1")],
    });
    expect(await at("HV2", (CompatibilityInfo as number[]).slice(0, -1))).toEqual({
      ReturnValue: 32773,
      Reasons: null,
    });
    expect(await at("HV2", [1, 2, 3])).toEqual({ ReturnValue: 32773, Reasons: null });
  });

  test("42: vectors of a machine and of the host", async () => {
    for (const name of [webId, "HV1"]) {
      const { ReturnValue, CompatibilityVectors } = await lab.call("GetSystemCompatibilityVectors", {
        ComputerSystem: lab.pathOf(name),
      });
      expect(ReturnValue).toBe(0);
      expect(CompatibilityVectors).toHaveLength(3);
      expect(String(CompatibilityVectors)).toContain(
        '<PROPERTY NAME="CompatibilityInfo" TYPE="uint64"><VALUE>255</VALUE></PROPERTY>',
      );
    }
    expect(await lab.call("GetSystemCompatibilityVectors", { ComputerSystem: lab.pathOf("NOBODY") })).toEqual({
      ReturnValue: 32773,
      CompatibilityVectors: null,
    });
  });
});

test("43: PercentComplete never goes down and ends at 100", async () => {
  const answer = await lab.migrate(32771, {
    ...storage,
    DestinationHost: "HV2",
    NewSystemSettingData: newRoot,
    NewResourceSettingData: newDisk,
  });
  const seen: number[] = [];
  for (let state = 4; state === 4;) {
    const job = await lab.job(answer);
    seen.push(Number(job["PercentComplete"]));
    state = Number(job["JobState"]);
    lab.clock.advance(137);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect([seen[0], seen.at(-1), Math.max(...seen)]).toEqual([0, 100, 100]);
  expect(new Set(seen).size).toBeGreaterThan(50);
});

describe("what stands around the service", () => {
  const related = async (path: unknown, associationClass: string): Promise<readonly unknown[]> =>
    (await lab.text.associators(String(path), { associationClass })).map(({ __PATH }) => __PATH);

  test("capabilities with a template for each kind of migration", async () => {
    const service = await lab.service();
    const [capabilities] = await lab.text.associators(String(service["__PATH"]), {
      associationClass: "Msvm_ElementCapabilities",
    });
    expect(capabilities).toMatchObject({
      InstanceID: "Microsoft:MigrationCapabilities",
      DestinationHostFormatsSupported: [2, 3, 4],
    });
    const templates = await lab.text.associators(String(capabilities?.["__PATH"]), {
      associationClass: "Msvm_SettingsDefineCapabilities",
    });
    expect(templates.map(({ MigrationType }) => MigrationType)).toEqual([32768, 32769, 32770, 32771, 32772]);
  });

  test("its host, its settings, its machines and its jobs", async () => {
    const service = (await lab.service())["__PATH"];
    expect(await related(service, "Msvm_HostedService")).toEqual([expect.stringContaining('Name="HV1"')]);
    expect(await related(service, "Msvm_ElementSettingData")).toEqual([
      expect.stringContaining('InstanceID="Microsoft:HV1"'),
    ]);
    expect(await related(service, "Msvm_ServiceAffectsElement")).toHaveLength(2);
    const answer = await lab.migrate(32768);
    expect(await related(service, "Msvm_OwningJobElement")).toEqual([answer["Job"]]);
    expect(await related(lab.pathOf(webId), "Msvm_AffectedJobElement")).toEqual([answer["Job"]]);
    await lab.finish(answer);
    expect(await related(service, "Msvm_ServiceAffectsElement")).toHaveLength(1);
    lab.clock.advance(301_000);
    expect(await related(service, "Msvm_OwningJobElement")).toEqual([]);
  });

  test("associations say what the documents say of them", async () => {
    const network = cimXml("Msvm_VirtualSystemMigrationNetworkSettingData", {
      InstanceID: "",
      SubnetNumber: "10.0.0.0",
      PrefixLength: 8,
    });
    await lab.call("AddNetworkSettings", { NetworkSettings: [network] });
    await lab.migrate(32768);
    expect(await lab.only("Msvm_ElementSettingData")).toMatchObject({ IsCurrent: 1, IsDefault: 1, IsNext: 0 });
    expect(await lab.only("Msvm_ElementCapabilities")).toMatchObject({ Characteristics: null });
    for (const policy of await lab.text.list("Msvm_SettingsDefineCapabilities"))
      expect(policy).toMatchObject({ PropertyPolicy: 0, ValueRole: 3, ValueRange: 0 });
    for (const manages of await lab.text.list("Msvm_ServiceAffectsElement"))
      expect(manages).toMatchObject({ ElementEffects: [5] });
    expect(await lab.only("Msvm_AffectedJobElement")).toMatchObject({
      AffectedElement: expect.stringContaining(webId),
      ElementEffects: [2],
    });
    expect(await lab.only("Msvm_OwningJobElement")).toMatchObject({
      OwningElement: expect.stringContaining('Name="migrationwmi"'),
    });
    expect(await lab.only("Msvm_HostedService")).toMatchObject({
      Antecedent: expect.stringContaining('Name="HV1"'),
      Dependent: expect.stringContaining('SystemName="HV1"'),
    });
    expect(await lab.only("Msvm_VirtualSystemMigrationServiceSettingDataComponent")).toMatchObject({
      GroupComponent: expect.stringContaining('"Microsoft:HV1"'),
    });
  });

  test("events have the types of the class that is watched", async () => {
    const seen: string[] = [];
    lab.source.events.watch(
      "CIM_ConcreteJob",
      (event) =>
        void (event.kind === "modified" && seen.push(`${event.previous.JobState} > ${event.instance.JobState}`)),
    );
    const ended = new AbortController();
    const percents: (number | null)[] = [];
    const loop = (async () => {
      for await (const event of lab.source.events.stream("Msvm_MigrationJob", ended.signal)) {
        if (event.kind === "deleted") ended.abort();
        else percents.push(event.instance.PercentComplete);
      }
    })();
    await lab.finish(await lab.migrate(32768));
    lab.clock.advance(301_000);
    await loop;
    expect([seen[0], seen[1], seen.at(-1)]).toEqual(["2 > 3", "3 > 4", "4 > 7"]);
    expect([percents[0], percents.at(-1)]).toEqual([0, 100]);
  });

  test("events tell of the job, the machine and the service", async () => {
    const [jobs, machines, services] = ["Msvm_MigrationJob", "Msvm_ComputerSystem", "CIM_Service"].map((name) =>
      lab.watch(name),
    );
    const arrivals = lab.watch("Msvm_ComputerSystem", "HV2");
    await lab.finish(await lab.migrate(32768));
    lab.clock.advance(301_000);
    expect([jobs?.[0]?.kind, jobs?.at(-1)?.kind]).toEqual(["created", "deleted"]);
    expect(machines?.[0]).toMatchObject({
      kind: "modified",
      previous: { OperationalStatus: [2] },
      instance: { OperationalStatus: [11, 32774] },
    });
    expect(machines?.at(-1)).toMatchObject({ kind: "deleted", reference: { keys: { Name: webId } } });
    expect(
      services?.map(
        (event) =>
          event.kind === "modified" &&
          "ActiveVirtualSystemMigrationCount" in event.instance &&
          event.instance.ActiveVirtualSystemMigrationCount,
      ),
    ).toEqual([1, 0]);
    expect(arrivals.map(({ kind }) => kind)).toContain("created");
  });
});
