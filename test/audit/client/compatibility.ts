/** Whether a machine can run on the processors of another host. */
import {
  type Msvm_CompatibilityVector,
  Msvm_CompatibilityVector_CompareOperation as Operation,
  Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_ReturnValue as CheckInfoCode,
  Msvm_VirtualSystemMigrationService_CheckSystemCompatibilityInfo_ReturnValue_ValueMap as checkInfoCodes,
  Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_ReturnValue as InfoCode,
  Msvm_VirtualSystemMigrationService_GetSystemCompatibilityInfo_ReturnValue_ValueMap as infoCodes,
  Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_ReturnValue as VectorsCode,
  Msvm_VirtualSystemMigrationService_GetSystemCompatibilityVectors_ReturnValue_ValueMap as vectorsCodes,
} from "../../../generated/index.js";
import type { ComputerSystem, Reference } from "./bindings.ts";
import { refuse } from "./failure.ts";
import { type JobProblem, problemOf } from "./job-error.ts";
import { hostPath, machinePath } from "./paths.ts";
import type { HostSession } from "./service.ts";

export type Verdict =
  { readonly isCompatible: true } | { readonly isCompatible: false; readonly reasons: readonly JobProblem[] };

/** Asks the destination about what the source says of the machine; `null` asks for all machines of the source. */
export async function checkCompatibility(
  source: HostSession,
  destination: HostSession,
  machineId: string | null,
): Promise<Verdict> {
  const info = await source.call("GetSystemCompatibilityInfo", { ComputerSystem: systemOf(source, machineId) });
  if (info.ReturnValue !== InfoCode.CompletedWithNoError)
    refuse("GetSystemCompatibilityInfo", info.ReturnValue, infoCodes);
  const output = await destination.call("CheckSystemCompatibilityInfo", { CompatibilityInfo: info.CompatibilityInfo });
  switch (output.ReturnValue) {
    case CheckInfoCode.CompletedWithNoError:
      return { isCompatible: true };
    case CheckInfoCode.NotCompatible:
      return { isCompatible: false, reasons: (output.Reasons ?? []).map(problemOf) };
    case CheckInfoCode.Failed:
    case CheckInfoCode.AccessDenied:
    case CheckInfoCode.NotSupported:
    case CheckInfoCode.StatusIsUnknown:
    case CheckInfoCode.Timeout:
    case CheckInfoCode.InvalidParameter:
    case CheckInfoCode.SystemIsInUse:
    case CheckInfoCode.InvalidStateForThisOperation:
    case CheckInfoCode.IncorrectDataType:
    case CheckInfoCode.SystemIsNotAvailable:
    case CheckInfoCode.OutOfMemory:
      return refuse("CheckSystemCompatibilityInfo", output.ReturnValue, checkInfoCodes);
  }
}

function systemOf(session: HostSession, machineId: string | null): Reference<ComputerSystem> {
  return machineId === null ? hostPath(session.host) : machinePath(session.host, machineId);
}

export async function readVectors(
  session: HostSession,
  machineId: string | null,
): Promise<readonly Msvm_CompatibilityVector[]> {
  const { ReturnValue: code, CompatibilityVectors: vectors } = await session.call("GetSystemCompatibilityVectors", {
    ComputerSystem: systemOf(session, machineId),
  });
  return code === VectorsCode.CompletedWithNoError
    ? (vectors ?? [])
    : refuse("GetSystemCompatibilityVectors", code, vectorsCodes);
}

/** What the vectors are about; numbers that Hyper-V chose and no schema lists. */
const vectorNames: Readonly<Record<number, string>> = {
  1: "processor features",
  2: "extended processor state",
  3: "size of a cache line",
};

export interface Mismatch {
  readonly vector: string;
  readonly machine: bigint;
  /** `null` where the host has no such vector. */
  readonly host: bigint | null;
  /** The bits that the host lacks, where bits are compared. */
  readonly missing: bigint;
}

/** All vectors have to agree; one that the host does not know does not. */
export function compareVectors(
  machine: readonly Msvm_CompatibilityVector[],
  host: readonly Msvm_CompatibilityVector[],
): readonly Mismatch[] {
  const offered = new Map(host.map(({ VectorId, CompatibilityInfo }) => [VectorId, CompatibilityInfo] as const));
  return machine.flatMap(({ VectorId: id, CompareOperation: operation, CompatibilityInfo: needed }): Mismatch[] => {
    const [left, right] = [needed ?? 0n, offered.get(id) ?? null];
    if (right !== null && operation !== null && agrees(operation, left, right)) return [];
    const name = vectorNames[id ?? 0] ?? `vector ${id}`;
    return [
      {
        vector: name,
        machine: left,
        host: right,
        missing: operation === Operation.Subset ? left & ~(right ?? 0n) : 0n,
      },
    ];
  });
}

/** The value of the machine is the left operand. */
export function agrees(operation: Operation, machine: bigint, host: bigint): boolean {
  switch (operation) {
    case Operation.Equal:
      return machine === host;
    case Operation.Superset:
      return (machine & host) === host;
    case Operation.Subset:
      return (machine & host) === machine;
    case Operation.Disjoint:
      return (machine & host) === 0n;
    case Operation.GreaterThan:
      return machine > host;
    case Operation.GreaterThanOrEqual:
      return machine >= host;
    case Operation.LessThan:
      return machine < host;
    case Operation.LessThanOrEqual:
      return machine <= host;
    case Operation.Multiple:
      return host !== 0n && machine % host === 0n;
    case Operation.Divisible:
      return machine !== 0n && host % machine === 0n;
  }
}

/** Positions of the bits that are set, the lowest first. */
export function bitsOf(mask: bigint): number[] {
  const bits: number[] = [];
  for (let position = 0, rest = mask; rest > 0n; position += 1, rest >>= 1n) {
    if ((rest & 1n) === 1n) bits.push(position);
  }
  return bits;
}
