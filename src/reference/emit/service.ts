/** The modules of a service class: its provider, and its behavior. */
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
import { objectTable, type ProfileBehavior, type Write } from "./behavior-modules.ts";
import type { BehaviorWriter } from "./behavior-values.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../../emit/module/generated-module.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { listLiteral, objectLiteral, stringLiteral } from "../../emit/module/literals.ts";
import { memberName, runtimeName, type ExportedName } from "../../emit/module/names.ts";
import { providerMethods } from "../../emit/providers/members.ts";
import { givenName } from "./job.ts";

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

export function serviceProviderName({ class: cls }: ServiceContract, { names }: EmitModel): ExportedName {
  return names.added(`reference/${names.fileName(cls)}`, `${names.classType(cls).name}_Service`);
}

export function serviceBehavior(
  contract: ServiceContract,
  job: JobContract,
  profile: string,
  model: EmitModel,
): ProfileBehavior {
  const { class: cls, kindProperty, disks } = contract;
  const made =
    (variable: string, { class: madeClass, properties }: MadeInstance): Write =>
    (writer) =>
      `(${variable}): ${writer.types.classType(madeClass)} => (${writer.instance(madeClass, properties)})`;
  const sources =
    (list: readonly SourceContract[]): Write =>
    (writer) =>
      sourcesText(list, kindProperty, writer);
  return {
    profile,
    class: cls,
    source: contract.source,
    about: `${cls.name} behaves`,
    type: ({ module }) =>
      `${module.type(runtimeName("system/service-behavior", "ServiceBehavior"))}<${module.type(givenName(job, model))}>`,
    entries: {
      descriptor: ({ module }) => module.value(model.names.classType(cls)),
      settings: () => stringLiteral(contract.settings),
      added: () => stringLiteral(contract.added),
      limits: objectTable(
        contract.limits.map(({ slot, property }) => [slot, () => stringLiteral(memberName(property))]),
      ),
      kind: () => texts(contract.kindPath),
      receives: () => texts(contract.receives),
      slotsOfChecks: () => texts(contract.slotsOfChecks),
      finalFrom: () => stringLiteral(contract.finalFrom),
      disks: () => objectLiteral({ list: texts(disks.list), disk: texts(disks.disk), path: texts(disks.path) }),
      templates: (writer) => listLiteral(contract.instances.map((instance) => templateText(instance, writer))),
      kinds: {
        kind: "map",
        rows: new Map(
          contract.kinds.map(({ value, work, migrates, checks, slots }) => [
            String(value),
            (writer) => {
              const code = (each: bigint): string => writer.propertyCode(contract.jobType, each);
              const parts = {
                work: stringLiteral(work),
                migrates: migrates === null ? null : code(migrates),
                checks: code(checks),
                slots: textsIfAny(slots),
              };
              return `[${writer.propertyCode(kindProperty, value)}, ${objectLiteral(parts)}]`;
            },
          ]),
        ),
      },
      request: objectTable(Object.entries(contract.request).map(([part, list]) => [part, sources(list)])),
      roots: objectTable(contract.roots.map(({ name, sources: list }) => [name, sources(list)])),
      given: objectTable(contract.given.map(({ property, sources: list }) => [memberName(property), sources(list)])),
      methods: objectTable(
        contract.methods.map((method) => [
          memberName(method.method),
          (writer) => methodText(method, kindProperty, writer),
        ]),
      ),
      problems: objectTable(
        contract.problems.map(({ name, code, type, text }) => {
          const parts = {
            code: String(code),
            type: type === null ? "null" : stringLiteral(type),
            text: stringLiteral(text),
          };
          return [name, () => objectLiteral(parts)];
        }),
      ),
      reason: made("error", contract.reason),
      vector: made("vector", contract.vector),
    },
  };
}

const momentTypes: Readonly<Record<InstanceScope, string>> = {
  host: "HostMoment",
  machine: "MachineMoment",
  planned: "MachineMoment",
  kind: "KindMoment",
  job: "MachineMoment",
  added: "HostMoment",
};

function templateText({ name, per, isLive, class: cls, properties }: InstanceContract, writer: BehaviorWriter): string {
  const instance = writer.under("at.").instance(cls, properties);
  const [hasMoment, hasRefer] = ["at.", "refer("].map((text) => instance.includes(text));
  const momentType = (): string => writer.module.type(runtimeName("system/service-behavior", momentTypes[per]));
  const refer = (): string => `, refer: ${writer.module.type(runtimeName("system/service-behavior", "Refer"))}`;
  const parameters =
    hasRefer === true
      ? `${hasMoment === true ? "at" : "_at"}: ${momentType()}${refer()}`
      : hasMoment === true
        ? `at: ${momentType()}`
        : "";
  return objectLiteral({
    name: name === "" ? null : stringLiteral(name),
    per: stringLiteral(per),
    isLive: String(isLive),
    descriptor: writer.module.value(writer.model.names.classType(cls)),
    make: `(${parameters}): ${writer.types.classType(cls)} => (${instance})`,
  });
}

function sourcesText(sources: readonly SourceContract[], kind: Property, writer: BehaviorWriter): string {
  return listLiteral(
    sources.map(({ path, property, words, kinds }) => {
      const decides = (value: bigint | string | boolean): string =>
        typeof value === "boolean" || property === null ? JSON.stringify(value) : writer.propertyCode(property, value);
      const rows = words?.map(({ value, word }) => `[${decides(value)}, ${JSON.stringify(word)}]`);
      return objectLiteral({
        path: texts(path),
        words: rows === undefined ? null : `new Map<unknown, string | number | boolean>(${listLiteral(rows)})`,
        kinds: kindsText(kinds, kind, writer),
      });
    }),
  );
}

function kindsText(kinds: readonly bigint[] | null, kind: Property, writer: BehaviorWriter): string | null {
  return kinds === null ? null : listLiteral(kinds.map((value) => writer.propertyCode(kind, value)));
}

function methodText(
  { method, does, of, out, code, hindered, incompatible, checks }: MethodContract,
  kind: Property,
  writer: BehaviorWriter,
): string {
  const action = {
    does: stringLiteral(does),
    of: of === null ? null : stringLiteral(of.name),
    out: out === null ? null : stringLiteral(out.name),
    incompatible: incompatible === null ? null : writer.returnCode(method, incompatible),
  };
  const codes = Object.entries(hindered ?? {}).map(
    ([each, value]) => [each, writer.returnCode(method, value)] as const,
  );
  return objectLiteral({
    action: objectLiteral(action),
    code: writer.returnCode(method, code),
    hindered: hindered === null ? null : objectLiteral(Object.fromEntries(codes)),
    checks: listIfAny(checks.map((check) => checkText(check, method, kind, writer))),
  });
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
    of: textsIfAny(of),
    or: listIfAny(or.map(texts)),
    to: textsIfAny(to),
    values: listIfAny(values.map(value)),
    formats: textsIfAny(formats),
    kinds: kindsText(kinds, kind, writer),
    otherwise: writer.returnCode(method, otherwise),
  });
}

function texts(list: readonly string[]): string {
  return listLiteral(list.map(stringLiteral));
}

function listIfAny(elements: readonly string[]): string | null {
  return elements.length === 0 ? null : listLiteral(elements);
}

function textsIfAny(list: readonly string[]): string | null {
  return listIfAny(list.map(stringLiteral));
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
    doc: jsdoc(`Serves the ${cls.name} of a host.`, provenanceTags(cls.path), 0),
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
