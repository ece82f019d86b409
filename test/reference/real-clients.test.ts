/** What clients of Hyper-V send and rely on, in both profiles. */
import { describe, expect, test } from "vitest";
import {
  allProperties,
  Msvm_VirtualSystemMigrationSettingData,
  type Msvm_VirtualSystemMigrationService_Profile,
  type Refusal,
  type TextInstance,
} from "../../generated/index.js";
import { cimXml, createLab, dbId, type Lab, migrationSettings, newDisk, webId } from "./lab.ts";

const profiles: readonly Msvm_VirtualSystemMigrationService_Profile[] = ["hyperv", "cim"];
const settingsClass = "Msvm_VirtualSystemMigrationSettingData";

/** What stands in each text that Windows makes of an instance, in the form of CIM's DTD. */
const systemProperties = `
<PROPERTY NAME="__PATH" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>\\\\HV1\\root\\virtualization\\v2:${settingsClass}.InstanceID="Microsoft:1"</VALUE></PROPERTY>
<PROPERTY NAME="__NAMESPACE" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>root\\virtualization\\v2</VALUE></PROPERTY>
<PROPERTY NAME="__SERVER" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>HV1</VALUE></PROPERTY>
<PROPERTY.ARRAY NAME="__DERIVATION" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE.ARRAY><VALUE>CIM_SettingData</VALUE><VALUE>CIM_ManagedElement</VALUE></VALUE.ARRAY></PROPERTY.ARRAY>
<PROPERTY NAME="__PROPERTY_COUNT" CLASSORIGIN="___SYSTEM" TYPE="sint32"><VALUE>20</VALUE></PROPERTY>
<PROPERTY NAME="__RELPATH" CLASSORIGIN="___SYSTEM" TYPE="string"></PROPERTY>
<PROPERTY NAME="__DYNASTY" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>CIM_ManagedElement</VALUE></PROPERTY>
<PROPERTY NAME="__SUPERCLASS" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>CIM_VirtualSystemMigrationSettingData</VALUE></PROPERTY>
<PROPERTY NAME="__CLASS" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>${settingsClass}</VALUE></PROPERTY>
<PROPERTY NAME="__GENUS" CLASSORIGIN="___SYSTEM" TYPE="sint32"><VALUE>2</VALUE></PROPERTY>`;

/** Properties that only a newer Windows has, as it sends them where nobody has set them. */
const newer = `
<PROPERTY NAME="AdvancedOptions" CLASSORIGIN="${settingsClass}" TYPE="string"></PROPERTY>
<PROPERTY NAME="EnableVhdCompression" CLASSORIGIN="${settingsClass}" TYPE="boolean"></PROPERTY>`;

const textOf = (properties: string): string => `<INSTANCE CLASSNAME="${settingsClass}">${properties}</INSTANCE>`;
const live = `<PROPERTY NAME="MigrationType" CLASSORIGIN="CIM_VirtualSystemMigrationSettingData" TYPE="uint16"><VALUE>32768</VALUE></PROPERTY>`;

const toSystem = (lab: Lab, type: number, DestinationSystem: string | null, more: object = {}) =>
  lab.call("MigrateVirtualSystemToSystem", {
    ComputerSystem: lab.pathOf(dbId),
    DestinationSystem,
    MigrationSettingData: migrationSettings({ MigrationType: type }),
    ...more,
  });

/** All properties of an instance as Windows' text of it has them, some of them changed. */
function textOfInstance(
  { __PATH: path, __CLASS: className, ...values }: TextInstance,
  changes: Readonly<Record<string, unknown>>,
): string {
  const { properties } = Msvm_VirtualSystemMigrationSettingData;
  const own = Object.entries({ ...values, ...changes }).map(([name, value]) => {
    const origin = `CLASSORIGIN="${properties.some((each) => each.name === name) ? String(className) : "CIM_ManagedElement"}"`;
    const type = typeOf(name);
    const isList = listNames.has(name);
    const tag = isList ? "PROPERTY.ARRAY" : "PROPERTY";
    const text = (each: unknown): string => `<VALUE>${String(each)}</VALUE>`;
    const content =
      value === null
        ? ""
        : isList
          ? `<VALUE.ARRAY>${(value as unknown[]).map(text).join("")}</VALUE.ARRAY>`
          : text(value);
    return `<${tag} NAME="${name}" ${origin} TYPE="${type}">${content}</${tag}>`;
  });
  return `<INSTANCE CLASSNAME="${String(className)}"><PROPERTY NAME="__PATH" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>${String(path)}</VALUE></PROPERTY>${own.join("")}</INSTANCE>`;
}

