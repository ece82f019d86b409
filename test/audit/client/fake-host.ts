/** A host for tests: machines, settings, networks, and jobs that take as many looks as a test says. */
import { randomUUID } from "node:crypto";
import {
  CIM_ManagedSystemElement_OperationalStatus as OperationalStatus,
  formatReference,
  isMember,
  Msvm_CompatibilityVector_CompareOperation as Operation,
  Msvm_MigrationJob_GetErrorEx_ReturnValue as GetErrorsCode,
  Msvm_VirtualSystemMigrationService_AddNetworkSettings_ReturnValue as AddCode,
  Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_ReturnValue as CheckInfoCode,
  Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_ReturnValue as InfoCode,
  Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_ReturnValue as VectorsCode,
  Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_ReturnValue as ModifyNetworkCode,
  Msvm_VirtualSystemMigrationService_ModifyServiceSettings_ReturnValue as ModifyServiceCode,
  Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_ReturnValue as RemoveCode,
  Msvm_VirtualSystemMigrationServiceSettingData_AuthenticationType as Authentication,
} from "../../../generated/index.js";
import {
  CheckCode,
  EnabledState,
  JobRequest,
  JobRequestCode,
  JobState,
  JobType,
  MachineStatus,
  MigrateCode,
  MigrationType,
  migrationTypes,
  PerceivedSeverity,
  type Reference,
} from "./bindings.ts";
import type { Clock } from "./clock.ts";
import { instanceIdOf, jobPath, normalizeGuid } from "./paths.ts";
import { type Transport, TransportError } from "./transport.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./wire.ts";

/** Sleeping is over at once, and moves the time on. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  readonly slept: number[] = [];

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(milliseconds);
    this.#now += milliseconds;
  }
}

interface FakeJob {
  readonly id: string;
  readonly type: JobType;
  readonly migrationType: MigrationType;
  readonly machine: string;
  readonly destination: string | null;
  state: JobState;
  percent: number;
  errors: readonly string[];
}

export interface FakeHostOptions {
  /** Percent that a job gains with each look at it. */
  readonly step?: number;
  /** Errors with which the next moves end. */
  readonly failures?: readonly string[];
  /** What the next moves are answered with before one is accepted. */
  readonly refusals?: readonly MigrateCode[];
  /** Errors that the next checks find, one for each check. */
  readonly findings?: readonly string[];
  readonly features?: bigint;
}

const jobTypes: ReadonlyMap<MigrationType, readonly [move: JobType, check: JobType]> = new Map([
  [MigrationType.VirtualSystem, [JobType.MovingVirtualMachine, JobType.CheckingVirtualMachineCompatibility]],
  [MigrationType.Storage, [JobType.MovingStorage, JobType.CheckingStorageMigration]],
  [MigrationType.Staged, [JobType.CreatingRemoteVirtualMachine, JobType.CheckingVirtualMachineCompatibility]],
  [
    MigrationType.VirtualSystemAndStorage,
    [JobType.MovingVirtualMachineAndStorage, JobType.CheckingVirtualMachineAndStorageCompatibility],
  ],
  [MigrationType.StorageDeepCheck, [JobType.CheckingStorageCompatibility, JobType.CheckingStorageCompatibility]],
]);

export class FakeHost implements Transport {
  readonly jobs = new Map<string, FakeJob>();
  readonly calls: string[] = [];
  readonly machines = new Map<string, { name: string; state: EnabledState; disk: string; folder: string }>();
  networks: JsonObject[] = [];
  settings: JsonObject;
  #refusals: MigrateCode[];
  #failures: string[];
  #findings: string[];
  readonly #step: number;
  readonly #features: bigint;

  constructor(
    readonly host: string,
    { step = 50, failures = [], refusals = [], findings = [], features = 0b1111n }: FakeHostOptions = {},
  ) {
    this.#step = step;
    this.#failures = [...failures];
    this.#refusals = [...refusals];
    this.#findings = [...findings];
    this.#features = features;
    this.settings = {
      InstanceID: `Microsoft:${host}`,
      ElementName: "Hyper-V Migration Service",
      EnableVirtualSystemMigration: true,
      MaximumActiveVirtualSystemMigration: 2,
      MaximumActiveStorageMigration: 2,
      AuthenticationType: Authentication.Kerberos,
      EnableCompression: true,
      EnableSmbTransport: false,
    };
  }

  addMachine(id: string, name: string, state: EnabledState = EnabledState.Enabled): this {
    this.machines.set(id, { name, state, disk: `C:\\VMs\\${name}.vhdx`, folder: "C:\\VMs" });
    return this;
  }

