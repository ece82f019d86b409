/** The migration service as its documents and its clients describe it, one scenario after the other. */
import { beforeEach, describe, expect, test } from "vitest";
import { Msvm_Error_Descriptor, readEmbedded } from "../../generated/index.js";
import { cimXml, createLab, dbId, type Lab, migrationSettings, webId } from "./lab.ts";

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});

const storage = { ComputerSystem: `Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${dbId}"`, DestinationHost: null };
const newDisk = [cimXml("Msvm_StorageAllocationSettingData", { HostResource: ["C:\\moved\\db.vhdx"] })];
const newRoot = cimXml("Msvm_VirtualSystemSettingData", { ConfigurationDataRoot: "C:\\moved" });

test("1: the service has four keys, fixed values and nothing to do", async () => {
  const service = await lab.service();
  expect(service["__PATH"]).toBe(
    '\\\\HV1\\Root\\Virtualization\\V2:Msvm_VirtualSystemMigrationService.Name="migrationwmi",SystemCreationClassName="Msvm_ComputerSystem",SystemName="HV1",CreationClassName="Msvm_VirtualSystemMigrationService"',
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
    expect(answer).toMatchObject({ ReturnValue: 4096, Job: expect.stringMatching(/^\\\\HV1\\Root\\Virtualization\\V2:Msvm_MigrationJob\.InstanceID="[0-9A-F-]{36}"$/) as string });
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
    expect(await lab.job(answer)).toMatchObject({ JobState: 4, StatusDescriptions: ["Job is running"], JobStatus: "Job is running" });
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [11, 32774] });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1, ActiveStorageMigrationCount: 0 });
  });

  test("4: ends with the machine at its destination and nothing left over", async () => {
    const answer = await lab.migrate(32768);
    const job = await lab.finish(answer);
    expect(job).toMatchObject({ JobState: 7, PercentComplete: 100, ErrorCode: 0, ErrorDescription: null, OperationalStatus: [2, 17] });
    lab.clock.advance(60_000);
    expect((await lab.job(answer))["ElapsedTime"]).toBe(job["ElapsedTime"]);
    expect(await lab.text.invoke(String(answer["Job"]), "GetError")).toEqual({ ReturnValue: 0, Error: null });
    expect(await lab.text.invoke(String(answer["Job"]), "GetErrorEx")).toEqual({ ReturnValue: 0, Errors: null });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0 });
    await expect(lab.machine(webId)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
    expect(await lab.machine(webId, "HV2")).toMatchObject({ OperationalStatus: [2], EnabledState: 2, ElementName: "web" });
  });

  test("8: a staged one leaves the machine where it is and a planned one at the destination", async () => {
    const answer = await lab.migrate(32770);
    expect(await lab.job(answer)).toMatchObject({ JobType: 300, Name: "Creating Remote Virtual Machine" });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.world.machinesOn("HV1")).toContainEqual(expect.objectContaining({ id: webId, isPlanned: false }));
    expect(lab.world.machinesOn("HV2")).toContainEqual(expect.objectContaining({ id: webId, isPlanned: true }));
    expect(await lab.finish(await lab.migrate(32768, {}, { DestinationPlannedVirtualSystemId: webId }))).toMatchObject({ JobState: 7 });
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
    const answer = await lab.migrate(32771, { ...storage, DestinationHost: "HV2", NewSystemSettingData: newRoot, NewResourceSettingData: newDisk });
    expect(await lab.job(answer)).toMatchObject({ JobType: 306, Name: "Moving Virtual Machine and Storage", NewSystemSettingData: newRoot, NewResourceSettingData: newDisk });
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
    const answer = await lab.call("CheckVirtualSystemIsMigratable", { ComputerSystem: lab.pathOf(webId), DestinationHost: "HV2", MigrationSettingData: settings });
    expect(answer["ReturnValue"]).toBe(4096);
    expect(await lab.job(answer)).toMatchObject({ JobType: jobType });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0, ActiveStorageMigrationCount: 0 });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.world.machinesOn("HV1")).toHaveLength(2);
  });

  test("fails as a job where the machine does not fit, with the reasons", async () => {
    const answer = await lab.call("CheckVirtualSystemIsMigratable", { ComputerSystem: lab.pathOf(webId), DestinationHost: "OLD", MigrationSettingData: migrationSettings({ MigrationType: 32768 }) });
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
    const input = { ComputerSystem: lab.pathOf(webId), DestinationHost, MigrationSettingData: migrationSettings({ MigrationType: 32768 }) };
    expect(await lab.call("CheckVirtualSystemIsMigratableToHost", input)).toEqual({ ReturnValue, IsMigratable });
  });

  test("40: at once, the other codes", async () => {
    const check = (input: object): Promise<unknown> =>
      lab.call("CheckVirtualSystemIsMigratableToSystem", { ComputerSystem: lab.pathOf(webId), DestinationSystem: lab.pathOf("HV2"), MigrationSettingData: migrationSettings({ MigrationType: 32768 }), ...input });
    expect(await check({})).toEqual({ ReturnValue: 0, IsMigratable: true });
    expect(await check({ DestinationSystem: null })).toEqual({ ReturnValue: 6, IsMigratable: null });
    expect(await check({ MigrationSettingData: "?" })).toEqual({ ReturnValue: 4, IsMigratable: null });
    expect(await check({ MigrationSettingData: migrationSettings({ MigrationType: 32768, TransportType: 3 }) })).toEqual({ ReturnValue: 1, IsMigratable: null });
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
    ["a class that is not there", 'instance of Msvm_Nothing { };', 32773],
    ["a property that is not there", migrationSettings({ MigrationType: 32768, Colour: "red" }), 32773],
    ["a property of a wrong type", 'instance of Msvm_VirtualSystemMigrationSettingData { MigrationType = "live"; };', 32776],
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
    expect(await lab.call("ModifyServiceSettings", { ServiceSettingData: settings({ EnableVirtualSystemMigration: false }) })).toEqual({ ReturnValue: 0, Job: null });
    expect(await lab.migrate(32768)).toMatchObject({ ReturnValue: 32775 });
    expect(await lab.migrate(32769, storage)).toMatchObject({ ReturnValue: 4096 });
  });

  test("20, 21: who is above the limit waits, and a higher limit counts at once", async () => {
    await lab.call("ModifyServiceSettings", { ServiceSettingData: settings({ MaximumActiveVirtualSystemMigration: 1 }) });
    expect(await lab.settings()).toMatchObject({ MaximumActiveVirtualSystemMigration: 1, MaximumActiveStorageMigration: 2, EnableCompression: true });
    const first = await lab.migrate(32768);
    const second = await lab.migrate(32771, { ...storage, DestinationHost: "HV2", NewSystemSettingData: newRoot, NewResourceSettingData: newDisk });
    lab.clock.advance(1000);
    expect([(await lab.job(first))["JobState"], (await lab.job(second))["JobState"]]).toEqual([4, 2]);
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1 });
    await lab.call("ModifyServiceSettings", { ServiceSettingData: settings({ MaximumActiveVirtualSystemMigration: 2 }) });
    expect((await lab.job(second))["JobState"]).toBe(4);
    await lab.finish(first);
    expect(await lab.finish(second)).toMatchObject({ JobState: 7 });
  });

  test.each([
    ["21: of another class", cimXml("Msvm_VirtualSystemManagementServiceSettingData", {}), 32773],
    ["of another service", cimXml("Msvm_VirtualSystemMigrationServiceSettingData", { InstanceID: "Microsoft:HV2" }), 32773],
    ["22: with an AuthenticationType that is none", settings({ AuthenticationType: 2 }), 32773],
    ["22: with Kerberos", settings({ AuthenticationType: 1 }), 0],
    ["22: with CredSSP", settings({ AuthenticationType: 0 }), 0],
    ["none at all", null, 32773],
  ])("%s", async (_, ServiceSettingData, ReturnValue) => {
    expect(await lab.call("ModifyServiceSettings", { ServiceSettingData })).toEqual({ ReturnValue, Job: null });
  });
});

