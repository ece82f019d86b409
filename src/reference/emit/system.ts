/** The modules that put a reference runtime together: providers of instances in a store, and the function that makes all of it. */
import type { Contracts } from "../contracts/contracts.ts";
import type { JobContract } from "../contracts/job-contract.ts";
import type { ServiceContract } from "../contracts/service-contract.ts";
import type { Class, Element } from "../../schema/model.ts";
import type { EmitModel, EmitOptions, FileView } from "../../emit/backend.ts";
import { typesModule } from "../../emit/types/element-types.ts";
import { plainHeader, sourceHeader } from "../../emit/module/header.ts";
import { ImportCollector } from "../../emit/module/imports.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { objectLiteral, stringLiteral } from "../../emit/module/literals.ts";
import { compareCodeUnits } from "../../source/order.ts";
import { providersModule } from "../../emit/providers/backend.ts";
import { givenName, jobBehaviorModule, jobBehaviorName, jobModule, jobProviderName } from "./job.ts";
import { serviceBehaviorModule, serviceBehaviorName, serviceModule, serviceProviderName } from "./service.ts";

/** View of `reference-stored.hbs`. */
export interface StoredView {
  readonly header: string;
  readonly imports: readonly string[];
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
export interface SystemView {
  readonly header: string;
  readonly imports: readonly string[];
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

export function systemFiles(contracts: Contracts, model: EmitModel, options: EmitOptions): FileView[] {
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
    ...services.map(({ service, job }) => systemFile(service, job, contracts, model, options)),
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

function storedName(cls: Class, { names }: EmitModel): string {
  return names.added(`${names.classType(cls)}_Stored`);
}

function storedFile(classes: readonly Class[], model: EmitModel, options: EmitOptions): FileView<StoredView> {
  const imports = new ImportCollector(storedModule, options.importExtension);
  const providers = classes.map((cls) => storedProvider(cls, model, imports));
  return {
    path: `${storedModule}.ts`,
    template: "reference-stored",
    view: { header: plainHeader, imports: imports.lines(), providers },
  };
}

function storedProvider(cls: Class, model: EmitModel, imports: ImportCollector): StoredProviderView {
  const { names } = model;
  const module = typesModule(cls, model);
  imports.value("runtime/system/stored-instances", "readStored");
  imports.value("runtime/system/stored-instances", "listStored");
  if (cls.isAssociation) imports.value("runtime/system/stored-instances", "listReferring");
  const roles = cls.isAssociation ? imports.type(providersModule(cls, model), names.roles(cls)) : "";
  return {
    doc: jsdoc(`Serves the instances of ${cls.name} that a store holds.`, [{ name: "mof", text: cls.name }], 0),
    name: storedName(cls, model),
    base: imports.value(providersModule(cls, model), names.provider(cls)),
    instance: imports.type(module, names.classType(cls)),
    keys: imports.type(module, names.keys(cls)),
    roles,
    role: `Role extends keyof ${roles} & string`,
    element: cls.isAssociation ? `${imports.type("runtime/reference", "Reference")}<${roles}[Role]>` : "",
    storeType: imports.type("runtime/store/object-store", "ObjectStore"),
  };
}

function systemFile(
  service: ServiceContract,
  job: JobContract,
  { profiles }: Contracts,
  model: EmitModel,
  options: EmitOptions,
): FileView<SystemView> {
  const module = `reference/${service.creates}`;
  const imports = new ImportCollector(module, options.importExtension);
  const { names } = model;
  const profileName = names.added(`${names.classType(service.class)}_Profile`);
  const given = imports.type(jobModule(job, model), givenName(job, model));
  const classesName = names.added(`${names.classType(service.class)}_Classes`);
  for (const type of ["ReferenceOptions"]) imports.type("runtime/system/reference-system", type);
  for (const type of ["Clock", "VirtualClock"]) imports.type("runtime/clock", type);
  imports.type("runtime/world/migration-world", "MigrationWorld");
  for (const value of ["ReferenceSystem", "clockOf"]) imports.value("runtime/system/reference-system", value);
  const stored = storedClasses(service).map(
    (cls) => `new ${imports.value(storedModule, storedName(cls, model))}(store),`,
  );
  const view: Omit<SystemView, "imports"> = {
    header: sourceHeader(options.sourcePathOf({ span: { file: service.source } })),
    profileDoc: jsdoc(`Whose documents ${service.class.name} follows.`, [], 0),
    profileName,
    profile: profiles.map(({ name }) => stringLiteral(name)).join(" | "),
    classesDoc: jsdoc("The classes whose instances there are, and those above them.", [], 0),
    classesName,
    classes: withSuperclasses([service.class, job.class, ...storedClasses(service)]).map(
      (cls) => `readonly ${names.classType(cls)}: ${imports.type(typesModule(cls, model), names.classType(cls))};`,
    ),
    doc: jsdoc(`Puts a ${service.class.name} on each host of a world.`, [{ name: "mof", text: service.class.name }], 0),
    name: service.creates,
    systemType: `ReferenceSystem<${imports.type(typesModule(job.class, model), names.classType(job.class))}, ${given}, ${classesName}, C>`,
    namespace: stringLiteral(service.namespace),
    defaultProfile: stringLiteral(profiles[0]?.name ?? ""),
    profiles: profiles.map(({ name }) => {
      const parts = {
        service: imports.value(serviceBehaviorModule(service, name, model), serviceBehaviorName(service, name, model)),
        job: imports.value(jobBehaviorModule(job, name, model), jobBehaviorName(job, name, model)),
      };
      return `${name}: ${objectLiteral(parts)},`;
    }),
    embedded: embeddedClasses(service, job).map(
      (cls) => `${imports.value(typesModule(cls, model), names.descriptor(cls))},`,
    ),
    providers: [
      `new ${imports.value(serviceModule(service, model), serviceProviderName(service, model))}(service, store),`,
      `new ${imports.value(jobModule(job, model), jobProviderName(job, model))}(jobs),`,
      ...stored,
    ],
  };
  return { path: `${module}.ts`, template: "reference-system", view: { ...view, imports: imports.lines() } };
}

function withSuperclasses(classes: readonly Class[]): Class[] {
  const found = new Set<Class>();
  for (const cls of classes) for (let at: Class | null = cls; at !== null; at = at.superclass) found.add(at);
  return [...found].sort((a, b) => compareCodeUnits(a.name, b.name));
}

/** The classes whose instances a service or its jobs take or give as texts, and those inside of them; sorted by name. */
function embeddedClasses(service: ServiceContract, job: JobContract): Class[] {
  const found = new Set<Class>();
  const add = (element: Element): void => {
    const cls = element.type.kind === "embedded" ? element.type.target : null;
    if (cls === null || found.has(cls)) return;
    found.add(cls);
    cls.properties.values().forEach(add);
  };
  for (const cls of [service.class, job.class]) {
    cls.properties.values().forEach(add);
    for (const method of cls.methods) method.parameters.values().forEach(add);
  }
  return [...found].sort((a, b) => compareCodeUnits(a.name, b.name));
}
