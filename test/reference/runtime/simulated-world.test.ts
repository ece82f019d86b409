import { describe, expect, test } from "vitest";
import type { MachineChange, MigrationRequest } from "../../../src/reference/runtime/world/migration-world.ts";
import type { SimulatedWorld } from "../../../src/reference/runtime/world/simulated-world.ts";
import type { WorldDescription } from "../../../src/reference/runtime/world/world-description.ts";
import {
  census,
  ids,
  outcomeOf,
  requestFor,
  runTo,
  runToEnd,
  smallWorld,
  withHost,
  withMachine,
  world,
} from "./small-world.ts";

const atHome = ["web@A:running", "db@A:running", "off@A:off", "local@A:running"];

/** `A C:\VM free files` for volumes with files. */
function storage(of: SimulatedWorld): string[] {
  return of.hosts.flatMap(({ name }) =>
    of
      .volumesOf(name)
      .filter(({ files }) => files.length > 0)
      .map(
        ({ path, freeBytes, files }) =>
          `${name} ${path} ${Math.round(freeBytes / 2 ** 20)} ${[...files].sort().join(" ")}`,
      ),
  );
}

const localDisks = [
  { disk: "C:\\VM\\local.vhdx", path: "C:\\VM\\moved.vhdx" },
  { disk: "C:\\VM\\local-data.vhdx", path: "C:\\VM\\moved-data.vhdx" },
];

describe("a live migration", () => {
  test("connects, copies memory in rounds, stands still for a moment, and is at the destination", () => {
    const here = world();
    const { steps, last, durationMs } = runToEnd(here.migrate(requestFor(ids.web)));
    const phases = [...new Set(steps.map(({ phase }) => phase))];
    expect(phases).toEqual([
      "Connecting to the destination",
      "Preparing the destination",
      "Copying memory, round 1",
      "Copying memory, round 2",
      "Copying memory, round 3",
      "Switching over",
      "Cleaning up",
      "",
    ]);
    expect(last).toEqual({
      percent: 100,
      phase: "",
      cancellable: false,
      nextInMs: null,
      outcome: { kind: "completed" },
    });
    expect(census(here)).toEqual(["db@A:running", "off@A:off", "local@A:running", "web@B:running"]);
    // 2 GB at 94 % of 1 Gbit/s take 18 s, what changes meanwhile a fifth of that, and so on.
    expect(durationMs).toBeGreaterThan(22_000);
    expect(durationMs).toBeLessThan(25_000);
  });

  test("can be cancelled until it switches over", () => {
    const { steps } = runToEnd(world().migrate(requestFor(ids.web)));
    for (const { phase, cancellable } of steps)
      expect(cancellable, phase).toBe(/^(?:Connecting|Preparing|Copying)/.test(phase));
  });

  test("says at each step what the machine is like", () => {
    const here = world();
    const changes: string[] = [];
    here.watchMachines(({ kind, host, machine: { name, power, isPlanned, isMigrating } }: MachineChange) =>
      changes.push(`${kind} ${host} ${name} ${power}${isPlanned ? " planned" : ""}${isMigrating ? " migrating" : ""}`),
    );
    runToEnd(here.migrate(requestFor(ids.web)));
    expect(changes).toEqual([
      "changed A web running migrating",
      "added B web off planned",
      "changed A web paused migrating",
      "removed B web off planned",
      "removed A web paused migrating",
      "added B web paused migrating",
      "changed B web running migrating",
      "changed B web running",
    ]);
  });

  test("takes the same time for the same seed, and another for another", () => {
    const duration = (seed: number): number => runToEnd(world({ seed }).migrate(requestFor(ids.db))).durationMs;
    expect(duration(1)).toBe(duration(1));
    expect(duration(1)).not.toBe(duration(2));
  });

  test("takes the same time whoever looks at it", () => {
    const looked = world().migrate(requestFor(ids.web));
    looked.advance(0);
    let time = 0;
    while (looked.advance(7).nextInMs !== null) time += 7;
    expect(Math.abs(time - runToEnd(world().migrate(requestFor(ids.web))).durationMs)).toBeLessThan(20);
  });

  test.each<[string, Partial<MigrationRequest>]>([
    ["compression", { compression: true }],
    ["SMB over all networks", { transport: "smb" }],
  ])("is faster with %s", (_, changes) => {
    const both = withHost("A", {
      networks: [
        { network: "lan", address: "10.0.0.1" },
        { network: "fast", address: "10.1.0.1", metric: 5 },
      ],
    });
    const duration = (request: Partial<MigrationRequest>): number =>
      runToEnd(world(both).migrate(requestFor(ids.db, request))).durationMs;
    expect(duration(changes)).toBeLessThan(duration({}) * 0.8);
  });

  test("lets a machine that is slowed down stand still for less time", () => {
    const standing = (slowsMachine: 0 | 1 | 2): number => {
      const work = world(withMachine("db", { dirtyMBPerSecond: 200 })).migrate(requestFor(ids.db, { slowsMachine }));
      runTo(work, /Switching/);
      let time = 0;
      while (work.advance(10).phase === "Switching over") time += 10;
      return time;
    };
    expect(standing(0)).toBeGreaterThan(30_000);
    expect(standing(1)).toBeGreaterThan(10_000);
    expect(standing(2)).toBeLessThan(1_000);
  });

  test("goes over the network with the lowest metric, or over the one whose address is named", () => {
    const both = (metric: number): object =>
      withHost("A", {
        networks: [
          { network: "lan", address: "10.0.0.1", metric: 5 },
          { network: "fast", address: "10.1.0.1", metric },
        ],
      });
    const duration = (changes: object, request: object): number =>
      runToEnd(world(changes).migrate(requestFor(ids.web, request))).durationMs;
    expect(duration(both(1), {})).toBeLessThan(5_000);
    expect(duration(both(9), {})).toBeGreaterThan(20_000);
    expect(duration(both(9), { addresses: ["10.1.0.2"] })).toBeLessThan(5_000);
  });

  test("of a machine that is off moves no memory; a saved one has its memory moved and does not stand still", () => {
    const phases = (power: "off" | "saved"): string => {
      const { steps } = runToEnd(world(withMachine("web", { power })).migrate(requestFor(ids.web)));
      return [...new Set(steps.map(({ phase }) => phase.split(" ")[0]))].join(" ").trim();
    };
    expect(phases("off")).toBe("Connecting Preparing Cleaning");
    expect(phases("saved")).toBe("Connecting Preparing Copying Cleaning");
  });

  test("two at once share the network", () => {
    const here = world();
    const works = [
      here.migrate(requestFor(ids.web)),
      here.migrate(requestFor(ids.local, { kind: "machine-and-storage", disks: localDisks })),
    ];
    for (const work of works) work.advance(0);
    let time = 0;
    while (works[0]?.advance(100).outcome === null) time += 100;
    expect(time).toBeGreaterThan(40_000);
  });
});

