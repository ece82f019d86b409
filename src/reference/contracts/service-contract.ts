/** The contract of a service class: the instances around it, the kinds of migrations, and what each of its methods does. */
import {
  type HostFormat,
  requestParts,
  type RequestPart,
  type ServiceCheckName,
} from "../runtime/system/service-behavior.ts";
import type { Hindrance } from "../runtime/world/migration-world.ts";
import type { MigrationPhase } from "../runtime/world/world-description.ts";
import type { Class, Method, Parameter, Property } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Entry } from "../../json/shape.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { fail, failValue } from "./contract-fault.ts";
import type { Name } from "./contract-forms.ts";
import type { ContractReader } from "./contract-reader.ts";
import type { ServiceText } from "./contract-shape.ts";
import { type Assignment, codeOf, errorScope, readAssignments } from "./job-contract.ts";
import { readLabel } from "./labels.ts";
import { type ProblemContract, readProblems } from "./problem-table.ts";
import type { Scope } from "./expression.ts";
import { checkCodes, readHindered } from "./service-codes.ts";
import { hostScope, type InstanceScope, vectorScope } from "./service-scopes.ts";
import type { actions, works } from "./service-shape.ts";
import { memberAt, readPath, type PathRoots } from "./value-paths.ts";

export interface InstanceContract {
  /** Empty where nothing refers to it. */
  readonly name: string;
  readonly per: InstanceScope;
  readonly isLive: boolean;
  readonly class: Class;
  readonly properties: readonly Assignment[];
}

export interface KindContract {
  readonly value: bigint;
  readonly work: (typeof works)[number];
  readonly migrates: bigint | null;
  readonly checks: bigint;
  readonly slots: readonly string[];
}

/** A value that decides, and what stands for it. */
export interface WordContract {
  readonly value: bigint | string | boolean;
  readonly word: string | number | boolean;
}

export interface SourceContract {
  readonly path: readonly string[];
  readonly property: Property | null;
  readonly words: readonly WordContract[] | null;
  readonly kinds: readonly bigint[] | null;
}

export interface CheckContract {
  readonly check: ServiceCheckName;
  readonly of: readonly string[];
  readonly or: readonly (readonly string[])[];
  readonly to: readonly string[];
  readonly property: Property | null;
  readonly values: readonly (bigint | string | null)[];
  readonly formats: readonly HostFormat[];
  readonly kinds: readonly bigint[] | null;
  readonly otherwise: bigint;
}

export interface MethodContract {
  readonly hindered: Readonly<Record<Hindrance, bigint>> | null;
  readonly method: Method;
  readonly does: (typeof actions)[number];
  readonly of: Parameter | null;
  readonly out: Parameter | null;
  readonly code: bigint;
  readonly incompatible: bigint | null;
  readonly checks: readonly CheckContract[];
}

export interface MadeInstance {
  readonly class: Class;
  readonly properties: readonly Assignment[];
}

export interface ServiceContract {
  readonly kind: "service";
  readonly source: SourceFile;
  readonly class: Class;
  /** Where its instances live, one of those that the class is declared in. */
  readonly namespace: string;
  /** The name of the function that makes the runtime. */
  readonly creates: string;
  readonly job: Class;
  readonly instances: readonly InstanceContract[];
  readonly settings: string;
  readonly added: string;
  readonly limits: readonly { readonly slot: string; readonly property: Property }[];
  readonly kindPath: readonly string[];
  readonly kindProperty: Property;
  readonly kinds: readonly KindContract[];
  /** The property of jobs that tells of their type. */
  readonly jobType: Property;
  readonly slotsOfChecks: readonly string[];
  readonly finalFrom: MigrationPhase;
  readonly request: Readonly<Record<RequestPart, readonly SourceContract[]>>;
  readonly roots: readonly { readonly name: string; readonly sources: readonly SourceContract[] }[];
  readonly disks: {
    readonly list: readonly string[];
    readonly disk: readonly string[];
    readonly path: readonly string[];
  };
  readonly given: readonly { readonly property: Property; readonly sources: readonly SourceContract[] }[];
  readonly reason: MadeInstance;
  readonly vector: MadeInstance;
  readonly methods: readonly MethodContract[];
  readonly problems: readonly ProblemContract[];
  readonly receives: readonly string[];
}