test("25: networks are added, changed and removed, and their association follows", async () => {
  const network = (values: Readonly<Record<string, string | number | readonly string[]>>): string => cimXml("Msvm_VirtualSystemMigrationNetworkSettingData", values);
  const networks = async (): Promise<readonly unknown[]> =>
    (await lab.text.associators(String((await lab.settings())["__PATH"]), { associationClass: "Msvm_VirtualSystemMigrationServiceSettingDataComponent" })).map(({ SubnetNumber, Metric, Tags }) => [SubnetNumber, Metric, Tags]);
  const added = network({ SubnetNumber: "192.168.209.0", PrefixLength: 24, Metric: 100, Tags: ["Microsoft:UserManaged"] });
  expect(await lab.call("AddNetworkSettings", { NetworkSettings: [added] })).toEqual({ ReturnValue: 0, Job: null });
  expect(await networks()).toEqual([["192.168.209.0", 100, ["Microsoft:UserManaged"]]]);
  const { InstanceID, __PATH: path } = await lab.only("Msvm_VirtualSystemMigrationNetworkSettingData");
  expect(await lab.call("ModifyNetworkSettings", { NetworkSettings: [network({ InstanceID: String(InstanceID), Metric: 200 })] })).toMatchObject({ ReturnValue: 0 });
  expect(await networks()).toEqual([["192.168.209.0", 200, ["Microsoft:UserManaged"]]]);
  expect(await lab.call("ModifyNetworkSettings", { NetworkSettings: [network({ InstanceID: "Microsoft:other" })] })).toMatchObject({ ReturnValue: 32773 });
  expect(await lab.call("RemoveNetworkSettings", { NetworkSettings: [path] })).toMatchObject({ ReturnValue: 0 });
  expect(await networks()).toEqual([]);
  expect(await lab.call("RemoveNetworkSettings", { NetworkSettings: [path] })).toMatchObject({ ReturnValue: 32773 });
  expect(await lab.call("AddNetworkSettings", { NetworkSettings: null })).toMatchObject({ ReturnValue: 32773 });
});

