/**
 * A client of the migration service of one host, as a program on Windows is one: paths are texts, embedded instances are
 * CIM-XML, and what is going on is learnt by asking.
 */
import type { ReferenceRuntime } from "./reference-runtime.ts";
import type { MoveStep, ScenarioStep } from "./scenario.ts";

type Members = Readonly<Record<string, unknown>>;
type SettingsStep = Extract<ScenarioStep, { readonly do: "settings" }>;
type RequestStep = Extract<ScenarioStep, { readonly do: "request" }>;
type Class = Parameters<ReferenceRuntime["writeEmbedded"]>[0];
type TextClient = ReturnType<ReferenceRuntime["createMigrationService"]>["hosts"][number]["text"];

/** What a method returned. */
export interface CallResult {
  readonly method: string;
  readonly code: number;
  readonly label: string;
  /** The path of the job that it has started. */
  readonly job: string | null;
}

export interface JobReading {
  readonly task: string;
  readonly state: string;
  readonly isRunning: boolean;
  readonly end: "well" | "badly" | null;
  readonly percent: number;
  readonly elapsedMs: number;
}

/** Known from the clients of Windows; no value map has a label for it. */
const completedWithWarnings = 32768;

export class MigrationClient {
  readonly #runtime: ReferenceRuntime;
  readonly #text: TextClient;

  constructor(text: TextClient, runtime: ReferenceRuntime) {
    this.#text = text;
    this.#runtime = runtime;
  }

  /** Asks the service to move a machine, or whether it could. @param id the GUID of the machine */
  async move(step: MoveStep, id: string): Promise<CallResult> {
    const { to = null, disks = [] } = step;
    const machines = await this.#text.list("Msvm_ComputerSystem");
    const disksText = disks.map(({ disk = "", path }) =>
      this.#write(this.#runtime.Msvm_StorageAllocationSettingData, {
        InstanceID: disk,
        ElementName: path,
        HostResource: [path],
      }),
    );
    return this.#callService(step.do === "migrate" ? "MigrateVirtualSystemToHost" : "CheckVirtualSystemIsMigratable", {
      ComputerSystem: machines.find(({ Name }) => Name === id)?.["__PATH"] ?? null,
      DestinationHost: to,
      MigrationSettingData: this.#settingsText(step, id),
      NewResourceSettingData: disks.length === 0 ? null : disksText,
    });
  }

  async modifySettings(step: SettingsStep): Promise<CallResult> {
    const [settings] = await this.#text.list("Msvm_VirtualSystemMigrationServiceSettingData");
    return this.#callService("ModifyServiceSettings", {
      ServiceSettingData: this.#write(this.#runtime.Msvm_VirtualSystemMigrationServiceSettingData, {
        InstanceID: settings?.["InstanceID"],
        EnableVirtualSystemMigration: step.enabled,
        MaximumActiveVirtualSystemMigration: step.maximumMachineMigrations,
        MaximumActiveStorageMigration: step.maximumStorageMigrations,
        AuthenticationType:
          step.authentication === undefined ? undefined : { credssp: 0, kerberos: 1 }[step.authentication],
        EnableCompression: step.compression,
        EnableSmbTransport: step.smb,
      }),
    });
  }

  async request(job: string, { state }: RequestStep): Promise<CallResult> {
    const { CIM_ConcreteJob_RequestStateChange_RequestedState: RequestedState, Msvm_MigrationJob } = this.#runtime;
    return this.#call(job, Msvm_MigrationJob, "RequestStateChange", {
      RequestedState: RequestedState[state],
    });
  }

  /** Throws a CimError where the job has been removed. */
  async readJob(path: string): Promise<JobReading> {
    const { CIM_ConcreteJob_JobState: JobState, CIM_ConcreteJob_JobState_ValueMap, labelOf, DateTime } = this.#runtime;
    const job = await this.#text.get(path);
    const state = Number(job["JobState"]);
    const isWell = state === JobState.Completed || state === completedWithWarnings;
    const isBad = state === JobState.Terminated || state === JobState.Killed || state === JobState.Exception;
    return {
      task: String(job["Name"]),
      state:
        state === completedWithWarnings
          ? "Completed with warnings"
          : (labelOf(CIM_ConcreteJob_JobState_ValueMap, state) ?? String(state)),
      isRunning: state === JobState.Running,
      end: isWell ? "well" : isBad ? "badly" : null,
      percent: Number(job["PercentComplete"]),
      elapsedMs: Number((DateTime.tryParse(String(job["ElapsedTime"]))?.totalMicroseconds ?? 0n) / 1000n),
    };
  }

  /** What went wrong with a job, the nearest cause last. */
  async errorsOf(path: string): Promise<string[]> {
    const { Msvm_Error, readEmbedded } = this.#runtime;
    const { Errors } = await this.#text.invoke(path, "GetErrorEx");
    const read = (Array.isArray(Errors) ? Errors : []).map((text) =>
      readEmbedded(String(text), null, () => Msvm_Error),
    );
    return read.flatMap((result) => (result.ok ? [String(result.instance.values["Message"])] : []));
  }

  async #callService(method: string, input: Members): Promise<CallResult> {
    const [service] = await this.#text.list("Msvm_VirtualSystemMigrationService");
    return this.#call(String(service?.["__PATH"]), this.#runtime.Msvm_VirtualSystemMigrationService, method, input);
  }

  async #call(path: string, descriptor: Class, method: string, input: Members): Promise<CallResult> {
    const { allMethods, labelOf } = this.#runtime;
    const output = await this.#text.invoke(path, method, input);
    const code = Number(output["ReturnValue"]);
    const map = allMethods(descriptor).find(({ name }) => name === method)?.valueMap ?? null;
    const job = output["Job"];
    return {
      method,
      code,
      label: (map === null ? null : labelOf(map, code)) ?? "",
      job: typeof job === "string" ? job : null,
    };
  }

  #settingsText(step: MoveStep, id: string): string {
    const {
      Msvm_VirtualSystemMigrationSettingData_MigrationType: Type,
      Msvm_VirtualSystemMigrationSettingData_TransportType: Transport,
    } = this.#runtime;
    const types = {
      machine: Type.VirtualSystem,
      storage: Type.Storage,
      staged: Type.Staged,
      "machine-and-storage": Type.VirtualSystemAndStorage,
      "storage-check": Type.StorageDeepCheck,
    };
    const { to, kind = to === undefined ? "storage" : "machine", transport } = step;
    return this.#write(this.#runtime.Msvm_VirtualSystemMigrationSettingData, {
      MigrationType: types[kind],
      TransportType: transport === undefined ? undefined : { tcp: Transport.TCP, smb: Transport.SMB }[transport],
      DestinationPlannedVirtualSystemId: step.plannedMachine === true ? id : undefined,
      DestinationIPAddressList: step.addresses,
      EnableCompression: step.compression,
      RetainVhdCopiesOnSource: step.keepsCopies,
      AllowOverwriteExistingFile: step.overwrites,
      CancelIfBlackoutThresholdExceeded: step.limitsBlackout,
      CPUCappingMagnitude: step.slowsMachine,
    });
  }

  /** What is `undefined` is left out. */
  #write(descriptor: Class, values: Members): string {
    return this.#runtime.writeEmbedded(descriptor, values, "xml", () => undefined);
  }
}
