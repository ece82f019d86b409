/** What a scenario may say: a world, and what is done in it when. */
import type { WorldDescription } from "../runtime/world/world-description.ts";
import { amount, flag, kinds, list, object, oneOf, optional, type ShapeValue, text } from "../../json/shape.ts";

const bits = { pattern: /^0x[0-9A-Fa-f]+$/, what: 'hexadecimal digits with "0x"' };
const guid = { pattern: /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/, what: "a GUID without braces" };

const processor = object("What a processor can do, or what a machine needs of it.", {
  features: optional(text("Bits of its features.", bits)),
  xsave: optional(text("Bits of the states that XSAVE saves.", bits)),
  cacheLineFlushSize: optional(amount("Bytes that CLFLUSH flushes.", { minimum: 1 })),
});

const volumeMembers = {
  path: text("The folder or drive that its files lie below."),
  sizeMB: amount("Its size.", { minimum: 1 }),
  usedMB: optional(amount("What other files take up; 0 if nothing is said.")),
  mbPerSecond: optional(amount("How fast it is read and written; 500 if nothing is said.", { minimum: 1 })),
};

const host = object("A host that runs machines.", {
  name: text("Its name."),
  memoryMB: amount("Its memory.", { minimum: 1 }),
  networks: list(
    "The networks that it stands in.",
    object("A network as the host stands in it.", {
      network: text("The name of the network."),
      address: text("The address of the host."),
      metric: optional(amount("The lowest is preferred; 0 if nothing is said.")),
    }),
  ),
  volumes: optional(list("Storage that it alone reaches.", object("A volume.", volumeMembers))),
  processor: optional(processor),
  administrators: optional(list("Those whom its service obeys; all if nothing is said.", text("A user."))),
  listens: optional(flag("Whether it takes machines in; it does if nothing is said.")),
  acceptsCredSsp: optional(
    flag("Whether it accepts the credentials of a client that is signed in at the source; it does if nothing is said."),
  ),
  delegatesTo: optional(
    list(
      "The hosts at which it may act for a client by Kerberos; all if nothing is said.",
      text("The name of a host."),
    ),
  ),
});

const machine = object("A virtual machine.", {
  name: text("What people call it."),
  id: optional(text("Its GUID; made from the seed if nothing is said.", guid)),
  host: text("The host that it is on."),
  power: optional(oneOf("Whether it runs; it does if nothing is said.", ["running", "off", "paused", "saved"])),
  memoryMB: amount("Its memory.", { minimum: 1 }),
  dirtyMBPerSecond: optional(amount("How fast it changes its memory; 50 if nothing is said.")),
  workingSetMB: optional(amount("The part of its memory that it changes at all; half of it if nothing is said.")),
  disks: optional(
    list("Its disks.", object("A disk.", { path: text("The file."), sizeMB: amount("Its size.", { minimum: 1 }) })),
  ),
  processor: optional(processor),
});

const phases = ["connecting", "preparing", "storage", "memory", "blackout", "finishing"] as const;

const fault = object("Something that goes wrong once, with the next migration that it fits.", {
  fault: oneOf("What goes wrong.", [
    "credentials-refused",
    "connection-lost",
    "disk-full",
    "source-fails",
    "destination-fails",
    "question",
  ]),
  machine: optional(text("Only when this machine is moved.")),
  atPercent: optional(amount("Once the migration has come so far.", { maximum: 100 })),
  inPhase: optional(oneOf("Only in this phase.", phases)),
});

const callFault = object("Something that goes wrong once, with the next call of a service that it fits.", {
  fault: oneOf("What goes wrong.", ["fails", "times-out", "out-of-memory", "status-unknown"]),
  host: optional(text("Only at this host.")),
  method: optional(text("Only when this method is called.")),
});

const at = optional(amount("Seconds since the beginning; as the step before it if nothing is said."));