describe("storage", () => {
  test("within a host: disks are copied, then they are in their new place", () => {
    const here = world();
    const { steps, last } = runToEnd(
      here.migrate(
        requestFor(ids.local, {
          kind: "storage",
          destination: null,
          disks: [{ disk: "C:\\VM\\local.vhdx", path: "D:\\vm\\local.vhdx" }],
          roots: { configuration: "D:\\vm" },
        }),
      ),
    );
    expect([...new Set(steps.map(({ phase }) => phase))]).toEqual([
      "Preparing the destination",
      "Copying storage",
      "Cleaning up",
      "",
    ]);
    expect(outcomeOf(last)).toBe("completed");
    expect(census(here)).toEqual(atHome);
    expect(storage(here)).toContain("A D:\\ 16000 D:\\vm\\local.vhdx");
    expect(storage(here)).toContain("A C:\\VM 92000 C:\\VM\\local-data.vhdx");
  });

  test("nothing to move is moved at once", () => {
    const { last, durationMs } = runToEnd(
      world().migrate(requestFor(ids.local, { kind: "storage", destination: null })),
    );
    expect([outcomeOf(last), durationMs < 2000]).toEqual(["completed", true]);
  });

  test("with the machine: both are at the destination, the source is cleaned", () => {
    const here = world();
    const { last } = runToEnd(here.migrate(requestFor(ids.local, { kind: "machine-and-storage", disks: localDisks })));
    expect(outcomeOf(last)).toBe("completed");
    expect(census(here)).toContain("local@B:running");
    expect(here.disksOf(ids.local)).toEqual(["C:\\VM\\moved.vhdx", "C:\\VM\\moved-data.vhdx"]);
    expect(storage(here).filter((line) => line.includes("C:\\VM"))).toEqual([
      "B C:\\VM 88000 C:\\VM\\moved-data.vhdx C:\\VM\\moved.vhdx",
    ]);
  });

  test("copies stay at the source if that is asked for", () => {
    const here = world();
    runToEnd(
      here.migrate(requestFor(ids.local, { kind: "machine-and-storage", disks: localDisks, keepsCopies: true })),
    );
    expect(storage(here)).toContain("A C:\\VM 88000 C:\\VM\\local-data.vhdx C:\\VM\\local.vhdx");
  });

  test("a disk is meant by its path or by its place in the list", () => {
    const here = world();
    runToEnd(
      here.migrate(
        requestFor(ids.local, {
          kind: "storage",
          destination: null,
          disks: [
            { disk: null, path: "D:\\first.vhdx" },
            { disk: "c:\\vm\\LOCAL-data.vhdx", path: "D:\\second.vhdx" },
          ],
        }),
      ),
    );
    expect(here.disksOf(ids.local)).toEqual(["D:\\first.vhdx", "D:\\second.vhdx"]);
  });
});

