/** What clients give to the operations on instances, under the names of the schema; what is wrong is an INVALID_PARAMETER. */
import { CimError, type CimIssue, CimStatus, issueSummary } from "./cim-error.ts";
import { allProperties, type ClassDescriptor } from "./descriptor.ts";
import { isRecord } from "./predicates.ts";
import type { InstanceProvider } from "./provider.ts";
import { completeRecord, type Members, nulls, underSchemaNames } from "./schema-names.ts";

/** The keys of an instance, all of them. */
export function keysInput(provider: InstanceProvider, keys: object): Members {
  const { descriptor, validators } = provider;
  const checked = completeRecord(keys, nulls(keyNames(descriptor))) as Members;
  const issues =
    validators.keys === null
      ? noKeys(descriptor, checked)
      : validators.keys.validate(checked).issues;
  if (issues.length === 0) return checked;
  const message = `These are not the keys of an instance of ${descriptor.name}: ${issueSummary(issues)}`;
  throw new CimError(CimStatus.INVALID_PARAMETER, message, { issues });
}

/** The names of the keys of a class. */
export function keyNames(descriptor: ClassDescriptor): string[] {
  return allProperties(descriptor).flatMap(({ name, isKey }) => (isKey ? [name] : []));
}

function noKeys({ name }: ClassDescriptor, keys: Members): CimIssue[] {
  return Object.keys(keys ?? {}).map((key) => ({ path: [key], message: `${name} has no keys.` }));
}

/** The properties that a client gives to a new instance. What is required and not given is the provider's to choose. */
export function creationInput(
  provider: InstanceProvider,
  instance: object,
  place: string,
): Members {
  const names = propertyNames(provider);
  const given = underNames(instance, names);
  const { issues } = provider.validators.instance.validate(completeRecord(given, nulls(names)));
  refuseInput(
    place,
    issues.filter(({ code, path }) => code !== "null" || Object.hasOwn(given, path[0] ?? "")),
  );
  return given;
}

/** The properties that a client changes, all of which have to be writable. */
export function changesInput(provider: InstanceProvider, changes: object, place: string): Members {
  const given = underNames(changes, propertyNames(provider));
  refuseInput(place, provider.validators.changes.validate(given).issues);
  return given;
}

/** What is not an object stays what it is, for validation to tell. */
function underNames(given: object, names: readonly string[]): Members {
  return isRecord(given) ? underSchemaNames(given, names) : given;
}

function refuseInput(place: string, issues: readonly CimIssue[]): void {
  if (issues.length > 0)
    throw new CimError(
      CimStatus.INVALID_PARAMETER,
      `The input of ${place} is not valid: ${issueSummary(issues)}`,
      { issues },
    );
}

function propertyNames({ descriptor }: InstanceProvider): string[] {
  return allProperties(descriptor).map(({ name }) => name);
}
