/**
 * How a service behaves, as the generator reads it off a contract: which instances there are around it, and what each of
 * its methods looks at, does and returns. Parts of a call are named by paths that begin with a parameter or with one of
 * the names of `CallValues`.
 */
import type { ClassDescriptor } from "../../../runtime/descriptor.ts";
import type { CheckedCode } from "../jobs/job-behavior.ts";
import type { WorkError } from "../jobs/job-work.ts";
import type { Reference } from "../../../runtime/reference.ts";
import type { ValuePath } from "../value-path.ts";
import type {
  FeatureVector,
  Hindrance,
  MachineView,
  MigrationKind,
} from "../world/migration-world.ts";
import type { MigrationPhase } from "../world/world-description.ts";
import type { ProblemTable } from "./problem-words.ts";

/** Where a value comes from: a path, its values put into other words where there are any. */
export interface ValueSource {
  readonly path: ValuePath;
  /** What stands for each value; the value itself where nothing is said. */
  readonly words?: ReadonlyMap<unknown, string | number | boolean>;
  /** The kinds of migrations for which the source counts; all where nothing is said. */
  readonly kinds?: readonly number[];
}

/** The first source that is not NULL gives the value. */
export type ValueSources = readonly ValueSource[];

/** What the instances of a host are made of. */
export interface HostMoment {
  readonly host: {
    readonly name: string;
    /** `null` where it does not listen. */
    readonly listenerAddresses: readonly string[] | null;
    /** How many slots of a kind are taken. */
    readonly taken: (slot: string) => number;
  };
}

export interface MachineMoment extends HostMoment {
  readonly machine: MachineView;
}

export interface KindMoment extends HostMoment {
  readonly kind: number;
}

/** Gives the reference to an instance by the name that the contract gives it. */
export type Refer = (name: string) => Reference<never>;

interface Template {
  /** For references; none where nothing refers to it. */
  readonly name?: string;
  readonly descriptor: ClassDescriptor;
  /** Whether it is made anew when what it is made of changes. */
  readonly isLive: boolean;
}

/** One instance for each host, machine, planned machine, kind of migration, job, or instance that a client adds. */
export type InstanceTemplate =
  | (Template & { readonly per: "host"; make(at: HostMoment, refer: Refer): object })
  | (Template & { readonly per: "machine"; make(at: MachineMoment, refer: Refer): object })
  | (Template & { readonly per: "planned"; make(at: MachineMoment, refer: Refer): object })
  | (Template & { readonly per: "kind"; make(at: KindMoment, refer: Refer): object })
  | (Template & { readonly per: "job"; make(at: MachineMoment, refer: Refer): object })
  | (Template & { readonly per: "added"; make(at: HostMoment, refer: Refer): object });

export interface MigrationKindBehavior {
  readonly work: MigrationKind;
  /** The type of the jobs that migrate; none where it can be checked only. */
  readonly migrates?: number;
  /** The type of the jobs that check. */
  readonly checks: number;
  /** The slots that a migration takes up; none where nothing is said. */
  readonly slots?: readonly string[];
}

/**
 * What is looked at before a method does its work. `resolves`: the path is a reference to one of the named instances;
 * `isHost`: it is none, or a reference to an instance that one of the hosts has under this name;
 * `readable`: an embedded instance, or a list of them, that could be read; `type`: no value in it has a wrong type; `given`:
 * it, or one of the others, is not NULL; `oneOf`: it is one of the values; `true`: it is true; `hostFormat`: a name or address of a host in one of
 * the formats; `idle`: no migration of the machine is under way; `slot`: one of this kind could begin at once; `declared`: the value maps of the class have all values;
 * `exist`: there are instances with the keys of these; `unchanged`: they differ from those only in some properties; `subnet`:
 * two properties of each, where they are not NULL, are an address and the length of a prefix of it; `blob`: bytes that `describe` made.
 */