describe("held work", () => {
  test("stands still, leaves the network to others, and goes on from where it was", () => {
    const alone = runToEnd(world().migrate(requestFor(ids.db))).durationMs;
    const here = world();
    const [held, other] = [here.migrate(requestFor(ids.web)), here.migrate(requestFor(ids.db))];
    const { percent } = runTo(held, /round 1/);
    held.hold?.();
    const { durationMs, last } = runToEnd(other);
    // The fixed times of two migrations differ a little.
    expect([outcomeOf(last), Math.abs(durationMs - alone) < 2000]).toEqual(["completed", true]);
    expect(held.advance(0)).toMatchObject({ percent, phase: "Copying memory, round 1" });
    expect(outcomeOf(runToEnd(held).last)).toBe("completed");
  });

  test("that has a question goes on once it has been held and is advanced again", () => {
    const here = world({ faults: [{ fault: "question", machine: "web", atPercent: 30 }] });
    const work = here.migrate(requestFor(ids.web));
    const asking = work.advance(60_000);
    expect(asking).toMatchObject({ percent: 30, asks: true, outcome: null });
    expect(work.advance(60_000)).toEqual(asking);
    work.hold?.();
    expect(work.advance(0)).toMatchObject({ percent: 30, asks: false });
    expect(outcomeOf(runToEnd(work).last)).toBe("completed");
  });
});

describe("a planned machine", () => {
  test("is made by staging, and filled by a migration that names it", () => {
    const here = world();
    expect(outcomeOf(runToEnd(here.migrate(requestFor(ids.web, { kind: "staged" }))).last)).toBe("completed");
    expect(census(here)).toEqual([...atHome, "(web@B)"]);
    expect(outcomeOf(runToEnd(here.migrate(requestFor(ids.web, { plannedMachine: ids.web }))).last)).toBe("completed");
    expect(census(here)).toEqual(["db@A:running", "off@A:off", "local@A:running", "web@B:running"]);
  });

  test("stays where the migration that was to fill it fails", () => {
    const here = world({ faults: [{ fault: "connection-lost", inPhase: "memory" }] });
    here.migrate(requestFor(ids.web, { kind: "staged" })).advance(60_000);
    expect(outcomeOf(runToEnd(here.migrate(requestFor(ids.web, { plannedMachine: ids.web }))).last)).toBe(
      "MigrationFailed < ConnectionLost",
    );
    expect(census(here)).toEqual([...atHome, "(web@B)"]);
  });
});