describe("requests to a job", () => {
  test("26: Terminate leaves the machine at its source, running", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(2000);
    expect(await lab.request(answer, 4)).toEqual({ ReturnValue: 0 });
    const stopping = await lab.job(answer);
    expect(stopping).toMatchObject({ JobState: 6, TimeOfLastStateChange: "20240101000002.000000+000" });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 8, ErrorCode: 32768, ErrorDescription: "The job was terminated by a client." });
    const { Error: error } = await lab.text.invoke(String(answer["Job"]), "GetError");
    expect(String(error)).toMatch(/^<INSTANCE CLASSNAME="Msvm_Error">/);
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [2], EnabledState: 2 });
    expect(lab.world.machinesOn("HV2")).toEqual([]);
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0 });
  });

  test("27: Kill ends it at once", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(2000);
    expect(await lab.request(answer, 5)).toEqual({ ReturnValue: 0 });
    expect(await lab.job(answer)).toMatchObject({ JobState: 9, OperationalStatus: [6, 14] });
    const { Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    expect(Errors).toHaveLength(1);
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [2] });
  });

  test.each([
    ["28: Suspend does not cancel", 3, null, 32770],
    ["30: Service", 6, null, 32770],
    ["31: no request", 0, null, 32773],
    ["31: no request", 1, null, 32773],
    ["31: no request", 7, null, 32773],
    ["31: no request", 32768, null, 32773],
    ["33: a timeout of ten seconds", 4, "00000000000010.000000:000", 4098],
    ["33: a point in time", 4, "20240101000010.000000+000", 32773],
  ])("%s: %i with %j gives %i", async (_, requested, timeout, ReturnValue) => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(1000);
    const before = await lab.job(answer);
    expect(await lab.request(answer, requested, timeout)).toEqual({ ReturnValue });
    expect(await lab.job(answer)).toEqual(before);
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
  });

  test.each([null, "00000000000000.000000:000"])("33: the timeout %j is none", async (timeout) => {
    expect(await lab.request(await lab.migrate(32768), 4, timeout)).toEqual({ ReturnValue: 0 });
  });

  test("32: one that has ended takes none", async () => {
    const answer = await lab.migrate(32768);
    const ended = await lab.finish(answer);
    lab.clock.advance(5000);
    expect(await lab.request(answer, 4)).toEqual({ ReturnValue: 32775 });
    expect(await lab.request(answer, 5)).toEqual({ ReturnValue: 32775 });
    expect(await lab.job(answer)).toEqual(ended);
  });

  test("48: of two at once none is lost", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(1000);
    expect(await Promise.all([lab.request(answer, 4), lab.request(answer, 5)])).toEqual([{ ReturnValue: 0 }, { ReturnValue: 0 }]);
    expect(await lab.finish(answer)).toMatchObject({ JobState: 9 });
  });

  test("35: KillJob is not supported by Hyper-V, and decides over removal in CIM", async () => {
    const hyperv = await lab.migrate(32768);
    expect(await lab.text.invoke(String(hyperv["Job"]), "KillJob", { DeleteOnKill: true })).toEqual({ ReturnValue: 1 });
    const cim = createLab({ profile: "cim" });
    for (const DeleteOnKill of [true, false]) {
      const answer = await cim.migrate(32768);
      await cim.text.modify(String(answer["Job"]), { DeleteOnCompletion: !DeleteOnKill });
      expect(await cim.text.invoke(String(answer["Job"]), "KillJob", { DeleteOnKill })).toEqual({ ReturnValue: 0 });
      cim.clock.advance(301_000);
      expect(await cim.text.list("Msvm_MigrationJob")).toHaveLength(DeleteOnKill ? 0 : 1);
    }
  });
});

