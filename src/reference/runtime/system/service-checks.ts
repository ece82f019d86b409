/** What a service looks at before it does what it is asked for: one function for each check that contracts name. */
import { allProperties, type ClassDescriptor } from "../../../runtime/descriptor.ts";
import { isReference } from "../../../runtime/predicates.ts";
import type { Reference } from "../../../runtime/reference.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { classify, type MappedValue } from "../../../runtime/value-map.ts";
import { isInstanceValue, valueAt } from "../value-path.ts";
import { readFeatures } from "../world/feature-blob.ts";
import type { MachineView } from "../world/migration-world.ts";
import type { HostFormat, ServiceCheck, ServiceCheckName } from "./service-behavior.ts";
import { type CallValues, listOf, UnreadableInstance } from "./service-values.ts";

/** What checks know beside the call. */
export interface CheckContext {
  readonly store: ObjectStore;
  readonly values: CallValues;
  /** The class that embedded instances of a parameter are of. */
  readonly classOf: (parameter: string) => ClassDescriptor | null;
  /** The name that the contract gives an instance. */
  readonly nameOf: (target: Reference) => string | null;
  /** Whether the contract makes an instance with this reference under a name for one of the hosts. */
  readonly isHost: (target: Reference, name: string) => boolean;
  readonly machine: MachineView | null;
  /** Whether a migration of the machine waits or runs, checks left aside. */
  readonly isBusy: (machine: MachineView) => boolean;
  /** Whether a migration of this kind need not wait for others. */
  readonly hasSlot: () => boolean;
}

type Check = (value: unknown, check: ServiceCheck, context: CheckContext) => boolean;

const checks: Readonly<Record<ServiceCheckName, Check>> = {
  resolves: (value, { to = [] }, { nameOf }) =>
    isReference(value) && to.includes(nameOf(value) ?? ""),
  isHost: (value, { to = [] }, { isHost }) =>
    value === null || (isReference(value) && to.some((name) => isHost(value, name))),
  readable: (value) =>
    !listOf(value).some(
      (each) => each === null || (each instanceof UnreadableInstance && each.fault.kind !== "type"),
    ),
  type: (value) => !listOf(value).some((each) => each instanceof UnreadableInstance),
  given: (value, { or = [] }, { values }) =>
    value !== null || or.some((path) => valueAt(values, path) !== null),
  oneOf: (value, { values = [] }) => values.includes(value),
  true: (value) => value === true,
  hostFormat: (value, { formats = [] }) =>
    value === null ||
    (typeof value === "string" && formats.some((format) => hasFormat[format](value))),
  idle: (_value, _check, { machine, isBusy }) => machine === null || !isBusy(machine),
  slot: (_value, _check, { hasSlot }) => hasSlot(),
  declared: (value, { of = [] }, { classOf }) => {
    const cls = classOf(of[0] ?? "");
    return (
      cls === null ||
      listOf(value).every((each) => isInstanceValue(each) && hasDeclaredValues(each, cls))
    );
  },
  exist: (value, { of = [] }, { store, classOf }) => {
    const cls = classOf(of[0] ?? "");
    const targets = listOf(value).map((each) =>
      isReference(each)
        ? each
        : cls !== null && isInstanceValue(each)
          ? store.refer(cls, each)
          : null,
    );
    return targets.every((target) => target !== null && store.find(target) !== null);
  },
  unchanged: (value, { of = [], to = [] }, { store, classOf }) => {
    const cls = classOf(of[0] ?? "");
    return listOf(value).every((each) => {
      if (cls === null || !isInstanceValue(each)) return false;
      const known = store.find(store.refer(cls, each))?.read();
      return Object.entries(each).every(
        ([name, member]) =>
          isLeftOut(member) || to.includes(name) || member === valueAt(known, [name]),
      );
    });
  },
  subnet: (value, { to: [address = "", prefix = ""] = [] }) =>
    listOf(value).every((each) => isSubnet(valueAt(each, [address]), valueAt(each, [prefix]))),
  blob: (value) => readFeatures(listOf(value) as readonly number[]) !== null,
};

/** Whether a call passes a check. */
export function passesCheck(check: ServiceCheck, context: CheckContext): boolean {
  return checks[check.check](valueAt(context.values, check.of ?? []), check, context);
}

function hasDeclaredValues(
  instance: Readonly<Record<string, unknown>>,
  cls: ClassDescriptor,
): boolean {
  return allProperties(cls).every(({ name, valueMap }) => {
    if (valueMap === null) return true;
    return listOf(instance[name]).every(
      (value) => value === null || classify(valueMap, value as MappedValue).kind !== "none",
    );
  });
}

/** Clients leave out what they do not want to change. */
function isLeftOut(member: unknown): boolean {
  return member === null || member === "";
}

function isSubnet(address: unknown, prefix: unknown): boolean {
  if (address === null) return prefix === null || Number(prefix) <= 128;
  if (typeof address !== "string") return false;
  const length = hasFormat.ipv4(address) ? 32 : isIpv6(address) ? 128 : -1;
  return length >= 0 && (prefix === null || Number(prefix) <= length);
}

const hasFormat: Readonly<Record<HostFormat, (text: string) => boolean>> = {
  // RFC 1035 with the digits in front that RFC 1123 allows; a last label of digits alone would be an address.
  name: (text) =>
    text.length <= 255 &&
    /^(?!.*(?:^|\.)\d+$)[a-z\d](?:[\w-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[\w-]{0,61}[a-z\d])?)*\.?$/i.test(
      text,
    ),
  ipv4: (text) =>
    /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split(".").every((part) => Number(part) <= 255),
  ipv6: isIpv6,
};

/** RFC 4291, 2.2: eight groups of hexadecimal digits, `::` for some of zero, an IPv4 address for the last two. */
function isIpv6(text: string): boolean {
  const [address = "", zone, ...more] = text.split("%");
  if (more.length > 0 || zone === "") return false;
  const folded = address.replace(
    /(^|:)((?:\d{1,3}\.){3}\d{1,3})$/,
    (_all, colon: string, ipv4: string) => (hasFormat.ipv4(ipv4) ? `${colon}0:0` : "?"),
  );
  const halves = folded.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8;
}