const move = {
  at,
  machine: text("The machine to move, by its name."),
  to: optional(text("The host to move it to, by name or address.")),
  kind: optional(
    oneOf('What to move; "machine" with a host to move it to, else "storage", if nothing is said.', [
      "machine",
      "storage",
      "machine-and-storage",
      "staged",
      "storage-check",
    ]),
  ),
  disks: optional(
    list(
      "Where disks are to lie.",
      object("A disk that moves.", {
        disk: optional(text("Its present path; the order of the list tells if nothing is said.")),
        path: text("Its new path."),
      }),
    ),
  ),
  plannedMachine: optional(
    flag("Whether a planned machine at the destination is filled; it is not if nothing is said."),
  ),
  transport: optional(oneOf("How memory travels; as the service is set if nothing is said.", ["tcp", "smb"])),
  addresses: optional(list("The addresses of the destination that may be used.", text("An address."))),
  compression: optional(flag("Whether memory is compressed on its way; as the service is set if nothing is said.")),
  keepsCopies: optional(flag("Whether the old disks stay.")),
  overwrites: optional(flag("Whether files of the same name are replaced.")),
  limitsBlackout: optional(flag("Whether to give up if the machine would stand still for too long.")),
  slowsMachine: optional(oneOf("How strongly the machine is slowed down meanwhile.", [0, 1, 2])),
};

const step = kinds(
  "Something that is done at some time.",
  "do",
  {
    migrate: move,
    check: move,
    request: {
      at,
      machine: text("The machine whose last job is asked."),
      state: oneOf("What is asked of the job.", ["Start", "Suspend", "Terminate", "Kill", "Service"]),
    },
    answer: { at, machine: text("The machine whose last job waits for an answer.") },
    settings: {
      at,
      host: text("The host whose service is set."),
      enabled: optional(flag("Whether machines may come and go.")),
      maximumMachineMigrations: optional(amount("How many machines move at the same time.")),
      maximumStorageMigrations: optional(amount("How many moves of storage run at the same time.")),
      authentication: optional(oneOf("How the source proves who it is.", ["credssp", "kerberos"])),
      compression: optional(flag("Whether memory is compressed on its way.")),
      smb: optional(flag("Whether memory travels over SMB.")),
    },
    "stop-host": { at, host: text("The host that loses its power.") },
    "start-host": { at, host: text("The host that is there again.") },
    network: { at, network: text("The network."), isUp: flag("Whether hosts reach each other by it.") },
  },
  {
    migrate: "Asks the machine's host to move it.",
    check: "Asks the machine's host whether it could be moved.",
    request: "Asks something of a job.",
    answer: "Answers the question of a job, so that it goes on.",
    settings: "Changes how the service of a host is set.",
    "stop-host": "A host loses its power.",
    "start-host": "A host is there again.",
    network: "Pulls the cable of a network, or plugs it in.",
  },
);

export const scenario = object("A world of hosts and machines, and what is done in it when.", {
  $schema: optional(text("The schema of this file.")),
  name: optional(text("A title.")),
  profile: optional(oneOf("How the service behaves: as Hyper-V's does, or as the CIM classes say.", ["hyperv", "cim"])),
  user: optional(text("On whose behalf everything is asked.")),
  seed: optional(amount("The same seed gives the same times; 1 if nothing is said.")),
  networks: list(
    "Hosts in the same network reach each other.",
    object("A network.", { name: text("Its name."), mbitPerSecond: amount("Its speed.", { minimum: 1 }) }),
  ),
  sharedVolumes: optional(
    list(
      "Storage that several hosts reach.",
      object("A volume.", {
        ...volumeMembers,
        hosts: optional(list("The hosts that reach it; all if nothing is said.", text("The name of a host."))),
      }),
    ),
  ),
  hosts: list("The hosts.", host),
  machines: list("The machines.", machine),
  faults: optional(list("What goes wrong with migrations.", fault)),
  callFaults: optional(list("What goes wrong with calls.", callFault)),
  steps: list("What is done, in this order.", step),
});

export type Scenario = ShapeValue<typeof scenario>;
export type ScenarioStep = Scenario["steps"][number];
export type MoveStep = Extract<ScenarioStep, { readonly do: "migrate" | "check" }>;

/** The world of a scenario; its shape is that of the runtime's description. */
export function worldOf({
  networks,
  sharedVolumes = [],
  hosts,
  machines,
  faults = [],
  callFaults = [],
  seed = 1,
}: Scenario): WorldDescription {
  return { networks, sharedVolumes, hosts, machines, faults, callFaults, seed };
}