/** What reading the parts of a service has in common. */
interface Context {
  readonly reader: ContractReader;
  readonly class: Class;
  readonly roots: PathRoots;
  readonly kind: Property;
}

type InstanceText = ServiceText["instances"][number];
type KindText = ServiceText["kinds"][number];
type SourcesText = ServiceText["roots"][number]["value"];
type MethodText = ServiceText["methods"][number];
type CheckText = MethodText["value"]["checks"][number];

export function readServiceContract(reader: ContractReader, text: ServiceText, source: SourceFile): ServiceContract {
  const cls = reader.class(text.class);
  const job = reader.class(text.job);
  const jobType = reader.property(job, text.jobType);
  const slots = text.limits.map(({ key }) => key.value);
  const settings = reader.class(settingsClass(text));
  const roots: PathRoots = { methods: cls.methods.values(), settings };
  const { path: kindPath, property: kind } = readPath(text.kindOf, roots);
  if (kind === null) return failValue(text.kindOf.at, "a property");
  const context: Context = { reader, class: cls, roots, kind };
  const reason = readMade(reader, text.reason, errorScope);
  const methods = reader.each(text.methods, (method) => readMethod(context, method));
  checkCodes(reader, text.never, cls, methods);
  return {
    kind: "service",
    ...{ source, class: cls, creates: text.creates, job, jobType, reason, methods },
    namespace: readNamespace(text.namespace, cls),
    instances: readInstances(context, text.instances, text.added, slots),
    settings: text.settings.value,
    added: text.added,
    limits: reader.each(text.limits, ({ key, value }) => ({
      slot: key.value,
      property: reader.property(settings, value),
    })),
    kindPath,
    kindProperty: kind,
    kinds: reader.each(text.kinds, (each) => readKind(context, each, jobType, slots)),
    slotsOfChecks: readSlots(reader, text.slotsOfChecks, slots),
    finalFrom: text.finalFrom,
    request: readRequest(context, text.request),
    roots: text.roots.map(({ key, value }) => ({ name: key.value, sources: readSources(context, value) })),
    disks: readDisks(context, text.disks),
    given: reader.each(text.given, ({ key, value }) => ({
      property: reader.property(job, key),
      sources: readSources(context, value),
    })),
    vector: readMade(reader, text.vector, vectorScope),
    problems: readProblems(reader, text.problems, reason.properties),
    receives: readPath(text.receives, roots).path,
  };
}

function readNamespace({ at, value: namespace }: Name, { name, namespaces }: Class): string {
  return namespaces.some((each) => each.toLowerCase() === namespace.toLowerCase())
    ? namespace
    : failValue(at, `a namespace that ${name} is declared in: ${namespaces.join(", ")}`);
}

/** The name of the class of the instance with the settings. */
function settingsClass({ settings: { at, value: name }, instances }: ServiceText): Name {
  const settings = instances.find((instance) => instance.name?.value === name);
  const names = instances.flatMap((instance) => instance.name?.value ?? []);
  return settings?.class ?? fail("contract-instance", at, { name, nearest: nearest(name, names) });
}

function readMade(reader: ContractReader, text: ServiceText["reason"], scope: Scope): MadeInstance {
  const cls = reader.class(text.class);
  return { class: cls, properties: readAssignments(reader, text.properties, cls, scope) };
}

function readInstances(
  { reader, kind }: Context,
  instances: readonly InstanceText[],
  added: string,
  slots: readonly string[],
): InstanceContract[] {
  const named: { name: string; per: InstanceScope }[] = [
    { name: "job", per: "job" },
    { name: added, per: "added" },
  ];
  return reader.each(instances, ({ name, per, live: isLive = false, class: className, properties }) => {
    const cls = reader.class(className);
    const scope = hostScope(per, kind, slots, named);
    const made = {
      ...{ name: name?.value ?? "", per, isLive, class: cls },
      properties: readAssignments(reader, properties, cls, scope),
    };
    if (made.name !== "") named.push(made);
    return made;
  });
}