describe("what stands in the way", () => {
  test.each<[string, Partial<WorldDescription>, Parameters<typeof requestFor>]>([
    ["MachineNotFound", {}, ["55555555-5555-4555-8555-555555555555"]],
    ["MachineNotFound", {}, [ids.web, { source: "B", destination: "A" }]],
    ["DestinationMissing", {}, [ids.web, { destination: null }]],
    ["HostUnknown", {}, [ids.web, { destination: "nowhere" }]],
    ["SameHost", {}, [ids.web, { destination: "10.0.0.1" }]],
    ["HostUnreachable", withHost("B", { networks: [{ network: "fast", address: "10.1.0.2" }] }), [ids.web]],
    ["AddressUnknown", {}, [ids.web, { addresses: ["192.168.0.1"] }]],
    ["HostDoesNotListen", withHost("B", { listens: false }), [ids.web]],
    ["CredentialsRefused", withHost("B", { acceptsCredSsp: false }), [ids.web, { authentication: "credssp" }]],
    ["CredentialsRefused", withHost("A", { delegatesTo: ["C"] }), [ids.web]],
    ["PlannedMachineNotFound", {}, [ids.web, { plannedMachine: ids.web }]],
    [
      "ProcessorIncompatible",
      {
        ...withHost("A", { processor: { features: "0xff" } }),
        ...withHost("B", { processor: { features: "0x0f" } }),
        ...withMachine("web", { processor: { features: "0xff" } }),
      },
      [ids.web],
    ],
    ["NotEnoughMemory", withHost("B", { memoryMB: 4096 }), [ids.db]],
    ["DiskNotReachable", {}, [ids.local]],
    ["DiskNotFound", {}, [ids.web, { disks: [{ disk: "X:\\none.vhdx", path: "C:\\VM\\none.vhdx" }] }]],
    [
      "VolumeNotFound",
      {},
      [
        ids.local,
        {
          kind: "machine-and-storage",
          disks: [
            { disk: null, path: "E:\\local.vhdx" },
            { disk: null, path: "C:\\VM\\data.vhdx" },
          ],
        },
      ],
    ],
    ["NotEnoughSpace", {}, [ids.local, { kind: "machine-and-storage", destination: "C", disks: localDisks }]],
    [
      "FileExists",
      {},
      [
        ids.local,
        {
          kind: "storage",
          destination: null,
          disks: [{ disk: null, path: "C:\\VM\\local-data.vhdx" }],
          overwrites: true,
        },
      ],
    ],
    [
      "FileExists",
      {},
      [
        ids.local,
        {
          kind: "storage",
          destination: null,
          disks: [
            { disk: null, path: "D:\\same" },
            { disk: null, path: "D:\\SAME" },
          ],
        },
      ],
    ],
  ])("%s", (id, changes, request) => {
    const here = world(changes);
    const asked = requestFor(...request);
    const before = [census(here), storage(here)];
    const obstacle = here.obstacle(asked);
    expect([obstacle, ...(obstacle?.causes ?? [])].map((each) => each?.name)).toContain(id);
    expect(outcomeOf(runToEnd(here.check(asked)).last)).toContain(`CheckFailed < ${id}`);
    expect(outcomeOf(runToEnd(here.migrate(asked)).last)).toContain(`MigrationFailed < ${id}`);
    expect([census(here), storage(here)]).toEqual(before);
  });

  test("the machine is being moved already", () => {
    const here = world();
    const first = here.migrate(requestFor(ids.web));
    runTo(first, /memory/);
    expect(here.obstacle(requestFor(ids.web))?.causes.map(({ name }) => name)).toEqual(["MachineInUse"]);
    expect(outcomeOf(here.migrate(requestFor(ids.web)).advance(0))).toBe("MigrationFailed < MachineInUse");
    expect(outcomeOf(runToEnd(first).last)).toBe("completed");
  });

  test("nothing", () => {
    const here = world();
    expect(here.obstacle(requestFor(ids.web))).toBeNull();
    expect(outcomeOf(runToEnd(here.check(requestFor(ids.web))).last)).toBe("completed");
    expect(census(here)).toEqual(atHome);
  });

  test("is told by name, with what there is to tell of it", () => {
    const { outcome } = runToEnd(
      world(withHost("B", { acceptsCredSsp: false })).migrate(requestFor(ids.web, { authentication: "credssp" })),
    ).last;
    expect(outcome).toMatchObject({
      kind: "failed",
      error: {
        name: "MigrationFailed",
        details: { machine: "web", host: "A", id: ids.web },
        causes: [
          { name: "CredentialsRefused", details: { host: "B", credentials: "CredSSP" }, source: "B", causes: [] },
        ],
      },
    });
  });
});

