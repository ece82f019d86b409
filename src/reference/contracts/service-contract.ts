/** The contract of a service class: the instances around it, the kinds of migrations, and what each of its methods does. */
import {
  hostFormats,
  type HostFormat,
  requestParts,
  type RequestPart,
  type ServiceCheckName,
  serviceChecks,
} from "../runtime/system/service-behavior.ts";
import type { Hindrance } from "../runtime/world/migration-world.ts";
import { type MigrationPhase, migrationPhases } from "../runtime/world/world-description.ts";
import type { Class, Method, Parameter, Property } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { ContractReader, Parts } from "./contract-reader.ts";
import { fail, isNull, type Placed, type PlacedEntry, shown, textOf } from "./contract-text.ts";
import { type Assignment, codeOf, errorScope, readAssignments } from "./job-contract.ts";
import { readLabel } from "./labels.ts";
import { type ProblemContract, readProblems } from "./problem-table.ts";
import { checkCodes, readHindered } from "./service-codes.ts";
import { hostScope, instanceScopes, type InstanceScope, vectorScope } from "./service-scopes.ts";
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

const works = ["machine", "storage", "machine-and-storage", "staged", "storage-check"] as const;
const actions = [
  "answer",
  "migrate",
  "check",
  "checkNow",
  "add",
  "modify",
  "remove",
  "describe",
  "compare",
  "list",
] as const;

const keys = [
  ...[
    "kind",
    "class",
    "namespace",
    "creates",
    "job",
    "instances",
    "settings",
    "added",
    "limits",
    "kindOf",
    "kinds",
    "jobType",
    "slotsOfChecks",
    "finalFrom",
    "request",
    "roots",
    "disks",
    "given",
  ],
  ...["reason", "vector", "methods", "problems", "receives", "never"],
] as const;

/** What reading the parts of a service has in common. */
interface Context {
  readonly reader: ContractReader;
  readonly class: Class;
  readonly roots: PathRoots;
  readonly kind: Property;
}

export function readServiceContract(reader: ContractReader, at: Placed): ServiceContract {
  const parts = reader.parts(at, keys);
  const cls = reader.class(parts.need("class"));
  const job = reader.class(parts.need("job"));
  const jobType = reader.property(job, parts.need("jobType"));
  const slots = reader.each(parts.need("limits"), ({ name }) => name);
  const settingsName = reader.text(parts.need("settings"));
  const settings = settingsClass(reader, parts, settingsName);
  const roots: PathRoots = { methods: cls.methods.values(), settings };
  const kindPath = readPath(reader, parts.need("kindOf"), roots);
  const kind =
    kindPath.property ??
    fail("contract-value", parts.need("kindOf"), { expected: "a property", found: shown(parts.need("kindOf")) });
  const context: Context = { reader, class: cls, roots, kind };
  const instances = readInstances(context, parts, slots);
  const receives = readPath(reader, parts.need("receives"), roots);
  const madeOf = (key: string, scope: typeof errorScope): MadeInstance => {
    const made = reader.parts(parts.need(key), ["class", "properties"]);
    const madeClass = reader.class(made.need("class"));
    return { class: madeClass, properties: readAssignments(reader, made.need("properties"), madeClass, scope) };
  };
  const reason = madeOf("reason", errorScope);
  const methods = reader.each(parts.need("methods"), (entry) => readMethod(context, entry));
  checkCodes(reader, parts.need("never"), cls, methods);
  return {
    kind: "service",
    source: at.file,
    class: cls,
    namespace: reader.word(parts.need("namespace"), cls.namespaces),
    creates: reader.text(parts.need("creates")),
    job,
    instances,
    settings: settingsName,
    added: reader.text(parts.need("added")),
    limits: reader.each(parts.need("limits"), ({ name, value }) => ({
      slot: name,
      property: reader.property(settings, value),
    })),
    kindPath: kindPath.path,
    kindProperty: kind,
    kinds: reader.each(parts.need("kinds"), (entry) => readKind(context, entry, jobType, slots)),
    jobType,
    slotsOfChecks: reader.list(parts.need("slotsOfChecks"), (slot) => reader.word(slot, slots)),
    finalFrom: reader.word(parts.need("finalFrom"), migrationPhases),
    request: readRequest(context, parts.need("request")),
    roots: reader.each(parts.need("roots"), ({ name, value }) => ({ name, sources: readSources(context, value) })),
    disks: readDisks(context, parts.need("disks")),
    given: reader.each(parts.need("given"), ({ name, key, value }) => ({
      property: reader.property(job, key, name),
      sources: readSources(context, value),
    })),
    reason,
    vector: madeOf("vector", vectorScope),
    methods,
    problems: readProblems(reader, parts.need("problems"), reason.properties),
    receives: receives.path,
  };
}

const instanceKeys = ["name", "per", "live", "class", "properties"];

/** The class of the instance with this name. */
function settingsClass(reader: ContractReader, parts: Parts, name: string): Class {
  const classes = reader.list(parts.need("instances"), (item) => {
    const instance = reader.parts(item, instanceKeys);
    return { name: instance.may("name")?.node.value as unknown, class: instance.need("class") };
  });
  const found = classes.find((each) => each.name === name);
  return found === undefined
    ? fail("contract-instance", parts.need("settings"), { name, nearest: null })
    : reader.class(found.class);
}

