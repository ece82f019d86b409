import { type Contracts, type ProfileContracts, readContracts } from "../contracts/contracts.ts";
import type { JobContract } from "../contracts/job-contract.ts";
import type { ServiceContract } from "../contracts/service-contract.ts";
import { object, optional, text } from "../../json/shape.ts";
import { joinPath } from "../../source/path.ts";
import type { Class } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions } from "../../emit/backend.ts";
import { EmitError } from "../../emit/emit-error.ts";
import { type BehaviorModules, behaviorModules } from "./behavior-modules.ts";
import { jobBehavior, jobProviderFile } from "./job.ts";
import { serviceBehavior, serviceProviderFile } from "./service.ts";
import { systemFiles } from "./system.ts";

/** What the backend can be asked for. */
export interface ReferenceOptions {
  /** The folder of the contracts; `mof/behavior` if nothing is said. */
  readonly contracts?: string;
}

/** A reference runtime: what contracts say of services and jobs as typed tables, and providers that an engine stands behind. */
export const referenceBackend: Backend<ReferenceOptions, Contracts> = {
  name: "reference",
  options: object("What the reference runtime can be asked for.", {
    contracts: optional(text("The folder of the contracts; mof/behavior if nothing is said.")),
  }),
  requires: ["types", "enums", "validators", "providers", "runtime"],
  runtime: [
    "system/behavior-values.ts",
    "system/reference-system.ts",
    "world/simulated-world.ts",
    "system/stored-instances.ts",
  ],
  library: {
    folder: "src/reference/runtime",
    inner: new RegExp(
      `^(?:${[
        "jobs/job",
        "system/(?:behavior-values|migration-request|problem-words|service-checks|service-instances|service-values|stored-instances)",
        "world/(?!(?:simulated-world|migration-world|migration-problems|world-description|world-error)\\.).*",
      ].join("|")})\\.ts$`,
    ),
  },
  readInput: ({ options: { contracts = "mof/behavior" }, folder, model, host, report }) =>
    readContracts(joinPath(folder, contracts), model, host, report),
  views: (model, options, { input }) => {
    const contracts = { profiles: input.profiles.map((profile) => selected(profile, model)) };
    const [first] = contracts.profiles;
    if (first === undefined) throw new EmitError("The table of choices has no profile.");
    const providers = [
      ...first.jobs.map((job) => jobProviderFile(job, model, options)),
      ...first.services.map((service) => serviceProviderFile(service, jobOf(service, first), model, options)),
    ];
    const behaviors = behaviorsOf(contracts.profiles, model, options);
    const behaviorFiles = [...behaviors.values()].flatMap(({ files }) => files);
    return [...providers, ...behaviorFiles, ...systemFiles(contracts, behaviors, model, options)];
  },
};

/** The contracts of the classes that are generated. Throws an EmitError where one needs a class that is not. */
function selected({ name, jobs, services }: ProfileContracts, { classes }: EmitModel): ProfileContracts {
  const isGenerated = (contract: { readonly class: Class }): boolean => classes.includes(contract.class);
  const wanted = services.filter(isGenerated);
  for (const service of wanted) {
    const needed = [service.job, ...[...service.instances, service.reason, service.vector].map((made) => made.class)];
    const missing = needed.find((cls) => !classes.includes(cls));
    if (missing !== undefined)
      throw new EmitError(
        `The contract of ${service.class.name} needs ${missing.name} too, which is not among the classes to generate.`,
      );
  }
  return { name, jobs: jobs.filter(isGenerated), services: wanted };
}

/** The modules for each class that has a contract. */
function behaviorsOf(
  profiles: readonly ProfileContracts[],
  model: EmitModel,
  options: EmitOptions,
): ReadonlyMap<Class, BehaviorModules> {
  const behaviors = profiles.flatMap((profile) => [
    ...profile.jobs.map((job) => jobBehavior(job, profile.name, model)),
    ...profile.services.map((service) => serviceBehavior(service, jobOf(service, profile), profile.name, model)),
  ]);
  const byClass = Map.groupBy(behaviors, (behavior) => behavior.class);
  return new Map([...byClass].map(([cls, ofClass]) => [cls, behaviorModules(ofClass, model, options)]));
}

function jobOf(service: ServiceContract, { jobs }: ProfileContracts): JobContract {
  const contract = jobs.find((job) => job.class === service.job);
  if (contract === undefined)
    throw new EmitError(`${service.class.name} starts jobs of ${service.job.name}, which has no contract.`);
  return contract;
}
