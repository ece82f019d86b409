/** The migration service of one host, with typed methods and typed reads around it. */
import {
  CIM_ResourceAllocationSettingData,
  type ClassDescriptor,
  type CIM_ConcreteJob,
  Msvm_CompatibilityVector,
  Msvm_ComputerSystem,
  Msvm_Error,
  Msvm_MigrationJob,
  type Msvm_MigrationJob_GetErrorEx_Input,
  type Msvm_MigrationJob_GetErrorEx_Output,
  type Msvm_MigrationJob_RequestStateChange_Input,
  type Msvm_MigrationJob_RequestStateChange_Output,
  Msvm_MoveUnmanagedVhd,
  Msvm_StorageAllocationSettingData,
  Msvm_VirtualSystemMigrationNetworkSettingData,
  type Msvm_VirtualSystemMigrationService_AddNetworkSettings_Input,
  type Msvm_VirtualSystemMigrationService_AddNetworkSettings_Output,
  type Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_Input,
  type Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_Output,
  type Msvm_VirtualSystemMigrationService_CheckVirtualSystemIsMigratable_Input,
  type Msvm_VirtualSystemMigrationService_CheckVirtualSystemIsMigratable_Output,
  Msvm_VirtualSystemMigrationService,
  type Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_Input,
  type Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_Output,
  type Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_Input,
  type Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_Output,
  type Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Input,
  type Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Output,
  type Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_Input,
  type Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_Output,
  type Msvm_VirtualSystemMigrationService_ModifyServiceSettings_Input,
  type Msvm_VirtualSystemMigrationService_ModifyServiceSettings_Output,
  type Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_Input,
  type Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_Output,
  Msvm_VirtualSystemMigrationServiceSettingData,
  Msvm_VirtualSystemMigrationSettingData,
  Msvm_VirtualSystemSettingData,
  type ValueMap,
} from "../../../generated/index.js";
import {
  type Machine,
  type MigrationJob,
  MigrationType,
  type MigrationService,
  type MigrationSettings,
  type Reference,
} from "./bindings.ts";
import { PreconditionError, refuse } from "./failure.ts";
import { isMigrationJobPath, servicePath, virtualizationNamespace } from "./paths.ts";
import type { CallOptions, Transport } from "./transport.ts";
import { decodeInstance, decodeOutput, encodeInput, lookupOf } from "./wire.ts";

/** In and out of each method that is called on the service. */
export interface ServiceMethods {
  MigrateVirtualSystemToHost: [
    Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Input,
    Msvm_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Output,
  ];
  CheckVirtualSystemIsMigratable: [
    Msvm_VirtualSystemMigrationService_CheckVirtualSystemIsMigratable_Input,
    Msvm_VirtualSystemMigrationService_CheckVirtualSystemIsMigratable_Output,
  ];
  AddNetworkSettings: [
    Msvm_VirtualSystemMigrationService_AddNetworkSettings_Input,
    Msvm_VirtualSystemMigrationService_AddNetworkSettings_Output,
  ];
  ModifyNetworkSettings: [
    Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_Input,
    Msvm_VirtualSystemMigrationService_ModifyNetworkSettings_Output,
  ];
  RemoveNetworkSettings: [
    Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_Input,
    Msvm_VirtualSystemMigrationService_RemoveNetworkSettings_Output,
  ];
  ModifyServiceSettings: [
    Msvm_VirtualSystemMigrationService_ModifyServiceSettings_Input,
    Msvm_VirtualSystemMigrationService_ModifyServiceSettings_Output,
  ];
  GetSystemCompatibilityInfo: [
    Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_Input,
    Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_Output,
  ];
  CheckSystemCompatibilityInfo: [
    Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_Input,
    Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_Output,
  ];
  GetSystemCompatibilityVectors: [
    Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_Input,
    Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_Output,
  ];
}

export interface JobMethods {
  RequestStateChange: [Msvm_MigrationJob_RequestStateChange_Input, Msvm_MigrationJob_RequestStateChange_Output];
  GetErrorEx: [Msvm_MigrationJob_GetErrorEx_Input, Msvm_MigrationJob_GetErrorEx_Output];
}

type Methods = { [name: string]: [input: object, output: object] };
type InputOf<M, N extends keyof M> = M[N] extends [infer I extends object, object] ? I : never;
type OutputOf<M, N extends keyof M> = M[N] extends [object, infer O extends object] ? O : never;

const embedded = lookupOf(
  CIM_ResourceAllocationSettingData,
  Msvm_CompatibilityVector,
  Msvm_Error,
  Msvm_MoveUnmanagedVhd,
  Msvm_StorageAllocationSettingData,
  Msvm_VirtualSystemMigrationNetworkSettingData,
  Msvm_VirtualSystemMigrationServiceSettingData,
  Msvm_VirtualSystemMigrationSettingData,
  Msvm_VirtualSystemSettingData,
);