function readSlots(reader: ContractReader, names: readonly Name[], slots: readonly string[]): string[] {
  return reader.each(names, ({ at, value: slot }) =>
    slots.includes(slot) ? slot : failValue(at, `one of the limits: ${slots.join(", ")}`),
  );
}

function readKind(
  { reader, kind }: Context,
  { key, value }: KindText,
  type: Property,
  slots: readonly string[],
): KindContract {
  const typeOf = (label: Name): bigint => BigInt(readLabel(type.valueMap, label, type.name));
  return {
    value: BigInt(readLabel(kind.valueMap, key, kind.name)),
    work: value.work,
    migrates: value.migrates === null ? null : typeOf(value.migrates),
    checks: typeOf(value.checks),
    slots: readSlots(reader, value.slots, slots),
  };
}

function readRequest(context: Context, parts: ServiceText["request"]): ServiceContract["request"] {
  return Object.fromEntries(requestParts.map((part) => [part, readSources(context, parts[part])])) as Record<
    RequestPart,
    SourceContract[]
  >;
}

function readSources(context: Context, sources: SourcesText): SourceContract[] {
  const { reader, roots } = context;
  return reader.each(sources, (source) => {
    if ("at" in source) return { ...readPath(source, roots), words: null, kinds: null };
    const { path, property } = readPath(source.value, roots);
    return {
      path,
      property,
      words: source.words === undefined ? null : readWords(reader, source.words, property),
      kinds: readKinds(context, source.for),
    };
  });
}

function readWords(
  reader: ContractReader,
  words: readonly Entry<WordContract["word"]>[],
  property: Property | null,
): WordContract[] {
  return reader.each(words, ({ key, value: word }) => {
    if (property === null) return { value: key.value, word };
    const isBoolean = property.type.kind === "intrinsic" && property.type.name === "boolean";
    const value = isBoolean ? key.value === "true" : readLabel(property.valueMap, key, property.name);
    return { value, word };
  });
}

function readKinds({ reader, kind }: Context, labels: readonly Name[] | undefined): bigint[] | null {
  if (labels === undefined) return null;
  return reader.each(labels, (label) => BigInt(readLabel(kind.valueMap, label, kind.name)));
}

function readDisks({ roots }: Context, { list, disk, path: newPath }: ServiceText["disks"]): ServiceContract["disks"] {
  const { path, target } = readPath(list, roots);
  return { list: path, disk: [memberAt(disk, target).name], path: [memberAt(newPath, target).name] };
}

function readMethod(context: Context, { key, value: text }: MethodText): MethodContract {
  const { reader, class: cls } = context;
  const method = reader.method(cls, key);
  const own: Context = { ...context, roots: { ...context.roots, methods: [method] } };
  const made = text.checks.filter((check) => check.if !== false);
  return {
    method,
    does: text.does,
    of: text.of === undefined ? null : reader.parameter(method, text.of),
    out: text.out === undefined ? null : reader.parameter(method, text.out),
    code: codeOf(method, text.code),
    hindered: readHindered(text.hindered, method),
    incompatible: text.incompatible === undefined ? null : codeOf(method, text.incompatible),
    checks: reader.each(made, (check) => readCheck(own, check, method)),
  };
}

/** The checks whose `to` names properties of what is looked at. */
const checksOfProperties: ReadonlySet<ServiceCheckName> = new Set(["unchanged", "subnet"]);

function readCheck(context: Context, check: CheckText, method: Method): CheckContract {
  const { reader, roots } = context;
  const { path, property, target } = readPath(check.of, roots);
  return {
    check: check.check,
    of: path,
    or: reader.each(check.or ?? [], (other) => readPath(other, roots).path),
    to: reader.each(check.to ?? [], (name) =>
      checksOfProperties.has(check.check) ? memberAt(name, target).name : name.value,
    ),
    property,
    values: reader.each(check.values ?? [], (label) =>
      label === null || property === null ? null : readLabel(property.valueMap, label, property.name),
    ),
    formats: check.formats ?? [],
    kinds: readKinds(context, check.for),
    otherwise: codeOf(method, check.else),
  };
}
