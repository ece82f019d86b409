/** Each code that a method of the service is documented to return, and what in the world leads to it. */
import { describe, expect, test } from "vitest";
import { allMethods, type CallFaultDescription, Msvm_VirtualSystemMigrationService } from "../../generated/index.js";
import { cimXml, createLab, type Lab, type LabOptions, migrationSettings, webId } from "./lab.ts";

type Input = Readonly<Record<string, unknown>>;

interface Way {
  readonly says: string;
  readonly options?: LabOptions;
  /** What happens before the call. */
  readonly before?: (lab: Lab) => unknown;
  /** In the place of what the call would be given. */
  readonly input?: Input | ((lab: Lab) => Promise<Input>);
}

const fails = (fault: CallFaultDescription["fault"]): Way => ({
  says: `the call ${fault}`,
  options: { callFaults: [{ fault }] },
});
const absent: Way = { says: "the host is down", before: ({ world }) => world.stopHost("HV1") };
const denied: Way = { says: "the user may not ask", options: { administrators: ["CONTOSO\\Somebody"] } };
const hindered = {
  32768: fails("fails"),
  32769: denied,
  32771: fails("status-unknown"),
  32772: fails("times-out"),
  32777: absent,
  32778: fails("out-of-memory"),
};

const settings = (type: number, more: Readonly<Record<string, number>> = {}): Input => ({
  MigrationSettingData: migrationSettings({ MigrationType: type, ...more }),
});
const migrated: Way["before"] = (lab) => lab.migrate(32768);
const disabled: Way["before"] = (lab) =>
  lab.call("ModifyServiceSettings", {
    ServiceSettingData: cimXml("Msvm_VirtualSystemMigrationServiceSettingData", {
      InstanceID: "Microsoft:HV1",
      EnableVirtualSystemMigration: false,
    }),
  });
const wrongType = (className: string, property: string): string =>
  `instance of ${className} { ${property} = "many"; };`;

const done = { 0: { says: "all is well" } };
const ofMigration = {
  4096: { says: "all is well" },
  32770: { says: "a transport that is not supported", input: settings(32768, { TransportType: 2 }) },
  32773: { says: "a type that is none", input: settings(7) },
  32774: { says: "the machine is on its way", before: migrated },
  32775: { says: "migration is disabled", before: disabled },
  32776: {
    says: "a number that is a text",
    input: { MigrationSettingData: wrongType("Msvm_VirtualSystemMigrationSettingData", "MigrationType") },
  },
  ...hindered,
};
const ofCim = (destination: string): Readonly<Record<number, Way>> => ({
  1: { says: "a transport that is not supported", input: settings(32768, { TransportType: 3 }) },
  2: fails("fails"),
  3: fails("times-out"),
  4: { says: "no settings", input: { MigrationSettingData: "?" } },
  5: { says: "the machine is on its way", before: migrated },
  6: { says: "no destination", input: { [destination]: null } },
});
const network = cimXml("Msvm_VirtualSystemMigrationNetworkSettingData", {
  InstanceID: "",
  SubnetNumber: "10.0.0.0",
  PrefixLength: 8,
});
const ofNetworks = {
  32773: { says: "no networks", input: { NetworkSettings: null } },
  32776: {
    says: "a number that is a text",
    input: { NetworkSettings: [wrongType("Msvm_VirtualSystemMigrationNetworkSettingData", "PrefixLength")] },
  },
  ...hindered,
};
/** A network that is there, as it is given to a method. */
const known =
  (key: string) =>
  async (lab: Lab): Promise<Input> => {
    await lab.call("AddNetworkSettings", { NetworkSettings: [network] });
    const [{ [key]: value } = {}] = await lab.text.list("Msvm_VirtualSystemMigrationNetworkSettingData");
    return {
      NetworkSettings: [
        key === "__PATH" ? value : network.replace("<VALUE></VALUE>", `<VALUE>${String(value)}</VALUE>`),
      ],
    };
  };
/** The bytes that say what a machine needs. */
async function needsOf(lab: Lab): Promise<Input> {
  const { CompatibilityInfo } = await lab.call("GetSystemCompatibilityInfo", { ComputerSystem: lab.pathOf(webId) });
  return { CompatibilityInfo };
}

const unknownMachine = {
  says: "a machine that is not there",
  input: { ComputerSystem: 'Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="NOBODY"' },
};

