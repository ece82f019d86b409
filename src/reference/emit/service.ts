/** The modules of a service class: its provider, and for each profile its behaviour. */
import type {
  CheckContract,
  InstanceContract,
  MadeInstance,
  MethodContract,
  ServiceContract,
  SourceContract,
} from "../contracts/service-contract.ts";
import type { InstanceScope } from "../contracts/service-scopes.ts";
import type { JobContract } from "../contracts/job-contract.ts";
import type { Property } from "../../schema/model.ts";
import type { EmitModel, EmitOptions, FileView } from "../../emit/backend.ts";
import { type BehaviorView, BehaviorWriter } from "./behavior-values.ts";
import { propertyKey } from "../../bindings/identifiers.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../../emit/module/generated-module.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { listLiteral, objectLiteral, stringLiteral } from "../../emit/module/literals.ts";
import { memberName, runtimeName, type ExportedName } from "../../emit/module/names.ts";
import { providerMethods } from "../../emit/providers/members.ts";
import { givenName } from "./job.ts";

/** View of `reference-service-behavior.hbs`. */
export interface ServiceBehaviorView extends BehaviorView {
  readonly templates: readonly TemplateView[];
  readonly kinds: readonly string[];
  readonly request: readonly string[];
  readonly roots: readonly string[];
  readonly given: readonly string[];
  readonly methods: readonly ServiceMethodView[];
  readonly problems: readonly string[];
  readonly reason: MadeView;
  readonly vector: MadeView;
}

export interface TemplateView {
  readonly name: string;
  readonly per: string;
  readonly isLive: string;
  readonly descriptor: string;
  readonly parameters: string;
  readonly type: string;
  readonly properties: readonly string[];
}

export interface ServiceMethodView {
  readonly hindered: string;
  readonly name: string;
  readonly action: string;
  readonly code: string;
  readonly checks: readonly string[];
}

export interface MadeView {
  readonly type: string;
  readonly properties: readonly string[];
}

/** View of `reference-service.hbs`. */
export interface ServiceProviderView extends ModuleView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly serviceType: string;
  readonly instance: string;
  readonly keys: string;
  readonly storeType: string;
  readonly methods: readonly ServiceCallView[];
}

export interface ServiceCallView {
  readonly name: string;
  readonly input: string;
  readonly result: string;
  readonly literal: string;
}

export function serviceBehaviorName(
  { class: cls }: ServiceContract,
  profile: string,
  { names }: EmitModel,
): ExportedName {
  return names.added(`reference/${profile}/${names.fileName(cls)}`, `${names.classType(cls).name}_Behavior_${profile}`);
}

export function serviceProviderName({ class: cls }: ServiceContract, { names }: EmitModel): ExportedName {
  return names.added(`reference/${names.fileName(cls)}`, `${names.classType(cls).name}_Service`);
}

export function serviceBehaviorFile(
  contract: ServiceContract,
  job: JobContract,
  profile: string,
  model: EmitModel,
  options: EmitOptions,
): FileView<ServiceBehaviorView> {
  const exported = serviceBehaviorName(contract, profile, model);
  const module = new GeneratedModule(exported.module, { span: { file: contract.source } }, options);
  const writer = new BehaviorWriter(model, module, "at.");
  const plain = new BehaviorWriter(model, module);
  const { class: cls, kindProperty } = contract;
  const made = ({ class: madeClass, properties }: MadeInstance): MadeView => ({
    type: plain.types.classType(madeClass),
    properties: plain.instance(madeClass, properties),
  });
  const sources = (list: readonly SourceContract[]): string => sourcesText(list, kindProperty, plain);
  const kinds = contract.kinds.map(({ value, work, migrates, checks, places }) => {
    const code = (each: bigint): string => plain.propertyCode(contract.jobType, each);
    const parts = {
      work: stringLiteral(work),
      migrates: migrates === null ? "null" : code(migrates),
      checks: code(checks),
      places: texts(places),
    };
    return `[${plain.propertyCode(kindProperty, value)}, ${objectLiteral(parts)}],`;
  });
  const view = {
    doc: jsdoc(`How ${cls.name} behaves in the profile ${profile}.`, [], 0),
    name: exported.name,
    type: `${module.type(runtimeName("system/service-behavior", "ServiceBehavior"))}<${module.type(givenName(job, model))}>`,
    entries: [
      `descriptor: ${module.value(model.names.descriptor(cls))},`,
      `settings: ${stringLiteral(contract.settings)},`,
      `added: ${stringLiteral(contract.added)},`,
      `limits: ${objectLiteral(Object.fromEntries(contract.limits.map(({ place, property }) => [place, stringLiteral(memberName(property))])))},`,
      `kind: ${texts(contract.kindPath)},`,
      `receives: ${texts(contract.receives)},`,
      `placesOfChecks: ${texts(contract.placesOfChecks)},`,
      `finalFrom: ${stringLiteral(contract.finalFrom)},`,
      `disks: ${objectLiteral({ list: texts(contract.disks.list), disk: texts(contract.disks.disk), path: texts(contract.disks.path) })},`,
    ],
    templates: contract.instances.map((instance) => templateView(instance, writer)),
    kinds,
    request: Object.entries(contract.request).map(([part, list]) => `${part}: ${sources(list)},`),
    roots: contract.roots.map(({ name, sources: list }) => `${propertyKey(name)}: ${sources(list)},`),
    given: contract.given.map(
      ({ property, sources: list }) => `${propertyKey(memberName(property))}: ${sources(list)},`,
    ),
    methods: contract.methods.map((method) => methodView(method, kindProperty, plain)),
    problems: contract.problems.map(
      ({ name, code, type: kind, text }) =>
        `${name}: ${objectLiteral({ code: String(code), type: kind === null ? "null" : stringLiteral(kind), text: stringLiteral(text) })},`,
    ),
    reason: made(contract.reason),
    vector: made(contract.vector),
  };
  const above = { constants: [...writer.constants, ...plain.constants], tables: [...writer.tables, ...plain.tables] };
  return module.file("reference-service-behavior", { ...view, ...above });
}