  async readInstance(path: Reference): Promise<JsonObject> {
    if (path.className === "Msvm_VirtualSystemMigrationService") {
      return {
        Name: "migrationwmi",
        EnabledState: EnabledState.Enabled,
        MigrationServiceListenerIPAddressList: ["10.0.0.5", "fe80::100:7f:fffe"],
      };
    }
    const job = this.#job(path);
    this.#advance(job);
    return this.#jobJson(job);
  }

  async *query(className: string, where: string | null): AsyncGenerator<JsonObject> {
    if (className === "Msvm_MigrationJob") {
      for (const job of this.jobs.values()) if (where === null || where.includes(job.machine)) yield this.#jobJson(job);
    } else if (className === "Msvm_ComputerSystem") {
      if (where === null) yield { Name: this.host, ElementName: this.host, EnabledState: EnabledState.Enabled };
      for (const [id, { name, state }] of this.machines)
        if (where === null || where.includes(id)) yield this.#machineJson(id, name, state);
    } else {
      const type = Number(/\d+/.exec(where ?? "")?.[0]);
      yield { InstanceID: `Microsoft:template\\${type}`, ElementName: "Migration Setting Data", MigrationType: type };
    }
  }

  async associated(path: Reference, className: string): Promise<readonly JsonObject[]> {
    const machine = this.machines.get(String(path.keys["Name"]));
    switch (className) {
      case "Msvm_VirtualSystemMigrationServiceSettingData":
        return [this.settings];
      case "Msvm_VirtualSystemMigrationNetworkSettingData":
        return this.networks;
      case "Msvm_VirtualSystemSettingData":
        return machine === undefined
          ? []
          : [{ InstanceID: "system", ElementName: machine.name, ConfigurationDataRoot: machine.folder }];
      case "Msvm_StorageAllocationSettingData":
        return machine === undefined
          ? []
          : [
              {
                InstanceID: "disk",
                ElementName: "disk",
                HostResource: [machine.disk],
                VirtualQuantity: "4096",
                VirtualResourceBlockSize: "512",
              },
            ];
      default:
        return [];
    }
  }