test("36: a job can be read until five minutes after its end", async () => {
  const answer = await lab.migrate(32768);
  const { TimeOfLastStateChange, TimeBeforeRemoval } = await lab.finish(answer);
  expect(TimeBeforeRemoval).toBe("00000000000500.000000:000");
  const ended = String(TimeOfLastStateChange);
  const endedMs = Date.UTC(2024, 0, 1, 0, 0, Number(ended.slice(12, 14)), Number(ended.slice(15, 18)));
  lab.clock.advance(endedMs + 299_000 - lab.clock.now());
  expect(await lab.job(answer)).toMatchObject({ JobState: 7 });
  lab.clock.advance(2000);
  await expect(lab.job(answer)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
  await expect(lab.request(answer, 4)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
});

test("37: in CIM DeleteOnCompletion counts when the job ends, and not afterwards", async () => {
  const cim = createLab({ profile: "cim" });
  const answer = await cim.migrate(32768);
  await cim.text.modify(String(answer["Job"]), { DeleteOnCompletion: false });
  await cim.finish(answer);
  await cim.text.modify(String(answer["Job"]), { DeleteOnCompletion: true });
  cim.clock.advance(86_400_000);
  expect(await cim.job(answer)).toMatchObject({ JobState: 7 });
  await cim.text.delete(String(answer["Job"]));
  await expect(cim.job(answer)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
});

test.each([
  ...[2, 3, 4, 6, 7, 8, 9, 10, 11].map((RequestedState) => ["RequestStateChange", { RequestedState }, { ReturnValue: 1, Job: null }] as const),
  ["StartService", {}, { ReturnValue: 1 }],
  ["StopService", {}, { ReturnValue: 1 }],
] as const)("39: %s(%j) of the service is not supported", async (method, input, answer) => {
  const before = await lab.service();
  expect(await lab.call(method, input)).toEqual(answer);
  expect(await lab.service()).toEqual(before);
});

describe("compatibility", () => {
  test("41: what a machine needs is compared with another host", async () => {
    const { ReturnValue, CompatibilityInfo } = await lab.call("GetSystemCompatibilityInfo", { ComputerSystem: lab.pathOf(webId) });
    expect(ReturnValue).toBe(0);
    const at = async (host: string, bytes: unknown): Promise<unknown> => {
      const { text } = lab.system.host(host);
      const [service] = await text.list("Msvm_VirtualSystemMigrationService");
      return text.invoke(String(service?.["__PATH"]), "CheckSystemCompatibilityInfo", { CompatibilityInfo: bytes });
    };
    expect(await at("HV2", CompatibilityInfo)).toEqual({ ReturnValue: 0, Reasons: null });
    expect(await at("OLD", CompatibilityInfo)).toMatchObject({ ReturnValue: 32784, Reasons: [expect.stringContaining("vector 1")] });
    expect(await at("HV2", (CompatibilityInfo as number[]).slice(0, -1))).toEqual({ ReturnValue: 32773, Reasons: null });
    expect(await at("HV2", [1, 2, 3])).toEqual({ ReturnValue: 32773, Reasons: null });
  });

  test("42: vectors of a machine and of the host", async () => {
    for (const name of [webId, "HV1"]) {
      const { ReturnValue, CompatibilityVectors } = await lab.call("GetSystemCompatibilityVectors", { ComputerSystem: lab.pathOf(name) });
      expect(ReturnValue).toBe(0);
      expect(CompatibilityVectors).toHaveLength(3);
      expect(String(CompatibilityVectors)).toContain('<PROPERTY NAME="CompatibilityInfo" TYPE="uint64"><VALUE>255</VALUE></PROPERTY>');
    }
    expect(await lab.call("GetSystemCompatibilityVectors", { ComputerSystem: lab.pathOf("NOBODY") })).toEqual({ ReturnValue: 32773, CompatibilityVectors: null });
  });
});

test("43: PercentComplete never goes down and ends at 100", async () => {
  const answer = await lab.migrate(32771, { ...storage, DestinationHost: "HV2", NewSystemSettingData: newRoot, NewResourceSettingData: newDisk });
  const seen: number[] = [];
  for (let state = 4; state === 4; ) {
    const job = await lab.job(answer);
    seen.push(Number(job["PercentComplete"]));
    state = Number(job["JobState"]);
    lab.clock.advance(137);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect([seen[0], seen.at(-1), Math.max(...seen)]).toEqual([0, 100, 100]);
  expect(new Set(seen).size).toBeGreaterThan(50);
});

describe("faults end in the documented state with the machine whole", () => {
  test.each([
    ["18: the destination refuses credentials", { fault: "credentials-refused" }, "0x8009030E"],
    ["the link is lost at 60 %", { fault: "connection-lost", atPercent: 60 }, "The connection to the host"],
    ["the destination dies in the black-out", { fault: "destination-fails", inPhase: "blackout" }, "The destination host"],
  ] as const)("%s", async (_, fault, words) => {
    lab = createLab({ faults: [fault] });
    const answer = await lab.migrate(32768);
    expect(answer["ReturnValue"]).toBe(4096);
    const job = await lab.finish(answer);
    expect(job).toMatchObject({ JobState: 10, OperationalStatus: [6, 17], Cancellable: false });
    expect(Number(job["ErrorCode"])).toBeGreaterThanOrEqual(32768);
    const { ReturnValue, Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    expect(ReturnValue).toBe(0);
    expect(String(Errors)).toContain(words);
    expect(lab.world.machinesOn("HV1").filter(({ id }) => id === webId)).toHaveLength(1);
    expect(lab.world.machinesOn("HV2")).toEqual([]);
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [2], EnabledState: 2 });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0 });
  });

  test("a disk that is full at the destination", async () => {
    lab = createLab({ faults: [{ fault: "disk-full", atPercent: 30 }] });
    const answer = await lab.migrate(32769, { ...storage, NewResourceSettingData: newDisk });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 10 });
    expect(lab.world.disksOf(dbId)).toEqual(["C:\\vms\\db.vhdx"]);
  });

  test("the words are those of the table of choices", async () => {
    lab = createLab({ faults: [{ fault: "credentials-refused" }] });
    const answer = await lab.migrate(32768);
    expect(await lab.finish(answer)).toMatchObject({
      ErrorCode: 32769,
      ErrorDescription: `Moving the virtual machine "web" failed at the source host "HV1". (Virtual machine ID ${webId})`,
      ErrorSummaryDescription: 'Moving the virtual machine "web" failed at the source host "HV1".',
    });
    const { Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    const [whole, cause] = (Errors as string[]).map((text) => readEmbedded(text, null, () => Msvm_Error_Descriptor));
    expect([whole, cause]).toMatchObject([
      { ok: true, instance: { values: { MessageID: "MigrationFailed", MessageArguments: ["web", "HV1", webId], ErrorSource: webId } } },
      {
        ok: true,
        instance: {
          values: {
            ErrorType: 7,
            MessageID: "CredentialsRefused",
            Message: 'The host "HV2" refused the connection: no credentials are available for CredSSP (0x8009030E).',
            MessageArguments: ["HV2", "CredSSP"],
            ErrorSource: "HV2",
            ErrorSourceFormat: 0,
          },
        },
      },
    ]);
  });

  test("a destination that was told to take no machines neither listens nor takes one", async () => {
    const there = lab.system.host("HV2").text;
    const service = async (): Promise<Readonly<Record<string, unknown>>> => (await there.list("Msvm_VirtualSystemMigrationService"))[0] ?? {};
    const tell = async (EnableVirtualSystemMigration: boolean): Promise<unknown> =>
      there.invoke(String((await service())["__PATH"]), "ModifyServiceSettings", { ServiceSettingData: cimXml("Msvm_VirtualSystemMigrationServiceSettingData", { InstanceID: "Microsoft:HV2", EnableVirtualSystemMigration }) });
    await tell(false);
    expect((await service())["MigrationServiceListenerIPAddressList"]).toBeNull();
    expect(await lab.finish(await lab.migrate(32768))).toMatchObject({ JobState: 10, ErrorCode: 32775 });
    expect(await lab.migrate(32769, storage)).toMatchObject({ ReturnValue: 4096 });
    await tell(true);
    expect((await service())["MigrationServiceListenerIPAddressList"]).toEqual(["192.168.209.172"]);
    expect(await lab.finish(await lab.migrate(32768))).toMatchObject({ JobState: 7 });
  });

  test("a destination that does not listen", async () => {
    const job = await lab.finish(await lab.migrate(32768, { DestinationHost: "DEAF" }));
    expect(job).toMatchObject({ JobState: 10 });
  });
});