const elements = new Map(allProperties(Msvm_VirtualSystemMigrationSettingData).map((each) => [each.name, each]));
const listNames = new Set([...elements].flatMap(([name, { array }]) => (array === null ? [] : [name])));

function typeOf(name: string): string {
  const type = elements.get(name)?.type;
  return typeof type === "string" ? type : "string";
}

function refusalsOf(lab: Lab): Refusal[] {
  const refusals: Refusal[] = [];
  lab.source.service.watchRefusals((refusal) => void refusals.push(refusal));
  return refusals;
}

describe.each(profiles)("in the profile %s", (profile) => {
  test.each([
    ["system properties", textOf(systemProperties + live), 4096],
    ["system properties, and a newer Windows' that are NULL", textOf(live + systemProperties + newer), 4096],
    [
      "a newer Windows' property with a value",
      textOf(live + newer.replace("></PROPERTY>", "><VALUE>x</VALUE></PROPERTY>")),
      32773,
    ],
    ["MOF", `instance of ${settingsClass} { __GENUS = 2; MigrationType = 32768; };`, 4096],
  ])("a text with %s", async (_, MigrationSettingData, code) => {
    const lab = createLab({ profile });
    expect(await lab.migrate(32768, { MigrationSettingData })).toMatchObject({ ReturnValue: code });
  });

  test("the driver that changes a template and sends its whole text gets its machine moved", async () => {
    const lab = createLab({ profile });
    const [remote] = await lab.system.host("HV2").text.list("Msvm_VirtualSystemMigrationService");
    const [template] = (await lab.text.list(settingsClass)).filter(({ MigrationType }) => MigrationType === 32770);
    const MigrationSettingData = textOfInstance(template!, {
      MigrationType: 32768,
      TransportType: 5,
      DestinationIPAddressList: remote?.["MigrationServiceListenerIPAddressList"],
    });
    const answer = await lab.migrate(32768, { MigrationSettingData });
    // It looks ten times a second, and takes an error code for a failure whatever the state is.
    const wait = async (): Promise<TextInstance> => {
      for (;;) {
        const job = await lab.job(answer);
        if ([7, 8, 9, 10, 32768].includes(Number(job["JobState"]))) return job;
        await lab.clock.sleep(100);
      }
    };
    expect(await lab.clock.runUntil(wait())).toMatchObject({ JobState: 7, ErrorCode: 0 });
    expect(lab.world.machinesOn("HV2").map(({ id }) => id)).toEqual([webId]);
  });

  test("a refusal says which part of the call is at fault", async () => {
    const lab = createLab({ profile });
    const refusals = refusalsOf(lab);
    await lab.migrate(32768, {
      MigrationSettingData: textOf(live + '<PROPERTY NAME="Colour" TYPE="string"><VALUE>red</VALUE></PROPERTY>'),
    });
    await lab.migrate(32768, { DestinationHost: "a b" });
    await lab.migrate(7);
    expect(refusals.map(({ of, reason }) => [of, reason])).toEqual([
      [
        "MigrationSettingData",
        expect.stringMatching(
          /^MigrationSettingData\.Colour: Msvm_VirtualSystemMigrationSettingData has no property "Colour" \(line 1, column \d+\)\.$/,
        ),
      ],
      ["DestinationHost", 'DestinationHost is "a b", which is not a host in one of the forms name, ipv4, ipv6.'],
      ["MigrationSettingData.MigrationType", "MigrationSettingData.MigrationType is 7, which is not supported here."],
    ]);
    expect(refusals[0]).toMatchObject({ method: "MigrateVirtualSystemToHost", code: 32773, check: "readable" });
    expect(refusals[0]?.error).toMatchObject({ MessageID: "CallRefused", Message: refusals[0]?.reason });
  });

  test("a live migration moves no files and remembers no places for them, whatever it is given", async () => {
    const lab = createLab({ profile });
    const answer = await lab.migrate(32768, {
      NewSystemSettingData: cimXml("Msvm_VirtualSystemSettingData", { ConfigurationDataRoot: "C:\\moved" }),
      NewResourceSettingData: [cimXml("Msvm_StorageAllocationSettingData", { HostResource: ["C:\\moved\\web.vhdx"] })],
    });
    expect(await lab.finish(answer)).toMatchObject({
      ...{ JobState: 7, JobType: 305, NewSystemSettingData: null, NewResourceSettingData: null },
    });
    expect(lab.world.disksOf(webId)).toEqual(["\\\\FILES\\vms\\web.vhdx"]);
  });

  test("a job of storage has no destination, by either method", async () => {
    const lab = createLab({ profile });
    const answer = await toSystem(lab, 32769, lab.pathOf("HV2"), { NewResourceSettingData: newDisk });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7, DestinationHost: null });
    expect(lab.world.disksOf(dbId)).toEqual(["C:\\moved\\db.vhdx"]);
  });

  test.each([
    ["does not exist", "NOWHERE"],
    ["is a machine", webId],
  ])("a destination that %s is an invalid parameter at once", async (_, name) => {
    const lab = createLab({ profile });
    expect(await toSystem(lab, 32768, lab.pathOf(name))).toMatchObject({ ReturnValue: 4, Job: null });
  });

  test("a job that has failed is OK nowhere", async () => {
    const lab = createLab({ profile, faults: [{ fault: "connection-lost" }] });
    const job = await lab.finish(await lab.migrate(32768));
    expect(job).toMatchObject({ JobState: 10, Status: "Error", OperationalStatus: [6, 17], HealthState: 25 });
    expect(job["ErrorDescription"]).toMatch(
      /^Moving the virtual machine "web" failed .* The connection to the host "HV2" was lost\.$/,
    );
  });

  test("a name with a full stop does not cut the summary", async () => {
    const lab = createLab({ profile });
    expect(await lab.finish(await lab.migrate(32768, { DestinationHost: "st.pauli" }))).toMatchObject({
      ErrorSummaryDescription: `Moving the virtual machine "web" failed at the source host "HV1". (Virtual machine ID ${webId})`,
      ErrorDescription: expect.stringContaining(
        'There is no host "st.pauli": its name or address is not known.',
      ) as string,
    });
  });

  test("a planned machine is one of its own class until the machine takes its place", async () => {
    const lab = createLab({ profile });
    const { text } = lab.system.host("HV2");
    const namesOf = async (className: string): Promise<unknown[]> =>
      (await text.list(className)).map(({ Name }) => Name);
    expect(await lab.finish(await lab.migrate(32770))).toMatchObject({ JobState: 7 });
    expect(await namesOf("Msvm_PlannedComputerSystem")).toEqual([webId]);
    expect(await namesOf("Msvm_ComputerSystem")).toEqual(["HV2"]);
    // The storage moves to where both reach it, and then the machine, by the planned one's identity.
    const settings = { DestinationPlannedVirtualSystemId: webId };
    const check = await lab.call("CheckVirtualSystemIsMigratable", {
      ComputerSystem: lab.pathOf(webId),
      DestinationHost: "HV2",
      MigrationSettingData: migrationSettings({ MigrationType: 32768, ...settings }),
    });
    expect(await lab.finish(check)).toMatchObject({ JobState: 7 });
    const answer = await lab.migrate(32768, {}, settings);
    lab.clock.advance(1000);
    expect(await namesOf("Msvm_PlannedComputerSystem")).toEqual([webId]);
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(await namesOf("Msvm_PlannedComputerSystem")).toEqual([]);
    expect(await namesOf("Msvm_ComputerSystem")).toEqual(["HV2", webId]);
  });

  test("a planned machine cannot be migrated", async () => {
    const lab = createLab({ profile });
    await lab.finish(await lab.migrate(32770));
    const { text } = lab.system.host("HV2");
    const [service] = await text.list("Msvm_VirtualSystemMigrationService");
    const [planned] = await text.list("Msvm_PlannedComputerSystem");
    expect(
      await text.invoke(String(service?.["__PATH"]), "MigrateVirtualSystemToHost", {
        ComputerSystem: planned?.["__PATH"],
        DestinationHost: "HV1",
        MigrationSettingData: migrationSettings({ MigrationType: 32768 }),
      }),
    ).toMatchObject({ ReturnValue: 32773 });
  });

  test.each([
    ["Caption", "Mine", 32773],
    ["Description", "Mine", 32773],
    ["ElementName", "Mine", 32773],
    ["Caption", "Migration Service Setting Data", 0],
    ["MaximumActiveStorageMigration", 5, 0],
    ["EnableCompression", false, 0],
  ])("ModifyServiceSettings with %s = %j gives %i", async (property, value, code) => {
    const lab = createLab({ profile });
    const before = await lab.settings();
    const ServiceSettingData = cimXml("Msvm_VirtualSystemMigrationServiceSettingData", {
      InstanceID: "Microsoft:HV1",
      [property]: value,
    });
    expect(await lab.call("ModifyServiceSettings", { ServiceSettingData })).toMatchObject({ ReturnValue: code });
    expect(await lab.settings()).toEqual(code === 0 ? { ...before, [property]: value } : before);
  });

  test.each([
    ["10.0.0.0", 8, 0],
    ["fe80::", 64, 0],
    ["10.0.0.0", 33, 32773],
    ["fe80::", 129, 32773],
    ["10.0.0", 8, 32773],
    ["nowhere", 8, 32773],
  ])("AddNetworkSettings with %s/%i gives %i", async (SubnetNumber, PrefixLength, code) => {
    const lab = createLab({ profile });
    const NetworkSettings = [cimXml("Msvm_VirtualSystemMigrationNetworkSettingData", { SubnetNumber, PrefixLength })];
    expect(await lab.call("AddNetworkSettings", { NetworkSettings })).toMatchObject({ ReturnValue: code });
  });

  test("the settings of machines and disks have all properties that Windows sends", async () => {
    const lab = createLab({ profile });
    const answer = await lab.migrate(32771, {
      ...{ ComputerSystem: lab.pathOf(dbId), DestinationHost: "HV2" },
      NewSystemSettingData: cimXml("Msvm_VirtualSystemSettingData", {
        BIOSGUID: "{4F5A7C10-0000-4000-8000-000000000001}",
        IsSaved: false,
        Version: "9.0",
        ConfigurationDataRoot: "C:\\moved",
      }),
      NewResourceSettingData: [
        cimXml("Msvm_StorageAllocationSettingData", {
          ...{ HostResource: ["C:\\moved\\db.vhdx"], SnapshotId: "", IgnoreFlushes: false, CachingMode: 2 },
        }),
      ],
    });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.world.disksOf(dbId)).toEqual(["C:\\moved\\db.vhdx"]);
  });

  test("a path of another host or namespace names nothing here", async () => {
    const lab = createLab({ profile });
    expect(await lab.migrate(32768, { ComputerSystem: lab.pathOf(webId, "HV2") })).toMatchObject({
      ReturnValue: 32773,
    });
    const path = lab.pathOf(webId);
    await expect(lab.text.get(path.replace("HV1", "HV2"))).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
    await expect(lab.text.get(path.replace("v2:", "v1:"))).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
    expect(await lab.text.get(path.replace("HV1", "."))).toMatchObject({ ElementName: "web" });
  });

  test("a look at one job changes no other", async () => {
    const lab = createLab({ profile });
    await lab.migrate(32768);
    await lab.migrate(32771, { ComputerSystem: lab.pathOf(dbId), NewResourceSettingData: newDisk });
    const before = await lab.text.list("Msvm_MigrationJob");
    for (const job of before) await lab.text.get(String(job["__PATH"]));
    expect(await lab.text.list("Msvm_MigrationJob")).toEqual(before);
  });

  test("nothing in the place of an instance is an error of the protocol", async () => {
    const { dispatcher } = createLab({ profile }).source;
    const keys = { InstanceID: "Microsoft:HV1" };
    const nothing = null as unknown as object as Record<string, unknown>;
    const refused = { statusName: "CIM_ERR_INVALID_PARAMETER" };
    const className = "Msvm_VirtualSystemMigrationServiceSettingData";
    await expect(dispatcher.createInstance(className, nothing)).rejects.toMatchObject(refused);
    await expect(dispatcher.modifyInstance(className, keys, nothing)).rejects.toMatchObject(refused);
    await expect(dispatcher.getInstance(className, nothing)).rejects.toMatchObject(refused);
  });
});

test("how long a job stays is an interval and no point in time", async () => {
  const lab = createLab({ profile: "cim" });
  const { Job } = await lab.migrate(32768);
  await expect(lab.text.modify(String(Job), { TimeBeforeRemoval: "20260101000000.000000+000" })).rejects.toMatchObject({
    statusName: "CIM_ERR_INVALID_PARAMETER",
  });
  await lab.text.modify(String(Job), { TimeBeforeRemoval: "00000000010000.000000:000" });
  expect(await lab.text.get(String(Job))).toMatchObject({ TimeBeforeRemoval: "00000000010000.000000:000" });
});