const ways: Readonly<Record<string, Readonly<Record<number, Way>>>> = {
  MigrateVirtualSystemToHost: ofMigration,
  CheckVirtualSystemIsMigratable: ofMigration,
  MigrateVirtualSystemToSystem: { 4096: { says: "all is well" }, ...ofCim("DestinationSystem") },
  CheckVirtualSystemIsMigratableToHost: { ...done, ...ofCim("DestinationHost") },
  CheckVirtualSystemIsMigratableToSystem: { ...done, ...ofCim("DestinationSystem") },
  AddNetworkSettings: { ...done, ...ofNetworks },
  ModifyNetworkSettings: { 0: { says: "a network that is there", input: known("InstanceID") }, ...ofNetworks },
  RemoveNetworkSettings: {
    0: { says: "a network that is there", input: known("__PATH") },
    ...hindered,
    32773: ofNetworks[32773],
  },
  ModifyServiceSettings: {
    ...done,
    32773: {
      says: "a kind of authentication that there is not",
      input: {
        ServiceSettingData: cimXml("Msvm_VirtualSystemMigrationServiceSettingData", {
          InstanceID: "Microsoft:HV1",
          AuthenticationType: 2,
        }),
      },
    },
    32776: {
      says: "a number that is a text",
      input: { ServiceSettingData: wrongType("Msvm_VirtualSystemMigrationServiceSettingData", "AuthenticationType") },
    },
    ...hindered,
  },
  GetSystemCompatibilityInfo: { ...done, 32773: unknownMachine, ...hindered },
  GetSystemCompatibilityVectors: { ...done, 32773: unknownMachine, ...hindered },
  CheckSystemCompatibilityInfo: {
    0: { says: "what a machine of the host needs", input: needsOf },
    32773: { says: "bytes that say nothing", input: { CompatibilityInfo: [1, 2, 3] } },
    32784: { says: "what a machine of another host needs", input: () => needsOf(createLab({ features: "0xfff" })) },
    ...hindered,
  },
  RequestStateChange: { 1: { says: "any request", input: { RequestedState: 2 } } },
  StartService: { 1: { says: "any call" } },
  StopService: { 1: { says: "any call" } },
};

/** The codes that nothing leads to, as the contract has them. */
const never: Readonly<Record<string, readonly number[]>> = {
  MigrateVirtualSystemToHost: [0],
  CheckVirtualSystemIsMigratable: [0],
  MigrateVirtualSystemToSystem: [0],
  AddNetworkSettings: [4096, 32770, 32774, 32775],
  ModifyNetworkSettings: [4096, 32770, 32774, 32775],
  RemoveNetworkSettings: [4096, 32770, 32774, 32775, 32776],
  ModifyServiceSettings: [4096, 32770, 32774, 32775],
  GetSystemCompatibilityInfo: [32770, 32774, 32775, 32776],
  GetSystemCompatibilityVectors: [32770, 32774, 32775, 32776],
  CheckSystemCompatibilityInfo: [32770, 32774, 32775, 32776],
  RequestStateChange: [0],
  StartService: [0],
  StopService: [0],
};

const documented = allMethods(Msvm_VirtualSystemMigrationService).map(({ name, valueMap }) => ({
  name,
  codes: (valueMap?.entries ?? []).flatMap((entry) =>
    entry.kind === "value" ? [{ code: Number(entry.value), label: entry.label ?? "" }] : [],
  ),
}));

function inputOf(lab: Lab, method: string): Input {
  const machine = { ComputerSystem: lab.pathOf(webId) };
  if (method.endsWith("ToSystem")) return { ...machine, DestinationSystem: lab.pathOf("HV2"), ...settings(32768) };
  if (/Migrat/.test(method)) return { ...machine, DestinationHost: "HV2", ...settings(32768) };
  if (method === "AddNetworkSettings") return { NetworkSettings: [network] };
  if (method === "ModifyServiceSettings")
    return {
      ServiceSettingData: cimXml("Msvm_VirtualSystemMigrationServiceSettingData", { InstanceID: "Microsoft:HV1" }),
    };
  return method.startsWith("GetSystem") ? machine : {};
}

