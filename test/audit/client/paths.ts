/** Object paths of the few kinds of instances that a migration deals with. */
import { Msvm_MigrationJob, parseReference, reference } from "../../../generated/index.js";
import type { ComputerSystem, MigrationJob, MigrationService, Reference } from "./bindings.ts";

export const virtualizationNamespace = "root/virtualization/v2";

const guidPattern = /^\{?([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}?$/i;

/** A GUID as Hyper-V writes it in names, upper case and without braces; `null` for any other text. */
export function normalizeGuid(text: string): string | null {
  return guidPattern.exec(text.trim())?.[1]?.toUpperCase() ?? null;
}

/** Virtual machines and their host have one class: only a machine is named by a GUID. */
export function machinePath(host: string, id: string): Reference<ComputerSystem> {
  const name = normalizeGuid(id);
  if (name === null) throw new RangeError(`"${id}" is not the id of a virtual machine.`);
  return reference(
    "Msvm_ComputerSystem",
    { CreationClassName: "Msvm_ComputerSystem", Name: name },
    { host, namespace: virtualizationNamespace },
  );
}

export function hostPath(host: string): Reference<ComputerSystem> {
  return reference(
    "Msvm_ComputerSystem",
    { CreationClassName: "Msvm_ComputerSystem", Name: host },
    { host, namespace: virtualizationNamespace },
  );
}

export function servicePath(host: string): Reference<MigrationService> {
  const keys = {
    CreationClassName: "Msvm_VirtualSystemMigrationService",
    Name: "migrationwmi",
    SystemCreationClassName: "Msvm_ComputerSystem",
    SystemName: host,
  };
  return reference("Msvm_VirtualSystemMigrationService", keys, { host, namespace: virtualizationNamespace });
}

export function settingPath<T extends object>(host: string, className: string, instanceId: string): Reference<T> {
  return reference<T>(className, { InstanceID: instanceId }, { host, namespace: virtualizationNamespace });
}

export function jobPath(host: string, instanceId: string): Reference<MigrationJob> {
  return settingPath<MigrationJob>(host, Msvm_MigrationJob.name, instanceId);
}

/** Whether a path names a migration job and no other kind of job that a method may hand out. */
export function isMigrationJobPath(path: Reference): path is Reference<MigrationJob> {
  return path.className.toLowerCase() === Msvm_MigrationJob.name.toLowerCase();
}

export function instanceIdOf(path: Reference): string | null {
  const id = Object.entries(path.keys).find(([name]) => name === "" || name.toLowerCase() === "instanceid")?.[1];
  return typeof id === "string" ? id : null;
}

/** A path from the command line: the whole object path, or the bare id of a job. */
export function jobPathOf(text: string, host: string): Reference<MigrationJob> {
  const id = normalizeGuid(text);
  if (id !== null) return jobPath(host, id);
  const path = parseReference(text);
  if (isMigrationJobPath(path)) return path;
  throw new RangeError(`${path.className} is not a migration job.`);
}
