/** A small world with a migration service on each host, and clients that speak to it in texts. */
import {
  type CallFaultDescription,
  createMigrationService,
  type FaultDescription,
  type InstanceEvent,
  type Msvm_VirtualSystemMigrationService_Profile,
  SimulatedWorld,
  type TextInstance,
} from "../../generated/index.js";

export const webId = "11111111-2222-4333-8444-555555555555";
export const dbId = "AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE";

export interface LabOptions {
  readonly profile?: Msvm_VirtualSystemMigrationService_Profile;
  readonly faults?: readonly FaultDescription[];
  readonly callFaults?: readonly CallFaultDescription[];
  /** What the processors of all but OLD can do. */
  readonly features?: string;
  /** Those whom HV1 obeys. */
  readonly administrators?: readonly string[];
}

export type Lab = ReturnType<typeof createLab>;

/** HV1 has "web", whose disk all hosts reach, and "db" with a disk of its own; HV2 can take them; OLD has another processor. */
export function createLab({
  profile = "hyperv",
  faults = [],
  callFaults = [],
  features = "0xff",
  administrators,
}: LabOptions = {}) {
  const volume = { path: "C:\\", sizeMB: 200_000, mbPerSecond: 400 };
  const processor = { features, xsave: "0x7", cacheLineFlushSize: 64 };
  const host = (
    name: string,
    address: string,
    more: object = {},
  ): object & { name: string; memoryMB: number; networks: { network: string; address: string }[] } => ({
    ...{ name, memoryMB: 65_536, networks: [{ network: "lan", address }], volumes: [volume], processor },
    ...more,
  });
  const world = new SimulatedWorld({
    networks: [{ name: "lan", mbitPerSecond: 10_000 }],
    sharedVolumes: [{ path: "\\\\FILES\\vms", sizeMB: 1_000_000 }],
    hosts: [
      host("HV1", "192.168.209.171", administrators === undefined ? {} : { administrators }),
      host("HV2", "192.168.209.172"),
      host("OLD", "192.168.209.173", { processor: { ...processor, features: "0x0f" } }),
      host("DEAF", "192.168.209.174", { listens: false }),
    ],
    machines: [
      {
        name: "web",
        id: webId,
        host: "HV1",
        memoryMB: 8192,
        disks: [{ path: "\\\\FILES\\vms\\web.vhdx", sizeMB: 20_000 }],
      },
      { name: "db", id: dbId, host: "HV1", memoryMB: 4096, disks: [{ path: "C:\\vms\\db.vhdx", sizeMB: 20_000 }] },
    ],
    faults,
    callFaults,
  });
  const system = createMigrationService(world, { profile });
  const { clock } = system;
  const source = system.host("HV1");
  const { text } = source;

  const only = async (className: string): Promise<TextInstance> => {
    const [instance, another] = await text.list(className);
    if (instance === undefined || another !== undefined) throw new Error(`There is not one ${className}.`);
    return instance;
  };
  const pathOf = (name: string, at = "HV1"): string =>
    `\\\\${at}\\root\\virtualization\\v2:Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${name}"`;
  const service = (): Promise<TextInstance> => only("Msvm_VirtualSystemMigrationService");
  const call = async (method: string, input: Record<string, unknown> = {}): Promise<TextInstance> =>
    text.invoke(String((await service())["__PATH"]), method, input);
  const migrate = (
    type: number,
    input: Record<string, unknown> = {},
    settings: Readonly<Record<string, string | number | boolean>> = {},
  ): Promise<TextInstance> =>
    call("MigrateVirtualSystemToHost", {
      ComputerSystem: pathOf(webId),
      DestinationHost: type === 32769 ? null : "HV2",
      MigrationSettingData: migrationSettings({ MigrationType: type, ...settings }),
      ...input,
    });
  return {
    ...{ world, system, clock, source, text, pathOf, only, service, call, migrate },
    settings: () => only("Msvm_VirtualSystemMigrationServiceSettingData"),
    machine: (id: string, at = "HV1") => system.host(at).text.get(pathOf(id, at)),
    /** The job that a call started. */
    job: (answer: TextInstance) => text.get(String(answer["Job"])),
    request: (answer: TextInstance, RequestedState: number, TimeoutPeriod: string | null = null) =>
      text.invoke(String(answer["Job"]), "RequestStateChange", { RequestedState, TimeoutPeriod }),
    /** Lets time pass until a job has ended, and gives it as it is then. */
    async finish(answer: TextInstance): Promise<TextInstance> {
      for (;;) {
        const job = await text.get(String(answer["Job"]));
        if ([7, 8, 9, 10, 32768].includes(Number(job["JobState"]))) return job;
        clock.advance(1000);
      }
    },
    /** What happens to instances of a class from now on. */
    watch(className: string, at = "HV1"): InstanceEvent[] {
      const events: InstanceEvent[] = [];
      system.host(at).store.events.watch(className, (event) => void events.push(event));
      return events;
    },
  };
}

/** CIM-XML as Windows' `GetText` writes it, with the properties that are given. */
export function cimXml(
  className: string,
  values: Readonly<Record<string, string | number | boolean | readonly string[] | null>>,
): string {
  const properties = Object.entries(values).map(([name, value]) => {
    if (value === null) return `<PROPERTY NAME="${name}" TYPE="string"></PROPERTY>`;
    if (typeof value === "object") {
      return `<PROPERTY.ARRAY NAME="${name}" TYPE="string"><VALUE.ARRAY>${value.map((each) => `<VALUE>${each}</VALUE>`).join("")}</VALUE.ARRAY></PROPERTY.ARRAY>`;
    }
    return `<PROPERTY NAME="${name}" TYPE="${typeNames[name] ?? xmlType(value)}"><VALUE>${String(value).toUpperCase() === "TRUE" ? "TRUE" : String(value)}</VALUE></PROPERTY>`;
  });
  return `<INSTANCE CLASSNAME="${className}">${properties.join("")}</INSTANCE>`;
}

const typeNames: Readonly<Record<string, string>> = {
  PrefixLength: "uint8",
  Metric: "uint32",
  AuthenticationType: "uint32",
  MaximumActiveVirtualSystemMigration: "uint32",
  MaximumActiveStorageMigration: "uint32",
};

function xmlType(value: string | number | boolean): string {
  return typeof value === "string" ? "string" : typeof value === "boolean" ? "boolean" : "uint16";
}

export function migrationSettings(
  values: Readonly<Record<string, string | number | boolean | readonly string[] | null>>,
): string {
  return cimXml("Msvm_VirtualSystemMigrationSettingData", values);
}

/** Input for moving the storage of "db", and where its disk goes. */
export const storage = {
  ComputerSystem: `Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="${dbId}"`,
  DestinationHost: null,
};
export const newDisk: readonly string[] = [
  cimXml("Msvm_StorageAllocationSettingData", { HostResource: ["C:\\moved\\db.vhdx"] }),
];