export const serviceChecks = [
  "resolves",
  "isHost",
  "readable",
  "type",
  "given",
  "oneOf",
  "true",
  "hostFormat",
  "idle",
  "slot",
  "declared",
  "exist",
  "unchanged",
  "subnet",
  "blob",
] as const;
export type ServiceCheckName = (typeof serviceChecks)[number];

export interface ServiceCheck extends CheckedCode<ServiceCheckName> {
  /** What is looked at; none where the check is of the call as a whole. */
  readonly of?: ValuePath;
  /** Others that may stand for it, for `given`. */
  readonly or?: readonly ValuePath[];
  /** Names of instances, for `resolves` and `isHost`; of properties, for `unchanged` and `subnet`. */
  readonly to?: readonly string[];
  /** For `oneOf`. */
  readonly values?: readonly unknown[];
  /** Formats of host names, for `hostFormat`. */
  readonly formats?: readonly HostFormat[];
  /** The kinds of migrations that it matters for; all where nothing is said. */
  readonly kinds?: readonly number[];
}

export const hostFormats = ["name", "ipv4", "ipv6"] as const;
export type HostFormat = (typeof hostFormats)[number];

export type ServiceAction =
  | { readonly does: "answer" }
  /** Starts a job that migrates, or one that checks. */
  | { readonly does: "migrate" | "check" }
  /** Checks at once, and puts the answer into a parameter. */
  | { readonly does: "checkNow"; readonly out: string }
  | { readonly does: "add" | "modify" | "remove"; readonly of: string }
  /** What a host or machine needs, as bytes or as instances. */
  | { readonly does: "describe"; readonly of: string; readonly out: string }
  | {
      readonly does: "compare";
      readonly of: string;
      readonly out: string;
      readonly incompatible: number;
    }
  | { readonly does: "list"; readonly of: string; readonly out: string };

export interface ServiceMethod {
  /** The codes where something stands in the way of the call; none for a method that nothing keeps from answering. */
  readonly hindered?: Readonly<Record<Hindrance, number>>;
  readonly checks?: readonly ServiceCheck[];
  readonly action: ServiceAction;
  /** The code where all checks are passed and the work is done or begun. */
  readonly code: number;
}

export interface ServiceBehavior<Given extends object = object> {
  readonly descriptor: ClassDescriptor;
  readonly templates: readonly InstanceTemplate[];
  /** The name of the instance with the settings that clients modify. */
  readonly settings: string;
  /** The name under which instances stand that clients add. */
  readonly added: string;
  /** By slot, the property of the settings that limits it. */
  readonly limits: Readonly<Record<string, string>>;
  readonly kind: ValuePath;
  readonly kinds: ReadonlyMap<number, MigrationKindBehavior>;
  /** The slots that a check takes up. */
  readonly slotsOfChecks: readonly string[];
  /** From which phase on a migration cannot be called off. */
  readonly finalFrom: MigrationPhase;
  /** What the world is asked for, by the names of `MigrationRequest`. */
  readonly request: Readonly<Record<RequestPart, ValueSources>>;
  readonly roots: Readonly<Record<string, ValueSources>>;
  /** The list of disks that move, and in each element the disk and its new path. */
  readonly disks: { readonly list: ValuePath; readonly disk: ValuePath; readonly path: ValuePath };
  readonly given: Readonly<Record<keyof Given & string, ValueSources>>;
  readonly methods: Readonly<Record<string, ServiceMethod>>;
  /** Numbers and words of what can go wrong in the world. */
  readonly problems: ProblemTable;
  /** The settings under which the host takes migrations from others. */
  readonly receives: ValuePath;
  /** What stands in the way of a machine, as the schema has it. */
  reason(error: WorkError): object;
  vector(vector: FeatureVector): object;
}

export const requestParts = [
  "destination",
  "transport",
  "compression",
  "authentication",
  "addresses",
  "plannedMachine",
  "keepsCopies",
  "overwrites",
  "limitsBlackout",
  "slowsMachine",
] as const;
export type RequestPart = (typeof requestParts)[number];