export class HostSession {
  readonly transport: Transport;
  readonly service: Reference<MigrationService>;

  constructor(transport: Transport) {
    this.transport = transport;
    this.service = servicePath(transport.host);
  }

  get host(): string {
    return this.transport.host;
  }

  call<N extends keyof ServiceMethods>(
    method: N,
    input: InputOf<ServiceMethods, N>,
    options?: CallOptions,
  ): Promise<OutputOf<ServiceMethods, N>> {
    return this.#invoke<ServiceMethods & Methods, N>(
      Msvm_VirtualSystemMigrationService,
      this.service,
      method,
      input,
      options,
    );
  }

  callJob<N extends keyof JobMethods>(
    job: Reference<MigrationJob>,
    method: N,
    input: InputOf<JobMethods, N>,
    options?: CallOptions,
  ): Promise<OutputOf<JobMethods, N>> {
    return this.#invoke<JobMethods & Methods, N>(Msvm_MigrationJob, job, method, input, options);
  }

  async readService(options?: CallOptions): Promise<MigrationService> {
    const json = await this.transport.readInstance(this.service, options);
    return decodeInstance(Msvm_VirtualSystemMigrationService, json, embedded);
  }

  async readJob(path: Reference<MigrationJob>, options?: CallOptions): Promise<MigrationJob> {
    return decodeInstance(Msvm_MigrationJob, await this.transport.readInstance(path, options), embedded);
  }

  async *jobs(where: string | null = null, options?: CallOptions): AsyncGenerator<MigrationJob> {
    for await (const json of this.transport.query("Msvm_MigrationJob", where, options)) {
      yield decodeInstance<MigrationJob>(Msvm_MigrationJob, json, embedded);
    }
  }

  async *machines(where: string | null = null, options?: CallOptions): AsyncGenerator<Machine> {
    for await (const json of this.transport.query("Msvm_ComputerSystem", where, options)) {
      yield decodeInstance<Machine>(Msvm_ComputerSystem, json, embedded);
    }
  }

  async associated<T extends object>(
    path: Reference,
    descriptor: ClassDescriptor,
    options?: CallOptions,
  ): Promise<T[]> {
    const found = await this.transport.associated(path, descriptor.name, options);
    return found.map((json) => decodeInstance<T>(descriptor, json, embedded));
  }

  /** A copy of the template that the host offers for a kind of migration. */
  async template(type: MigrationType, options?: CallOptions): Promise<MigrationSettings> {
    const descriptor = Msvm_VirtualSystemMigrationSettingData;
    for await (const json of this.transport.query(descriptor.name, `MigrationType = ${type}`, options)) {
      return decodeInstance<MigrationSettings>(descriptor, json, embedded);
    }
    throw new PreconditionError(`${this.host} offers no migration of the kind ${MigrationType[type]}.`);
  }

  async #invoke<M extends Methods, N extends keyof M & string>(
    descriptor: ClassDescriptor,
    path: Reference,
    method: N,
    input: object,
    options: CallOptions | undefined,
  ): Promise<OutputOf<M, N>> {
    const answer = await this.transport.invoke(path, method, encodeInput(descriptor, method, input, embedded), options);
    return decodeOutput<OutputOf<M, N>>(descriptor, method, answer, embedded);
  }
}

/** The two good answers of a method that may go on in a job; each method has them in an enum of its own. */
export interface JobCodes<C extends number> {
  readonly CompletedWithNoError: C;
  readonly MethodParametersCheckedJobStarted: C;
}

export interface JobAnswer<C extends number> {
  readonly ReturnValue: C;
  readonly Job: Reference<CIM_ConcreteJob> | null;
}

/** The job that goes on, `null` where all is done. Throws a RefusedError for every other code. */
export function startedJob<C extends number>(
  method: string,
  answer: JobAnswer<C>,
  codes: JobCodes<C>,
  map: ValueMap<number, C>,
): Reference<MigrationJob> | null {
  const { ReturnValue: code, Job: job } = answer;
  if (code === codes.CompletedWithNoError) return null;
  if (code !== codes.MethodParametersCheckedJobStarted) return refuse(method, code, map);
  if (job === null) throw new PreconditionError(`${method} started a job and does not say which.`);
  if (!isMigrationJobPath(job))
    throw new PreconditionError(`${method} started a ${job.className}, which is not a migration job.`);
  return job.namespace === null ? { ...job, namespace: virtualizationNamespace } : job;
}
