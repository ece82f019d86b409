/** The names that methods have in a provider class. */
import type { Class, Method } from "../../schema/model.ts";
import { NameAllocator, safeMemberName } from "../../bindings/identifiers.ts";
import { memberName } from "../module/names.ts";

/** What the classes of `src/runtime/provider.ts` have themselves, and what every object has; a test compares. */
export const providerMembers: readonly string[] = [
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "__proto__",
  "associatorNames",
  "constructor",
  "createInstance",
  "deleteInstance",
  "descriptor",
  "enumerateInstances",
  "getInstance",
  "hasOwnProperty",
  "isPrototypeOf",
  "acceptsUnmappedValues",
  "modifyInstance",
  "notSupported",
  "notSupportedList",
  "propertyIsEnumerable",
  "references",
  "renamedMethods",
  "toLocaleString",
  "toString",
  "validators",
  "valueOf",
];

/** A method with the name that provider classes give it: its own, unless their base or every object has that already. */
export interface ProviderMethod {
  readonly method: Method;
  readonly name: string;
}

/** All methods of a class, inherited ones first. */
export function providerMethods(cls: Class): ProviderMethod[] {
  const names = new NameAllocator(providerMembers);
  return cls.methods.values().map((method) => ({ method, name: names.allocate(safeMemberName(memberName(method))) }));
}

/** Whether instances of a class are served by a provider: those of indications exist only while they are delivered. */
export function hasProvider(cls: Class): boolean {
  return !cls.isAbstract && !cls.isIndication;
}