describe("what goes wrong on the way", () => {
  const both = requestFor(ids.local, { kind: "machine-and-storage", disks: localDisks });

  test.each<[string, WorldDescription["faults"] & object, string, string[]]>([
    [
      "the destination refuses credentials",
      [{ fault: "credentials-refused" }],
      "MigrationFailed < CredentialsRefused",
      atHome,
    ],
    [
      "the connection is lost at 60 %",
      [{ fault: "connection-lost", atPercent: 60 }],
      "MigrationFailed < ConnectionLost",
      atHome,
    ],
    [
      "the disk is full",
      [{ fault: "disk-full", inPhase: "storage", atPercent: 30 }],
      "MigrationFailed < DiskFull",
      atHome,
    ],
    [
      "the connection is lost while the machine stands still",
      [{ fault: "connection-lost", inPhase: "blackout" }],
      "MigrationFailed < ConnectionLost",
      atHome,
    ],
    [
      "the destination fails while the machine stands still",
      [{ fault: "destination-fails", inPhase: "blackout" }],
      "MigrationFailed < DestinationFailed",
      atHome,
    ],
    [
      "the source fails while the machine stands still",
      [{ fault: "source-fails", inPhase: "blackout" }],
      "MigrationFailed < SourceFailed",
      ["web@A:off", "db@A:off", "off@A:off", "local@A:off"],
    ],
    [
      "the source fails when the machine has gone",
      [{ fault: "source-fails", inPhase: "finishing" }],
      "warning",
      ["web@A:off", "db@A:off", "off@A:off", "local@B:running"],
    ],
    [
      "the destination fails when the machine has come",
      [{ fault: "destination-fails", inPhase: "finishing" }],
      "MigrationFailed < DestinationFailed",
      ["web@A:running", "db@A:running", "off@A:off", "local@B:off"],
    ],
  ])("%s", (_, faults, outcome, machines) => {
    const here = world({ faults });
    const { last } = runToEnd(here.migrate(both));
    expect(outcomeOf(last)).toBe(outcome);
    expect(census(here)).toEqual(machines);
    // Nothing is left of the copies.
    expect(storage(here).join(" ")).not.toContain(".copying");
  });

  test("a fault strikes at its per cent, and once", () => {
    const here = world({ faults: [{ fault: "connection-lost", machine: "WEB", atPercent: 60 }] });
    expect(outcomeOf(runToEnd(here.migrate(requestFor(ids.off))).last)).toBe("completed");
    const { last } = runToEnd(here.migrate(requestFor(ids.web)));
    expect([outcomeOf(last), last.percent]).toEqual(["MigrationFailed < ConnectionLost", 60]);
    expect(outcomeOf(runToEnd(here.migrate(requestFor(ids.web))).last)).toBe("completed");
  });

  test("a machine would stand still for too long", () => {
    const busy = withMachine("db", { dirtyMBPerSecond: 2000 });
    expect(outcomeOf(runToEnd(world(busy).migrate(requestFor(ids.db, { limitsBlackout: true }))).last)).toBe(
      "MigrationFailed < BlackoutTooLong",
    );
    expect(outcomeOf(runToEnd(world(busy).migrate(requestFor(ids.db))).last)).toBe("completed");
  });

  test("somebody switches off a host, or pulls a cable", () => {
    const here = world();
    const first = here.migrate(requestFor(ids.web));
    const second = here.migrate(requestFor(ids.db));
    runTo(first, /memory/);
    runTo(second, /memory/);
    here.setNetwork("lan", false);
    here.setNetwork("lan", true);
    for (const work of [first, second]) expect(outcomeOf(work.advance(0))).toBe("MigrationFailed < ConnectionLost");
    const third = here.migrate(requestFor(ids.web));
    runTo(third, /memory/);
    here.stopHost("B");
    here.startHost("B");
    expect(outcomeOf(third.advance(0))).toBe("MigrationFailed < DestinationFailed");
    expect(outcomeOf(runToEnd(here.migrate(requestFor(ids.web))).last)).toBe("completed");
  });
});

describe("stopping", () => {
  const both = requestFor(ids.local, { kind: "machine-and-storage", disks: localDisks });

  test("in order leaves everything as it was", () => {
    for (const phase of [/Connecting/, /Preparing/, /storage, disk 2/, /memory/]) {
      const here = world();
      const before = storage(here);
      const work = here.migrate(both);
      expect(runTo(work, phase).cancellable).toBe(true);
      work.stop("terminate");
      expect([census(here), storage(here)]).toEqual([atHome, before]);
      expect(here.obstacle(both)).toBeNull();
    }
  });

  test("before it has begun does nothing", () => {
    const here = world();
    here.migrate(both).stop("terminate");
    expect(census(here)).toEqual(atHome);
  });

  test("by force may leave a part of a copy behind, and the machine runs where it was", () => {
    const here = world();
    const work = here.migrate(both);
    runTo(work, /storage, disk 2/);
    work.stop("kill");
    expect(census(here)).toEqual(atHome);
    expect(storage(here).join(" ")).toContain("C:\\VM\\moved.vhdx.1.copying");
    expect(outcomeOf(runToEnd(here.migrate(both)).last)).toBe("completed");
  });

  test("while it stands still lets it go on at the source", () => {
    const here = world();
    const work = here.migrate(requestFor(ids.web));
    runTo(work, /Switching/);
    expect(census(here)).toContain("web@A:paused");
    work.stop("kill");
    expect(census(here)).toEqual(atHome);
  });
});

