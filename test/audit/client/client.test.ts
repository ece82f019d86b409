/** The client works against a host: what the audit finds nothing in is code that runs. */
import { expect, test } from "vitest";
import { EnabledState, JobState, JobType, MigrateCode, type Reference } from "./bindings.ts";
import { cancelJob } from "./cancel.ts";
import { runCommand } from "./command.ts";
import { agrees } from "./compatibility.ts";
import { Dashboard, summarize } from "./dashboard.ts";
import { FakeClock, FakeHost, type FakeHostOptions } from "./fake-host.ts";
import { faultOfStatus, HttpTransport } from "./http-transport.ts";
import { Inventory, paused } from "./inventory.ts";
import { completedWithWarnings, endingOf, phaseOf } from "./job-state.ts";
import { migrateLive } from "./live-migration.ts";
import { contains, parseSubnet } from "./networks.ts";
import { jobPath } from "./paths.ts";
import { resilient } from "./resilient.ts";
import { delaysOf } from "./retry.ts";
import { HostSession } from "./service.ts";
import { migrateStaged } from "./staged-migration.ts";
import { faultOfHresult, TransportError } from "./transport.ts";
import { Msvm_CompatibilityVector_CompareOperation as Operation } from "../../../generated/index.js";

const id = "076DEDB8-8F6D-4105-924E-E8F91EB3B23D";

function lab(options: FakeHostOptions = {}) {
  const clock = new FakeClock();
  const [here, there] = [
    new FakeHost("alpha", options).addMachine(id, "web"),
    new FakeHost("beta", { features: 0b0111n }).addMachine(id, "web"),
  ];
  const hosts = new Map([here, there].map((host) => [host.host, host]));
  const lines: string[] = [];
  const run = (...args: string[]) =>
    runCommand(args, {
      clock,
      signal: new AbortController().signal,
      connect: (host) => hosts.get(host) ?? new FakeHost(host),
      print: (line) => lines.push(line),
    });
  return { clock, here, there, source: new HostSession(here), destination: new HostSession(there), lines, run };
}

test("moves a machine: checks, starts, waits", async () => {
  const { here, run, lines } = lab();
  expect(await run("alpha", "move", "web", "--to", "beta")).toBe(0);
  expect(here.calls).toEqual(["CheckVirtualSystemIsMigratable", "MigrateVirtualSystemToHost"]);
  expect(lines).toEqual(["50%", "100%", "50%", "100%", "web: done (VirtualSystem)"]);
});

test("says why a move failed", async () => {
  const { run, lines } = lab({ failures: ["The hosts could not agree (0x8009030E)."] });
  expect(await run("alpha", "move", id, "--to", "beta", "--smb")).toBe(1);
  expect(lines.at(-1)).toContain("error: The hosts could not agree (0x8009030E).\nhint: allow the source to delegate");
});

test("tries again while the machine is in use, and not after a refusal that stays", async () => {
  const busy = lab({ refusals: [MigrateCode.SystemIsInUse, MigrateCode.Timeout] });
  await migrateLive(busy.source, busy.destination, id, { clock: busy.clock });
  expect(busy.here.calls.filter((call) => call === "MigrateVirtualSystemToHost")).toHaveLength(3);

  const denied = lab({ refusals: [MigrateCode.AccessDenied] });
  await expect(migrateLive(denied.source, denied.destination, id, { clock: denied.clock })).rejects.toThrow(
    /Access Denied \(32769\)/,
  );
});

test("says what is in the way before it asks for a move", async () => {
  const { here, there, run, lines } = lab();
  there.settings = { ...there.settings, EnableVirtualSystemMigration: false };
  expect(await run("alpha", "move", "web", "--to", "beta")).toBe(3);
  expect(lines).toEqual(["beta: migrations of machines are not allowed."]);
  expect(here.calls).toEqual([]);
});