const momentTypes: Readonly<Record<InstanceScope, string>> = {
  host: "HostMoment",
  machine: "MachineMoment",
  kind: "KindMoment",
  job: "MachineMoment",
  added: "HostMoment",
};

function templateView(
  { name, per, isLive, class: cls, properties }: InstanceContract,
  writer: BehaviorWriter,
): TemplateView {
  const lines = writer.instance(cls, properties);
  const [hasMoment, hasRefer] = ["at.", "refer("].map((text) => lines.some((line) => line.includes(text)));
  const moment = `${hasMoment === true ? "at" : "_at"}: ${writer.module.type(runtimeName("system/service-behavior", momentTypes[per]))}`;
  const refer =
    hasRefer === true ? `, refer: ${writer.module.type(runtimeName("system/service-behavior", "Refer"))}` : "";
  return {
    name: stringLiteral(name),
    per: stringLiteral(per),
    isLive: String(isLive),
    descriptor: writer.module.value(writer.model.names.descriptor(cls)),
    parameters: hasMoment === true || hasRefer === true ? moment + refer : "",
    type: writer.types.classType(cls),
    properties: lines,
  };
}

function sourcesText(sources: readonly SourceContract[], kind: Property, writer: BehaviorWriter): string {
  return listLiteral(
    sources.map(({ path, property, words, kinds }) => {
      const decides = (value: bigint | string | boolean): string =>
        typeof value === "boolean" || property === null ? JSON.stringify(value) : writer.propertyCode(property, value);
      const rows = words?.map(({ value, word }) => `[${decides(value)}, ${JSON.stringify(word)}]`);
      return objectLiteral({
        path: texts(path),
        words: rows === undefined ? "null" : `new Map<unknown, string | number | boolean>(${listLiteral(rows)})`,
        kinds: kindsText(kinds, kind, writer),
      });
    }),
  );
}

function kindsText(kinds: readonly bigint[] | null, kind: Property, writer: BehaviorWriter): string {
  return kinds === null ? "null" : listLiteral(kinds.map((value) => writer.propertyCode(kind, value)));
}

function methodView(
  { method, does, of, out, code, hindered, incompatible, checks }: MethodContract,
  kind: Property,
  writer: BehaviorWriter,
): ServiceMethodView {
  const action = {
    does: stringLiteral(does),
    of: of === null ? null : stringLiteral(of.name),
    out: out === null ? null : stringLiteral(out.name),
    incompatible: incompatible === null ? null : writer.returnCode(method, incompatible),
  };
  return {
    name: propertyKey(memberName(method)),
    action: objectLiteral(action),
    code: writer.returnCode(method, code),
    hindered:
      hindered === null
        ? "null"
        : objectLiteral(
            Object.fromEntries(
              Object.entries(hindered).map(([each, value]) => [each, writer.returnCode(method, value)]),
            ),
          ),
    checks: checks.map((check) => `${checkText(check, method, kind, writer)},`),
  };
}

function checkText(
  { check, of, or, to, property, values, formats, kinds, otherwise }: CheckContract,
  method: MethodContract["method"],
  kind: Property,
  writer: BehaviorWriter,
): string {
  const value = (each: bigint | string | null): string =>
    each === null || property === null ? "null" : writer.propertyCode(property, each);
  return objectLiteral({
    check: stringLiteral(check),
    of: texts(of),
    or: listLiteral(or.map(texts)),
    to: texts(to),
    values: listLiteral(values.map(value)),
    formats: texts(formats),
    kinds: kindsText(kinds, kind, writer),
    otherwise: writer.returnCode(method, otherwise),
  });
}

function texts(list: readonly string[]): string {
  return listLiteral(list.map(stringLiteral));
}

export function serviceProviderFile(
  contract: ServiceContract,
  job: JobContract,
  model: EmitModel,
  options: EmitOptions,
): FileView<ServiceProviderView> {
  const provider = serviceProviderName(contract, model);
  const module = new GeneratedModule(provider.module, { span: { file: contract.source } }, options);
  const { names } = model;
  const { class: cls } = contract;
  const jobType = module.type(names.classType(job.class));
  const given = module.type(givenName(job, model));
  const called = new Set(contract.methods.map(({ method }) => method.name));
  const view = {
    doc: jsdoc(`Serves the ${cls.name} of a host.`, provenanceTags(cls.name), 0),
    name: provider.name,
    base: module.value(names.provider(cls)),
    serviceType: `${module.type(runtimeName("system/service-runtime", "ServiceRuntime"))}<${jobType}, ${given}>`,
    storeType: module.type(runtimeName("store/object-store", "ObjectStore")),
    instance: module.type(names.classType(cls)),
    keys: module.type(names.keys(cls)),
    methods: providerMethods(cls)
      .filter(({ method }) => called.has(method.name))
      .map(({ method, name }) => ({
        name,
        input: module.type(names.input(method)),
        result: module.type(names.result(method)),
        literal: stringLiteral(memberName(method)),
      })),
  };
  for (const name of ["answered", "readStored", "listStored"])
    module.value(runtimeName("system/stored-instances", name));
  return module.file("reference-service", view);
}