describe("a job that waits for an answer", () => {
  const jobId = (answer: Readonly<Record<string, unknown>>): string => /"([^"]+)"$/.exec(String(answer["Job"]))?.[1] ?? "";

  beforeEach(() => {
    lab = createLab({ faults: [{ fault: "question", machine: "web", atPercent: 40 }] });
  });

  test("holds still and leaves the network to others, until it is answered", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(3_600_000);
    const waiting = await lab.job(answer);
    expect(waiting).toMatchObject({ JobState: 12, PercentComplete: 40, Cancellable: true, StatusDescriptions: ["Job waits for an answer", "Job holds still"] });
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [11, 32774] });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1 });
    expect(lab.source.jobs.answer(jobId(answer))).toBe(true);
    expect(await lab.job(answer)).toMatchObject({ JobState: 4, PercentComplete: 40 });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.source.jobs.answer(jobId(answer))).toBe(false);
  });

  test.each([
    [2, 32775, 12],
    [3, 32770, 12],
    [4, 0, 8],
    [5, 0, 9],
  ])("answers the request %i with %i, and is %i then", async (requested, ReturnValue, state) => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(60_000);
    expect(await lab.request(answer, requested)).toEqual({ ReturnValue });
    lab.clock.advance(1000);
    expect(await lab.job(answer)).toMatchObject({ JobState: state });
    if (state !== 12) expect(await lab.migrate(32768)).toMatchObject({ ReturnValue: 4096 });
  });
});

