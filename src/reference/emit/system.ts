/** The modules that put a reference runtime together: providers of instances in a store, and the function that makes all of it. */
import type { Contracts } from "../contracts/contracts.ts";
import type { JobContract } from "../contracts/job-contract.ts";
import type { ServiceContract } from "../contracts/service-contract.ts";
import type { Class, Element } from "../../schema/model.ts";
import type { EmitModel, EmitOptions, FileView } from "../../emit/backend.ts";
import { memberSignature } from "../../bindings/member-signature.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../../emit/module/generated-module.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { objectLiteral, stringLiteral } from "../../emit/module/literals.ts";
import { compareCodeUnits } from "../../source/order.ts";
import type { BehaviorModules } from "./behavior-modules.ts";
import { givenName, jobProviderName } from "./job.ts";
import { serviceProviderName } from "./service.ts";
import { runtimeName, type ExportedName } from "../../emit/module/names.ts";

/** View of `reference-stored.hbs`. */
export interface StoredView extends ModuleView {
  readonly providers: readonly StoredProviderView[];
}

export interface StoredProviderView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly instance: string;
  readonly keys: string;
  /** The parameters of `references` and its type parameter; empty unless the class is an association. */
  readonly roles: string;
  readonly role: string;
  readonly element: string;
  readonly storeType: string;
}

/** View of `reference-system.hbs`. */
export interface SystemView extends ModuleView {
  readonly profileDoc: readonly string[];
  readonly profileName: string;
  readonly profile: string;
  readonly classesDoc: readonly string[];
  readonly classesName: string;
  readonly classes: readonly string[];
  readonly doc: readonly string[];
  readonly name: string;
  readonly systemType: string;
  readonly namespace: string;
  readonly defaultProfile: string;
  readonly profiles: readonly string[];
  readonly embedded: readonly string[];
  readonly providers: readonly string[];
}

const storedModule = "reference/stored";

export function systemFiles(
  contracts: Contracts,
  behaviors: ReadonlyMap<Class, BehaviorModules>,
  model: EmitModel,
  options: EmitOptions,
): FileView[] {
  const [first] = contracts.profiles;
  const services = (first?.services ?? []).flatMap((service) => {
    const job = first?.jobs.find((candidate) => candidate.class === service.job);
    return job === undefined ? [] : [{ service, job }];
  });
  const stored = [...new Set(services.flatMap(({ service }) => storedClasses(service)))].sort((a, b) =>
    compareCodeUnits(a.name, b.name),
  );
  if (services.length === 0) return [];
  return [
    storedFile(stored, model, options),
    ...services.map(({ service, job }) => systemFile(service, job, contracts, behaviors, model, options)),
  ];
}

/** The classes of the instances around a service, itself left aside. */
function storedClasses(service: ServiceContract): Class[] {
  const added = service.methods.filter(({ does }) => does === "add").map(({ of }) => targetOf(of));
  const classes = [...service.instances.map((instance) => instance.class), ...added.filter((cls) => cls !== null)];
  return [...new Set(classes)].filter((cls) => cls !== service.class);
}

function targetOf(element: Element | null): Class | null {
  return element === null || element.type.kind === "intrinsic" ? null : element.type.target;
}

function storedName(cls: Class, { names }: EmitModel): ExportedName {
  return names.added(storedModule, `${names.classType(cls).name}_Stored`);
}

function storedFile(classes: readonly Class[], model: EmitModel, options: EmitOptions): FileView<StoredView> {
  const module = new GeneratedModule(storedModule, null, options);
  const providers = classes.map((cls) => storedProvider(cls, model, module));
  return module.file("reference-stored", { providers });
}

function storedProvider(cls: Class, model: EmitModel, module: GeneratedModule): StoredProviderView {
  const { names } = model;
  module.value(runtimeName("system/stored-instances", "readStored"));
  module.value(runtimeName("system/stored-instances", "listStored"));
  if (cls.isAssociation) module.value(runtimeName("system/stored-instances", "listReferring"));
  const roles = cls.isAssociation ? module.type(names.roles(cls)) : "";
  return {
    doc: jsdoc(`Serves the instances of ${cls.name} that a store holds.`, provenanceTags(cls.path), 0),
    name: storedName(cls, model).name,
    base: module.value(names.provider(cls)),
    instance: module.type(names.classType(cls)),
    keys: module.type(names.keys(cls)),
    roles,
    role: `Role extends keyof ${roles} & string`,
    element: cls.isAssociation ? `${module.type(runtimeName("reference", "Reference"))}<${roles}[Role]>` : "",
    storeType: module.type(runtimeName("store/object-store", "ObjectStore")),
  };
}