  async invoke(path: Reference, method: string, input: JsonObject): Promise<JsonObject> {
    this.calls.push(method);
    switch (method) {
      case "MigrateVirtualSystemToHost":
        return this.#migrate(input);
      case "CheckVirtualSystemIsMigratable":
        return { ReturnValue: CheckCode.MethodParametersCheckedJobStarted, Job: this.#begin(input, 1, this.#findings) };
      case "GetErrorEx":
        return { ReturnValue: GetErrorsCode.CompletedWithNoError, Errors: this.#job(path).errors.map(errorJson) };
      case "RequestStateChange":
        return { ReturnValue: this.#request(this.#job(path), input["RequestedState"] ?? null) };
      case "ModifyServiceSettings":
        this.settings = isJsonObject(input["ServiceSettingData"]) ? input["ServiceSettingData"] : this.settings;
        return { ReturnValue: ModifyServiceCode.CompletedWithNoError, Job: null };
      case "AddNetworkSettings":
        this.networks.push(
          ...objectsIn(input).map((network) => ({ ...network, InstanceID: `Microsoft:${randomUUID()}` })),
        );
        return { ReturnValue: AddCode.CompletedWithNoError, Job: null };
      case "ModifyNetworkSettings": {
        const changed = new Map(objectsIn(input).map((network) => [network["InstanceID"], network]));
        this.networks = this.networks.map((network) => changed.get(network["InstanceID"]) ?? network);
        return { ReturnValue: ModifyNetworkCode.CompletedWithNoError, Job: null };
      }
      case "RemoveNetworkSettings": {
        const paths = JSON.stringify(input["NetworkSettings"]);
        this.networks = this.networks.filter((network) => !paths.includes(String(network["InstanceID"])));
        return { ReturnValue: RemoveCode.CompletedWithNoError, Job: null };
      }
      case "GetSystemCompatibilityInfo":
        return { ReturnValue: InfoCode.CompletedWithNoError, CompatibilityInfo: [Number(this.#features & 0xffn)] };
      case "CheckSystemCompatibilityInfo": {
        const needed = BigInt(Number((input["CompatibilityInfo"] as readonly JsonValue[])[0]));
        if ((needed & this.#features) === needed)
          return { ReturnValue: CheckInfoCode.CompletedWithNoError, Reasons: null };
        return { ReturnValue: CheckInfoCode.NotCompatible, Reasons: [errorJson("The processor lacks features.")] };
      }
      case "GetSystemCompatibilityVectors":
        return {
          ReturnValue: VectorsCode.CompletedWithNoError,
          CompatibilityVectors: [
            { VectorId: 1, CompareOperation: Operation.Subset, CompatibilityInfo: String(this.#features) },
          ],
        };
      default:
        throw new TransportError("not-supported", `There is no method ${method}.`, 0x8004102f);
    }
  }

  #migrate(input: JsonObject): JsonObject {
    const refusal = this.#refusals.shift();
    if (refusal !== undefined) return { ReturnValue: refusal, Job: null };
    return { ReturnValue: MigrateCode.MethodParametersCheckedJobStarted, Job: this.#begin(input, 0, this.#failures) };
  }

  /** @param position of the job's type for a move (0) or a check (1). */
  #begin(input: JsonObject, position: 0 | 1, errors: string[]): string {
    const settings = isJsonObject(input["MigrationSettingData"]) ? input["MigrationSettingData"] : {};
    const written = Number(settings["MigrationType"]);
    const migrationType = isMember(migrationTypes, written) ? written : MigrationType.Unknown;
    const machine =
      normalizeGuid(/Name="([^"]*)"$/.exec(String(input["ComputerSystem"]).replace(/,Name=/, ".Name="))?.[1] ?? "") ??
      "";
    const destination = typeof input["DestinationHost"] === "string" ? input["DestinationHost"] : null;
    const type = jobTypes.get(migrationType)?.[position] ?? JobType.Unknown;
    const error = errors.shift();
    const job: FakeJob = {
      id: randomUUID().toUpperCase(),
      type,
      migrationType,
      machine,
      destination,
      state: JobState.Running,
      percent: 0,
      errors: error === undefined || error === "" ? [] : [error],
    };
    this.jobs.set(job.id, job);
    return formatReference(jobPath(this.host, job.id));
  }

  #job(path: Reference): FakeJob {
    const job = this.jobs.get(instanceIdOf(path) ?? "");
    if (job === undefined)
      throw new TransportError("not-found", `There is no ${path.className} like that.`, 0x80041002);
    return job;
  }

  #advance(job: FakeJob): void {
    if (job.state === JobState.ShuttingDown) job.state = JobState.Terminated;
    if (job.state !== JobState.Running) return;
    job.percent = Math.min(job.percent + this.#step, 100);
    if (job.percent >= 50 && job.errors.length > 0) job.state = JobState.Exception;
    else if (job.percent === 100) job.state = JobState.Completed;
  }

  #request(job: FakeJob, wanted: JsonValue): JobRequestCode {
    if (job.state !== JobState.Running) return JobRequestCode.InvalidStateForThisOperation;
    switch (wanted) {
      case JobRequest.Terminate:
        job.state = JobState.ShuttingDown;
        return JobRequestCode.CompletedWithNoError;
      case JobRequest.Kill:
        job.state = JobState.Killed;
        return JobRequestCode.CompletedWithNoError;
      case JobRequest.Start:
      case JobRequest.Suspend:
      case JobRequest.Service:
        return JobRequestCode.NotSupported_32770;
      default:
        return JobRequestCode.InvalidParameter_32773;
    }
  }

  #machineJson(id: string, name: string, state: EnabledState): JsonObject {
    const isMoving = [...this.jobs.values()].some((job) => job.machine === id && job.state === JobState.Running);
    const status = isMoving ? [MachineStatus.InService, MachineStatus.MigratingVirtualMachine] : [MachineStatus.OK];
    return { Name: id, ElementName: name, EnabledState: state, OperationalStatus: status };
  }

  #jobJson({ id, type, migrationType, machine, destination, state, percent, errors }: FakeJob): JsonObject {
    const isRunning = state === JobState.Running;
    return {
      InstanceID: id,
      Name: JobType[type],
      JobState: state,
      JobType: type,
      MigrationType: migrationType,
      VirtualSystemName: machine,
      DestinationHost: destination,
      PercentComplete: percent,
      Cancellable: percent < 90,
      ErrorCode: state === JobState.Exception ? 32768 : 0,
      ErrorDescription: state === JobState.Exception ? (errors[0] ?? null) : null,
      OperationalStatus: isRunning ? [OperationalStatus.OK] : [OperationalStatus.OK, OperationalStatus.Completed],
      StatusDescriptions: isRunning ? ["Job is running"] : ["OK", "Job is done"],
      ElapsedTime: "00000000000400.781498:000",
      TimeBeforeRemoval: "00000000000500.000000:000",
    };
  }
}

function errorJson(message: string): JsonObject {
  return { __CLASS: "Msvm_Error", MessageID: "21024", Message: message, PerceivedSeverity: PerceivedSeverity.Major };
}

function objectsIn(input: JsonObject): JsonObject[] {
  const { NetworkSettings: networks } = input;
  return Array.isArray(networks) ? networks.filter(isJsonObject) : [];
}