test("moves storage, alone and with the machine", async () => {
  const { run, lines, here } = lab();
  expect(await run("alpha", "move", "web", "--folder", "D:\\VMs")).toBe(0);
  expect(await run("alpha", "move", "web", "--folder", "D:\\VMs", "--to", "beta", "--keep")).toBe(0);
  expect(await run("alpha", "jobs")).toBe(0);
  expect([...here.jobs.values()].map(({ type }) => type)).toEqual([
    JobType.CheckingStorageMigration,
    JobType.MovingStorage,
    JobType.CheckingStorageCompatibility,
    JobType.MovingVirtualMachineAndStorage,
  ]);
  expect(lines[0]).toBe("2.0 MiB to move");
  expect(lines.at(-1)).toMatch(/live\+storage +beta +done +#{10} 100% +4:00$/m);
});

test("mends a planned machine until it fits", async () => {
  const { source, destination, clock } = lab({ findings: ["The switch is missing.", ""] });
  const problems: string[] = [];
  const mend = async (_: unknown, found: readonly { readonly message: string }[]): Promise<boolean> =>
    problems.push(...found.map(({ message }) => message)) > 0;
  const result = await migrateStaged(source, destination, id, { clock, mend });
  expect(problems).toEqual(["The switch is missing."]);
  expect(result.rounds).toBe(1);
  expect(result.job?.JobState).toBe(JobState.Completed);
});

test("empties a host, two machines at a time, and goes on after a failure", async () => {
  const { here, run, lines } = lab({ failures: ["", "No memory."] });
  here
    .addMachine("176DEDB8-8F6D-4105-924E-E8F91EB3B23D", "db")
    .addMachine("276DEDB8-8F6D-4105-924E-E8F91EB3B23D", "off", EnabledState.Disabled);
  expect(await run("alpha", "evacuate", "--to", "beta")).toBe(1);
  expect(lines).toEqual([
    "off: cannot be moved while it is off",
    "db: moved",
    "web: MovingVirtualMachine failed: No memory.",
    "1 of 3 machines moved",
  ]);
});

test("reads again where the host is busy for a moment", async () => {
  const { here, clock } = lab();
  const read = here.readInstance.bind(here);
  let busy = 2;
  here.readInstance = (path) =>
    (busy -= 1) < 0 ? read(path) : Promise.reject(new TransportError("busy", "wait", null, 7000));
  const service = await new HostSession(resilient(here, clock)).readService();
  expect(service.EnabledState).toBe(EnabledState.Enabled);
  expect(clock.slept).toEqual([7000, 7000]);
});

test("cancels in order, and says when it is too late", async () => {
  const { here, source, clock } = lab({ step: 10 });
  await here.invoke(jobPath("alpha", id), "MigrateVirtualSystemToHost", {});
  const path: Reference = jobPath("alpha", [...here.jobs.keys()][0] ?? "");
  const job = jobPath("alpha", String(path.keys["InstanceID"]));
  expect(await cancelJob(source, job, { clock })).toBe("stopped");
  expect(await cancelJob(source, job, { clock })).toBe("stopped");
  expect(await cancelJob(source, jobPath("alpha", id), { clock }).catch((error: Error) => error.message)).toBe(
    "stopped",
  );
});

test("compares processors", async () => {
  const { run, lines } = lab();
  expect(await run("alpha", "check", "web", "--to", "beta")).toBe(1);
  expect(lines).toEqual(["error: The processor lacks features.", "processor features: bits 3 are missing"]);
  expect(agrees(Operation.Divisible, 0n, 8n)).toBe(false);
  expect(agrees(Operation.Multiple, 64n, 32n)).toBe(true);
});

test("sets networks and settings", async () => {
  const { run, lines } = lab();
  await run("alpha", "networks", "10.0.0.0/24@100", "10.1.0.0/16");
  await run("alpha", "networks", "10.0.0.0/24@50");
  expect(lines).toEqual(["10.1.0.0/16@0", "10.0.0.0/24@100", "10.0.0.0/24@50"]);
  expect(contains(parseSubnet("10.0.0.0/8"), "10.200.1.1")).toBe(true);
  expect(await run("alpha", "networks", "10.0.0.1/24")).toBe(2);
  expect(await run("alpha", "settings", "--limit", "4")).toBe(0);
  expect(lines.at(-1)).toContain("allowed, 4 at a time");
});

test("lists machines and leaves the host out", async () => {
  const { run, lines, here, clock } = lab();
  here
    .addMachine("176DEDB8-8F6D-4105-924E-E8F91EB3B23D", "db", EnabledState.Disabled)
    .addMachine("276DEDB8-8F6D-4105-924E-E8F91EB3B23D", "web", paused);
  await run("alpha", "list");
  expect(lines[0]?.split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
    "NAME ID POWER CAN MOVE",
    "db 176DEDB8-8F6D-4105-924E-E8F91EB3B23D off storage-only",
    "web 076DEDB8-8F6D-4105-924E-E8F91EB3B23D running live",
    "web 276DEDB8-8F6D-4105-924E-E8F91EB3B23D paused live",
  ]);
  await expect(new Inventory([new HostSession(here)], clock).find("alpha", "web")).rejects.toThrow(
    'alpha has 2 machines "web"',
  );
});

test("watches", async () => {
  const { here, source, clock } = lab();
  const board = new Dashboard([source], clock);
  const seen: string[] = [];
  board.on("begun", (host) => seen.push(`${host} begun`));
  board.on("ended", (_, __, ending) => seen.push(ending));
  await here.invoke(source.service, "MigrateVirtualSystemToHost", {});
  await board.look();
  const [job] = here.jobs.values();
  if (job !== undefined) job.state = JobState.Terminated;
  await board.look();
  expect(seen).toEqual(["alpha begun", "cancelled"]);
  expect(summarize(board.totals())).toBe("0 going on, 1 cancelled");
});

test("knows Hyper-V's own state of a job, and that an error code is a failure", () => {
  expect(endingOf({ JobState: completedWithWarnings, ErrorCode: 0 })).toBe("warned");
  expect(endingOf({ JobState: JobState.Completed, ErrorCode: 4 })).toBe("failed");
  expect(phaseOf(null)).toBe("waiting");
});

test("numbers of other worlds", async () => {
  expect([...delaysOf({ attempts: 4, firstDelayMs: 100, longestDelayMs: 300, factor: 2 })]).toEqual([100, 200, 300]);
  expect([200, 404, 429, 504].map(faultOfStatus)).toEqual(["broken", "not-found", "busy", "unreachable"]);
  expect(faultOfHresult(-2147217394)).toBe("not-supported");
  const answers = [
    new Response('{"instances":[{"Name":"a"}],"next":"2"}'),
    new Response('{"instances":[]}'),
    new Response("{}", { status: 503, headers: { "retry-after": "2" } }),
  ];
  const fetch = async () => answers.shift() ?? new Response(null, { status: 500 });
  const transport = new HttpTransport({ host: "::1", token: "", fetch });
  for await (const instance of transport.query("CIM_Job", null)) expect(instance).toEqual({ Name: "a" });
  await expect(transport.readInstance(jobPath("alpha", id))).rejects.toMatchObject({
    fault: "busy",
    retryAfterMs: 2000,
  });
});