function systemFile(
  service: ServiceContract,
  job: JobContract,
  { profiles }: Contracts,
  behaviors: ReadonlyMap<Class, BehaviorModules>,
  model: EmitModel,
  options: EmitOptions,
): FileView<SystemView> {
  const path = `reference/${service.creates}`;
  const module = new GeneratedModule(path, { span: { file: service.source } }, options);
  const { names } = model;
  const profileName = names.added(path, `${names.classType(service.class).name}_Profile`).name;
  const given = module.type(givenName(job, model));
  const classesName = names.added(path, `${names.classType(service.class).name}_Classes`).name;
  for (const type of ["ReferenceOptions"]) module.type(runtimeName("system/reference-system", type));
  for (const type of ["Clock", "VirtualClock"]) module.type(runtimeName("clock", type));
  module.type(runtimeName("world/migration-world", "MigrationWorld"));
  for (const value of ["ReferenceSystem", "clockOf"]) module.value(runtimeName("system/reference-system", value));
  const stored = storedClasses(service).map((cls) => `new ${module.value(storedName(cls, model))}(store),`);
  return module.file("reference-system", {
    profileDoc: jsdoc(`Whose documents ${service.class.name} follows.`, [], 0),
    profileName,
    profile: profiles.map(({ name }) => stringLiteral(name)).join(" | "),
    classesDoc: jsdoc("The classes whose instances there are, and those above them.", [], 0),
    classesName,
    classes: withSuperclasses([service.class, job.class, ...storedClasses(service)]).map((cls) =>
      memberSignature(names.classType(cls).name, module.type(names.classType(cls)), true),
    ),
    doc: jsdoc(`Puts a ${service.class.name} on each host of a world.`, provenanceTags(service.class.path), 0),
    name: service.creates,
    systemType: `ReferenceSystem<${module.type(names.classType(job.class))}, ${given}, ${classesName}, C>`,
    namespace: stringLiteral(service.namespace),
    defaultProfile: stringLiteral(profiles[0]?.name ?? ""),
    profiles: profiles.map(({ name }) => {
      const behavior = (cls: Class): string | null => {
        const exported = behaviors.get(cls)?.names.get(name);
        return exported === undefined ? null : module.value(exported);
      };
      return `${name}: ${objectLiteral({ service: behavior(service.class), job: behavior(job.class) })},`;
    }),
    embedded: embeddedClasses(service, job).map((cls) => `${module.value(names.classType(cls))},`),
    providers: [
      `new ${module.value(serviceProviderName(service, model))}(service, store),`,
      `new ${module.value(jobProviderName(job, model))}(jobs),`,
      ...stored,
    ],
  });
}

function withSuperclasses(classes: readonly Class[]): Class[] {
  const lineage = new Set<Class>();
  for (const cls of classes) for (let at: Class | null = cls; at !== null; at = at.superclass) lineage.add(at);
  return [...lineage].sort((a, b) => compareCodeUnits(a.name, b.name));
}

/** The classes whose instances a service or its jobs take or give as texts, and those inside of them; sorted by name. */
function embeddedClasses(service: ServiceContract, job: JobContract): Class[] {
  const embedded = new Set<Class>();
  const add = (element: Element): void => {
    const cls = element.type.kind === "embedded" ? element.type.target : null;
    if (cls === null || embedded.has(cls)) return;
    embedded.add(cls);
    cls.properties.values().forEach(add);
  };
  for (const cls of [service.class, job.class]) {
    cls.properties.values().forEach(add);
    for (const method of cls.methods) method.parameters.values().forEach(add);
  }
  return [...embedded].sort((a, b) => compareCodeUnits(a.name, b.name));
}