describe("what stands around the service", () => {
  const related = async (path: unknown, associationClass: string): Promise<readonly unknown[]> => (await lab.text.associators(String(path), { associationClass })).map(({ __PATH }) => __PATH);

  test("capabilities with a template for each kind of migration", async () => {
    const service = await lab.service();
    const [capabilities] = await lab.text.associators(String(service["__PATH"]), { associationClass: "Msvm_ElementCapabilities" });
    expect(capabilities).toMatchObject({ InstanceID: "Microsoft:MigrationCapabilities", DestinationHostFormatsSupported: [2, 3, 4] });
    const templates = await lab.text.associators(String(capabilities?.["__PATH"]), { associationClass: "Msvm_SettingsDefineCapabilities" });
    expect(templates.map(({ MigrationType }) => MigrationType)).toEqual([32768, 32769, 32770, 32771, 32772]);
  });

  test("its host, its settings, its machines and its jobs", async () => {
    const service = (await lab.service())["__PATH"];
    expect(await related(service, "Msvm_HostedService")).toEqual([expect.stringContaining('Name="HV1"')]);
    expect(await related(service, "Msvm_ElementSettingData")).toEqual([expect.stringContaining('InstanceID="Microsoft:HV1"')]);
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
    const network = cimXml("Msvm_VirtualSystemMigrationNetworkSettingData", { InstanceID: "", SubnetNumber: "10.0.0.0", PrefixLength: 8 });
    await lab.call("AddNetworkSettings", { NetworkSettings: [network] });
    await lab.migrate(32768);
    expect(await lab.only("Msvm_ElementSettingData")).toMatchObject({ IsCurrent: 1, IsDefault: 1, IsNext: 0 });
    expect(await lab.only("Msvm_ElementCapabilities")).toMatchObject({ Characteristics: null });
    for (const policy of await lab.text.list("Msvm_SettingsDefineCapabilities")) expect(policy).toMatchObject({ PropertyPolicy: 0, ValueRole: 3, ValueRange: 0 });
    for (const manages of await lab.text.list("Msvm_ServiceAffectsElement")) expect(manages).toMatchObject({ ElementEffects: [5] });
    expect(await lab.only("Msvm_AffectedJobElement")).toMatchObject({ AffectedElement: expect.stringContaining(webId), ElementEffects: [2] });
    expect(await lab.only("Msvm_OwningJobElement")).toMatchObject({ OwningElement: expect.stringContaining('Name="migrationwmi"') });
    expect(await lab.only("Msvm_HostedService")).toMatchObject({ Antecedent: expect.stringContaining('Name="HV1"'), Dependent: expect.stringContaining('SystemName="HV1"') });
    expect(await lab.only("Msvm_VirtualSystemMigrationServiceSettingDataComponent")).toMatchObject({ GroupComponent: expect.stringContaining('"Microsoft:HV1"') });
  });

  test("events have the types of the class that is watched", async () => {
    const seen: string[] = [];
    lab.source.events.watch("CIM_ConcreteJob", (event) => void (event.kind === "modified" && seen.push(`${event.previous.JobState} > ${event.instance.JobState}`)));
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
    const [jobs, machines, services] = ["Msvm_MigrationJob", "Msvm_ComputerSystem", "CIM_Service"].map((name) => lab.watch(name));
    const arrivals = lab.watch("Msvm_ComputerSystem", "HV2");
    await lab.finish(await lab.migrate(32768));
    lab.clock.advance(301_000);
    expect([jobs?.[0]?.kind, jobs?.at(-1)?.kind]).toEqual(["created", "deleted"]);
    expect(machines?.[0]).toMatchObject({ kind: "modified", previous: { OperationalStatus: [2] }, instance: { OperationalStatus: [11, 32774] } });
    expect(machines?.at(-1)).toMatchObject({ kind: "deleted", reference: { keys: { Name: webId } } });
    expect(services?.map((event) => event.kind === "modified" && "ActiveVirtualSystemMigrationCount" in event.instance && event.instance.ActiveVirtualSystemMigrationCount)).toEqual([1, 0]);
    expect(arrivals.map(({ kind }) => kind)).toContain("created");
  });
});
