/**
 * Instances as plain values: made from what a caller gives, named by their keys, and told apart by the class that they
 * were made or read as, which a value of a subclass without members of its own does not show.
 */
import { defaultsOf } from "./default-value.ts";
import {
  allProperties,
  type ClassDescriptor,
  type CreationOf,
  type InstanceOf,
  isSubclassOf,
  type KeysOf,
} from "./descriptor.ts";
import { type KeyValue, type Place, type Reference, reference } from "./reference.ts";

const classes = new WeakMap<object, ClassDescriptor>();

/** The class that an instance was made or read as; `undefined` where it comes from elsewhere. */
export function classOf(instance: object): ClassDescriptor | undefined {
  return classes.get(instance);
}

/** Remembers the class of an instance, and returns the instance. */
export function ofClass<T extends object>(descriptor: ClassDescriptor, instance: T): T {
  classes.set(instance, descriptor);
  return instance;
}

/** Makes an instance. A member that is left out has the default of the schema, or NULL. */
export function create<Class extends ClassDescriptor>(
  cls: Class,
  members: CreationOf<Class>,
): InstanceOf<Class> {
  return ofClass(cls, { ...defaultsOf(allProperties(cls)), ...members });
}

/** The keys that name an instance. */
export function keysOf<Class extends ClassDescriptor>(
  cls: Class,
  instance: InstanceOf<Class>,
): KeysOf<Class> {
  const members = instance as Readonly<Record<string, unknown>>;
  const keys = allProperties(cls).filter(({ isKey }) => isKey);
  return Object.fromEntries(keys.map(({ name }) => [name, members[name]]));
}

/** The name of the instance of a class that has these keys. */
export function referenceTo<Class extends ClassDescriptor>(
  cls: Class,
  keys: KeysOf<Class>,
  place: Place = {},
): Reference<InstanceOf<Class>> {
  return reference(cls.name, keys as Readonly<Record<string, KeyValue>>, place);
}

/** Whether a value was made or read as an instance of a class or of one below it. Its members are not looked at. */
export function isInstance<Class extends ClassDescriptor>(
  cls: Class,
  value: unknown,
): value is InstanceOf<Class> {
  if (typeof value !== "object" || value === null) return false;
  const own = classes.get(value);
  return own !== undefined && isSubclassOf(own, cls.name);
}