function readInstances({ reader, kind }: Context, parts: Parts, slots: readonly string[]): InstanceContract[] {
  const named: { name: string; per: InstanceScope }[] = [
    { name: "job", per: "job" },
    { name: reader.text(parts.need("added")), per: "added" },
  ];
  return reader.list(parts.need("instances"), (item) => {
    const instance = reader.parts(item, instanceKeys);
    const per = reader.word(instance.need("per"), instanceScopes);
    const name = instance.may("name");
    const live = instance.may("live");
    const cls = reader.class(instance.need("class"));
    const scope = hostScope(per, kind, slots, named);
    const made = {
      name: name === null ? "" : textOf(name),
      ...{ per, class: cls, isLive: live !== null && reader.boolean(live) },
      properties: readAssignments(reader, instance.need("properties"), cls, scope),
    };
    if (made.name !== "") named.push(made);
    return made;
  });
}

function readKind(
  { reader, kind }: Context,
  { key, value }: PlacedEntry,
  type: Property,
  slots: readonly string[],
): KindContract {
  const parts = reader.parts(value, ["work", "migrates", "checks", "slots"]);
  const typeOf = (at: Placed): bigint => BigInt(readLabel(type.valueMap, reader.resolve(at), type.name));
  const migrates = parts.may("migrates");
  return {
    value: BigInt(readLabel(kind.valueMap, key, kind.name)),
    work: reader.word(parts.need("work"), works),
    migrates: migrates === null ? null : typeOf(migrates),
    checks: typeOf(parts.need("checks")),
    slots: reader.list(parts.need("slots"), (slot) => reader.word(slot, slots)),
  };
}

function readRequest(context: Context, at: Placed): ServiceContract["request"] {
  const parts = context.reader.parts(at, requestParts);
  return Object.fromEntries(requestParts.map((part) => [part, readSources(context, parts.need(part))])) as Record<
    RequestPart,
    SourceContract[]
  >;
}

function readSources(context: Context, at: Placed): SourceContract[] {
  const { reader, roots } = context;
  return reader.list(at, (item) => {
    if (item.node.type === "string") return { ...readPath(reader, item, roots), words: null, kinds: null };
    const parts = reader.parts(item, ["value", "words", "for"]);
    const { path, property } = readPath(reader, parts.need("value"), roots);
    const words = parts.may("words");
    return {
      path,
      property,
      words: words === null ? null : readWords(reader, words, property),
      kinds: readKinds(context, parts.may("for")),
    };
  });
}

function readWords(reader: ContractReader, at: Placed, property: Property | null): WordContract[] {
  return reader.each(at, ({ name, key, value }) => {
    const isBoolean = property?.type.kind === "intrinsic" && property.type.name === "boolean";
    const decides = isBoolean
      ? name === "true"
      : property === null
        ? name
        : readLabel(property.valueMap, key, property.name);
    return { value: decides, word: value.node.value as string | number | boolean };
  });
}

function readKinds({ reader, kind }: Context, at: Placed | null): bigint[] | null {
  return at === null ? null : reader.list(at, (item) => BigInt(readLabel(kind.valueMap, item, kind.name)));
}

function readDisks({ reader, roots }: Context, at: Placed): ServiceContract["disks"] {
  const parts = reader.parts(at, ["list", "disk", "path"]);
  const { path, target } = readPath(reader, parts.need("list"), roots);
  const inside = (key: string): readonly string[] => [memberAt(parts.need(key), textOf(parts.need(key)), target).name];
  return { list: path, disk: inside("disk"), path: inside("path") };
}

function readMethod(context: Context, { name, key, value }: PlacedEntry): MethodContract {
  const { reader, class: cls } = context;
  const parts = reader.parts(value, ["does", "of", "out", "code", "incompatible", "hindered", "checks"]);
  const method = reader.method(cls, key, name);
  const [of, out, incompatible] = [parts.may("of"), parts.may("out"), parts.may("incompatible")];
  const own: Context = { ...context, roots: { ...context.roots, methods: [method] } };
  return {
    method,
    does: reader.word(parts.need("does"), actions),
    of: of === null ? null : reader.parameter(method, of),
    out: out === null ? null : reader.parameter(method, out),
    code: codeOf(reader, method, parts.need("code")),
    hindered: readHindered(reader, parts.may("hindered"), method),
    incompatible: incompatible === null ? null : codeOf(reader, method, incompatible),
    checks: reader
      .list(parts.need("checks"), (item) => ({ check: readCheck(own, item, method) }))
      .flatMap(({ check }) => check ?? []),
  };
}

/** `null` for a check that is not made in this profile. */
function readCheck(context: Context, at: Placed, method: Method): CheckContract | null {
  const { reader, roots } = context;
  const parts = reader.parts(at, ["check", "if", "of", "or", "to", "values", "formats", "for", "else"]);
  const [condition, or] = [parts.may("if"), parts.may("or")];
  if (condition !== null && !reader.boolean(condition)) return null;
  const { path, property } = readPath(reader, parts.need("of"), roots);
  const [to, values, formats] = [parts.may("to"), parts.may("values"), parts.may("formats")];
  return {
    check: reader.word(parts.need("check"), serviceChecks),
    of: path,
    or: or === null ? [] : reader.list(or, (item) => readPath(reader, item, roots).path),
    to: to === null ? [] : reader.list(to, textOf),
    property,
    values:
      values === null
        ? []
        : reader
            .list(values, (item) => ({
              label: isNull(item) || property === null ? null : readLabel(property.valueMap, item, property.name),
            }))
            .map(({ label }) => label),
    formats: formats === null ? [] : reader.list(formats, (item) => reader.word(item, hostFormats)),
    kinds: readKinds(context, parts.may("for")),
    otherwise: codeOf(reader, method, parts.need("else")),
  };
}
