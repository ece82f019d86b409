/** Instances of any class by their names, the associations between them, and events of what becomes of them. */
import { CimError, CimStatus } from "../../../runtime/cim-error.ts";
import { DateTime } from "../../../runtime/datetime.ts";
import type { ClassDescriptor } from "../../../runtime/descriptor.ts";
import { keyNames } from "../../../runtime/dispatcher-instance.ts";
import { isReference } from "../../../runtime/predicates.ts";
import {
  formatReference,
  type KeyValue,
  type Place,
  type Reference,
  reference,
} from "../../../runtime/reference.ts";
import { InstanceEvents } from "./instance-events.ts";

/** One instance, which may be worked out anew each time that somebody reads it. */
export interface StoredObject<T extends object = object> {
  readonly descriptor: ClassDescriptor;
  readonly reference: Reference<T>;
  read(): T;
}

export class ObjectStore {
  readonly events = new InstanceEvents();
  readonly #place: Place;
  /** By lower-case class name, then by name. */
  readonly #classes = new Map<string, Map<string, StoredObject>>();
  /** The associations that refer to an element, by its name. */
  readonly #associations = new Map<string, Set<StoredObject>>();

  /** @param place where its instances live, for the references to them */
  constructor(place: Place) {
    this.#place = place;
  }

  /** The reference to an instance of the class with these keys. */
  refer<T extends object>(
    descriptor: ClassDescriptor,
    keys: Readonly<Record<string, unknown>>,
  ): Reference<T> {
    const named = keyNamesOf(descriptor).map((name) => [name, keys[name] as KeyValue]);
    return reference<T>(
      descriptor.name,
      Object.fromEntries(named) as Record<string, KeyValue>,
      this.#place,
    );
  }

  /** Throws ALREADY_EXISTS where another has its name. */
  add(object: StoredObject): void {
    const name = nameOf(object.reference);
    const members = this.#membersOf(object.descriptor.name);
    if (members.has(name))
      throw new CimError(
        CimStatus.ALREADY_EXISTS,
        `There is ${formatReference(object.reference)} already.`,
      );
    members.set(name, object);
    for (const end of endsOf(object)) this.#associationsOf(end).add(object);
    if (!this.events.isWatched(object.descriptor)) return;
    this.events.emit(object.descriptor, {
      kind: "created",
      reference: object.reference,
      instance: object.read(),
    });
  }

  /** Adds an instance that stays as it is until it is put again; puts it in place of one with the same keys. */
  put<T extends object>(descriptor: ClassDescriptor, instance: T): Reference<T> {
    const target = this.refer<T>(descriptor, instance as Readonly<Record<string, unknown>>);
    const known = this.find(target);
    if (known === null) this.add(new HeldObject(descriptor, target, instance));
    else if (known instanceof HeldObject)
      this.change(known, () => void (known.instance = instance));
    else
      throw new CimError(
        CimStatus.ALREADY_EXISTS,
        `${formatReference(target)} is not to be replaced.`,
      );
    return target;
  }

  /** Does what changes an instance, and tells those who watch it. */
  change(object: StoredObject, change: () => void): void {
    if (!this.events.isWatched(object.descriptor)) return change();
    const previous = object.read();
    change();
    this.events.emit(object.descriptor, {
      kind: "modified",
      reference: object.reference,
      instance: object.read(),
      previous,
    });
  }

  /** Removes an instance with all associations that refer to it; does nothing where there is none. */
  remove(target: Reference): void {
    const object = this.find(target);
    if (object === null) return;
    for (const association of this.referring(object.reference)) this.remove(association.reference);
    const previous = object.read();
    this.#membersOf(object.descriptor.name).delete(nameOf(object.reference));
    for (const end of endsOf(object)) this.#associationsOf(end).delete(object);
    this.#associations.delete(nameOf(object.reference));
    this.events.emit(object.descriptor, { kind: "deleted", reference: object.reference, previous });
  }

  /** The instance with this name, without regard to the case of names and texts, as in WMI. Another host's or namespace's is none. */
  find(target: Reference): StoredObject | null {
    if (!isAt(target, this.#place)) return null;
    return this.#classes.get(target.className.toLowerCase())?.get(this.#fullName(target)) ?? null;
  }

  /** The instances of the class itself, the oldest first. */
  of(className: string): StoredObject[] {
    return [...(this.#classes.get(className.toLowerCase())?.values() ?? [])];
  }

  /** The associations that refer to an element, the oldest first. */
  referring(element: Reference): StoredObject[] {
    return [...(this.#associations.get(this.#fullName(element)) ?? [])];
  }

  /** With the key's name in place of WMI's short form `Class="value"`. */
  #fullName(target: Reference): string {
    const { "": unnamed, ...named } = target.keys;
    const [sample] = this.#classes.get(target.className.toLowerCase())?.values() ?? [];
    const [key, more] = sample === undefined ? [] : keyNamesOf(sample.descriptor);
    if (unnamed === undefined || key === undefined || more !== undefined) return nameOf(target);
    return nameOf({ ...target, keys: { ...named, [key]: unnamed } });
  }

  #membersOf(className: string): Map<string, StoredObject> {
    return entryOf(this.#classes, className.toLowerCase(), () => new Map<string, StoredObject>());
  }

  #associationsOf(element: Reference): Set<StoredObject> {
    return entryOf(this.#associations, this.#fullName(element), () => new Set<StoredObject>());
  }
}

class HeldObject<T extends object> implements StoredObject<T> {
  readonly descriptor: ClassDescriptor;
  readonly reference: Reference<T>;
  instance: T;

  constructor(descriptor: ClassDescriptor, target: Reference<T>, instance: T) {
    this.descriptor = descriptor;
    this.reference = target;
    this.instance = instance;
  }

  read(): T {
    return this.instance;
  }
}

/** Whether both name the same instance; host and namespace do not count. */
export function isSameReference(a: Reference, b: Reference): boolean {
  return nameOf(a) === nameOf(b);
}

/** What a host calls itself. */
const localNames: ReadonlySet<string> = new Set([".", "localhost"]);

/** Whether a reference leads to a place: what it does not say fits. */
export function isAt({ host, namespace }: Reference, place: Place): boolean {
  const isElsewhere = (given: string | null, here: string | null | undefined): boolean =>
    given !== null && here != null && given.toLowerCase() !== here.toLowerCase();
  return (
    !isElsewhere(namespace, place.namespace) &&
    (localNames.has(host?.toLowerCase() ?? ".") || !isElsewhere(host, place.host))
  );
}

const knownKeyNames = new WeakMap<ClassDescriptor, readonly string[]>();

function keyNamesOf(descriptor: ClassDescriptor): readonly string[] {
  const names = knownKeyNames.get(descriptor) ?? keyNames(descriptor);
  knownKeyNames.set(descriptor, names);
  return names;
}

/** One text for every way to write the name of an instance. */
function nameOf({ className, keys }: Reference): string {
  const parts = Object.entries(keys).map(
    ([key, value]) => `${key.toLowerCase()}=${keyText(value)}`,
  );
  return `${className.toLowerCase()}.${parts.sort().join()}`;
}

function keyText(value: KeyValue): string {
  if (isReference(value)) return `{${nameOf(value)}}`;
  return JSON.stringify(
    (value instanceof DateTime ? value.toString() : String(value)).toLowerCase(),
  );
}

function endsOf({ descriptor, reference: { keys } }: StoredObject): Reference[] {
  if (!descriptor.isAssociation) return [];
  return Object.values(keys).filter(isReference);
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