test("there are fifteen methods, and each code of each has a way or none", () => {
  expect(documented).toHaveLength(15);
  for (const { name, codes } of documented) {
    const told = [...Object.keys(ways[name] ?? {}).map(Number), ...(never[name] ?? [])];
    expect(
      told.toSorted((a, b) => a - b),
      name,
    ).toEqual(codes.map(({ code }) => code).toSorted((a, b) => a - b));
  }
});

describe.each(Object.entries(ways))("%s", (method, codes) => {
  test.each(Object.entries(codes).map(([code, way]) => [Number(code), way.says, way] as const))(
    "returns %i: %s",
    async (code, _, { options = {}, before, input = {} }) => {
      const lab = createLab(options);
      await before?.(lab);
      const given = typeof input === "function" ? await input(lab) : input;
      const { length } = await lab.text.list("Msvm_MigrationJob");
      const { ReturnValue, Job = null } = await lab.call(method, { ...inputOf(lab, method), ...given });
      expect([ReturnValue, Job !== null]).toEqual([code, code === 4096]);
      expect(await lab.text.list("Msvm_MigrationJob")).toHaveLength(code === 4096 ? length + 1 : length);
    },
  );
});

test.each(Object.entries(never).flatMap(([method, codes]) => codes.map((code) => [method, code] as const)))(
  "%s returns %i where a test asks for it, once",
  async (method, code) => {
    const lab = createLab();
    const label = documented.find(({ name }) => name === method)?.codes.find((each) => each.code === code)?.label ?? "";
    lab.source.service.answerNext(method, label);
    expect(await lab.call(method, inputOf(lab, method))).toMatchObject({ ReturnValue: code });
    expect(await lab.call(method, inputOf(lab, method))).not.toMatchObject({ ReturnValue: code });
  },
);

test("a code that a method does not have cannot be asked for", () => {
  const { service } = createLab().source;
  expect(() => service.answerNext("StopService", "Frozen")).toThrow(
    'StopService of Msvm_VirtualSystemMigrationService does not return "Frozen".',
  );
});

test("of the checks the first that fails decides", async () => {
  const lab = createLab({ callFaults: [{ fault: "fails", method: "MigrateVirtualSystemToHost" }] });
  await lab.migrate(32768, { ComputerSystem: null });
  const wrong: readonly (readonly [string, Input, number])[] = [
    ["no machine", { ComputerSystem: null }, 32773],
    ["no settings", { MigrationSettingData: null }, 32773],
    [
      "a wrong type",
      { MigrationSettingData: wrongType("Msvm_VirtualSystemMigrationSettingData", "MigrationType") },
      32776,
    ],
    ["no such type, no destination", { ...settings(7), DestinationHost: null }, 32773],
    ["no destination", { ...settings(32768, { TransportType: 2 }), DestinationHost: null }, 32773],
    ["a transport that is not supported", settings(32768, { TransportType: 2 }), 32770],
    ["migration is disabled", settings(32768), 32775],
  ];
  await disabled(lab);
  for (const [says, input, code] of wrong)
    expect([says, (await lab.migrate(32768, input))["ReturnValue"]]).toEqual([says, code]);
});

describe("planned for some calls", () => {
  test("a fault strikes once, at its host and method", async () => {
    const lab = createLab({
      callFaults: [
        { fault: "times-out", host: "HV1", method: "ModifyServiceSettings" },
        { fault: "fails", host: "HV2" },
      ],
    });
    expect((await lab.migrate(32768))["ReturnValue"]).toBe(4096);
    const modify = (): Promise<unknown> =>
      lab.call("ModifyServiceSettings", inputOf(lab, "ModifyServiceSettings")).then(({ ReturnValue }) => ReturnValue);
    expect([await modify(), await modify()]).toEqual([32772, 0]);
  });

  test("CIM's own methods have fewer words for it", async () => {
    const call = async (options: LabOptions): Promise<unknown> => {
      const lab = createLab(options);
      return (
        await lab.call("CheckVirtualSystemIsMigratableToHost", inputOf(lab, "CheckVirtualSystemIsMigratableToHost"))
      )["ReturnValue"];
    };
    expect(await call(denied.options ?? {})).toBe(2);
    expect(await call({ callFaults: [{ fault: "out-of-memory" }] })).toBe(2);
    expect(await call({ callFaults: [{ fault: "status-unknown" }] })).toBe(3);
  });
});