describe("a world", () => {
  test("knows its hosts by name and address", () => {
    const here = world();
    expect(here.hosts.map(({ name }) => name)).toEqual(["A", "B", "C"]);
    expect(here.findHost("b")).toEqual({ name: "B", listenerAddresses: ["10.0.0.2", "10.1.0.2"], isRunning: true });
    expect(here.findHost("10.0.0.3")?.name).toBe("C");
    expect(here.findHost("D")).toBeNull();
    expect(here.machinesOn("D")).toEqual([]);
  });

  test("goes by one clock while something is under way", () => {
    const here = world();
    const work = here.migrate(requestFor(ids.web));
    work.advance(0);
    expect(() => here.runBy(here.clock)).toThrow(
      "The world cannot be given another clock while migrations are under way in it.",
    );
    work.stop("terminate");
    expect(() => here.runBy(here.clock)).not.toThrow();
  });

  test("gives IDs to machines that have none, the same for the same seed", () => {
    const { id: _, ...nameless } = smallWorld.machines[0]!;
    const idsOf = (seed: number): string[] =>
      world({ seed, machines: [nameless] })
        .machinesOn("A")
        .map(({ id }) => id);
    expect(idsOf(1)[0]).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
    expect(idsOf(1)).toEqual(idsOf(1));
    expect(idsOf(1)).not.toEqual(idsOf(2));
  });

  test("tells the features of hosts and machines", () => {
    const here = world(withHost("A", { processor: { features: "0xffff000000000001", xsave: "0x7" } }));
    expect(here.features("A", null)).toEqual([
      { id: 1, comparison: "subset", value: 0xffff000000000001n },
      { id: 2, comparison: "subset", value: 7n },
      { id: 3, comparison: "equal", value: 64n },
    ]);
    expect(here.features("A", ids.web)).toEqual(here.features("A", null));
  });

  test.each<[string, string, Partial<WorldDescription>]>([
    [
      "hosts.0.networks.0.network",
      'The host "A" stands in the network "wan", which does not exist.',
      withHost("A", { networks: [{ network: "wan", address: "1.2.3.4" }] }),
    ],
    ["hosts.1.name", 'Two hosts have the name "a".', withHost("B", { name: "a" })],
    [
      "hosts.0.memoryMB",
      'The host "A" has 1264 MB of memory less than the machines that run on it.',
      withHost("A", { memoryMB: 10_000 }),
    ],
    [
      "machines.0.host",
      'The machine "web" is on the host "Z", which does not exist.',
      withMachine("web", { host: "Z" }),
    ],
    ["machines.1.id", `Two machines have the ID ${ids.db}.`, withMachine("web", { id: ids.db, disks: [] })],
    [
      "machines.0.disks.0.path",
      'The disk "Q:\\web.vhdx" of the machine "web" lies on no volume of the host "A".',
      withMachine("web", { disks: [{ path: "Q:\\web.vhdx", sizeMB: 1 }] }),
    ],
    [
      "machines.1.disks.0.path",
      'Two disks lie at "\\\\FILES\\vm\\db.vhdx".',
      withMachine("web", { disks: [{ path: "\\\\FILES\\vm\\db.vhdx", sizeMB: 1 }] }),
    ],
    [
      "machines.0.disks.0.sizeMB",
      'The volume "D:\\" is too small for the disk "D:\\web.vhdx" of 20001 MB.',
      withMachine("web", { disks: [{ path: "D:\\web.vhdx", sizeMB: 20_001 }] }),
    ],
  ])("does not fit together at %s: %s", (path, message, changes) => {
    expect(() => world(changes)).toThrow(
      expect.objectContaining({
        name: "WorldError",
        message,
        path: path.split(".").map((key) => (/^\d/.test(key) ? Number(key) : key)),
      }),
    );
  });
});
