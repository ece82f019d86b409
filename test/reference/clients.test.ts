/**
 * How published clients of the API wait, look and cancel, each written anew from a description of what it does. They
 * share the clock of the service: while all of them sleep, time passes.
 */
import { describe, expect, test } from "vitest";
import { createLab, dbId, type Lab, migrationSettings, webId, cimXml } from "./lab.ts";
import type { TextInstance } from "../../generated/index.js";

const completeStates = [7, 8, 9, 10, 32768];

/** The helper of the published samples: looks every second, then at the state and at the errors. */
async function validateOutput(lab: Lab, answer: TextInstance): Promise<string> {
  if (answer["ReturnValue"] !== 4096)
    return answer["ReturnValue"] === 0 ? "ok" : `failed with ${answer["ReturnValue"]}`;
  let job = await lab.job(answer);
  while (!completeStates.includes(Number(job["JobState"]))) {
    await lab.clock.sleep(1000);
    job = await lab.job(answer);
  }
  if ([7, 32768].includes(Number(job["JobState"]))) return "ok";
  const { ReturnValue, Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
  if (ReturnValue !== 0) return `GetErrorEx failed with ${ReturnValue}`;
  return (Errors as string[]).map((text) => messageIn(text)).join(" | ");
}

/** Takes a PROPERTY whose first attribute is NAME="Message", as the samples do. */
function messageIn(xml: string): string {
  return /<PROPERTY NAME="Message"[^>]*><VALUE>([^<]*)<\/VALUE>/.exec(xml)?.[1] ?? "no message";
}

/** The job helper of the OpenStack driver: ten looks a second; an error code fails the job whatever its state. */
async function waitForJob(lab: Lab, answer: TextInstance): Promise<"ok" | "failed"> {
  if (![4096, 4].includes(Number(answer["ReturnValue"]))) return answer["ReturnValue"] === 0 ? "ok" : "failed";
  for (;;) {
    const job = await lab.job(answer);
    if (completeStates.includes(Number(job["JobState"]))) {
      const hasFailed =
        ![7, 32768].includes(Number(job["JobState"])) || (job["ErrorCode"] !== null && job["ErrorCode"] !== 0);
      return hasFailed ? "failed" : "ok";
    }
    await lab.clock.sleep(100);
  }
}

/** The older driver: waits only as long as the job is running, and any end but Completed is a failure. */
async function waitWhileRunning(lab: Lab, answer: TextInstance): Promise<string> {
  let job = await lab.job(answer);
  while (job["JobState"] === 4) {
    await lab.clock.sleep(100);
    job = await lab.job(answer);
  }
  if (job["JobState"] === 7) return "ok";
  const { Error: error } = await lab.text.invoke(String(answer["Job"]), "GetError");
  return error === null ? "failed without an error" : messageIn(String(error));
}

/** A library that does not know 32768: it waits for 7 to 10 until its time is up. */
async function waitForKnownState(lab: Lab, answer: TextInstance, timeoutMs: number): Promise<string> {
  for (let waited = 0; waited < timeoutMs; waited += 100) {
    const { JobState } = await lab.job(answer);
    if ([0, 7, 8, 9, 10].includes(Number(JobState))) return JobState === 7 ? "ok" : "failed";
    await lab.clock.sleep(100);
  }
  return "timed out";
}

/** Stops all jobs of a machine: kills those that are cancellable, and looks until they are gone or have ended. */
async function stopJobs(lab: Lab, machine: string): Promise<void> {
  const jobsOf = (): Promise<TextInstance[]> =>
    lab.text.associators(machine, { associationClass: "Msvm_AffectedJobElement", resultRole: "AffectingElement" });
  for (const job of await jobsOf()) {
    const path = String(job["__PATH"]);
    if (job["Cancellable"] === true) await lab.text.invoke(path, "RequestStateChange", { RequestedState: 5 });
    while (!completeStates.includes(Number((await lab.text.get(path))["JobState"]))) await lab.clock.sleep(100);
  }
}

const newDisk = [cimXml("Msvm_StorageAllocationSettingData", { HostResource: ["C:\\moved\\db.vhdx"] })];
const failing = [{ fault: "connection-lost", atPercent: 60 }] as const;
/** The machine and its disk are moved, and their source dies before it is tidied up. */
const warning = [{ fault: "source-fails", inPhase: "finishing" }] as const;

describe.each([
  ["the published samples", validateOutput],
  ["the OpenStack driver", waitForJob],
  ["the older driver", waitWhileRunning],
  ["a library with a time limit", (lab: Lab, answer: TextInstance) => waitForKnownState(lab, answer, 600_000)],
] as const)("%s", (_, wait) => {
  test("sees a migration end well", async () => {
    const lab = createLab();
    expect(await lab.clock.runUntil(wait(lab, await lab.migrate(32768)))).toBe("ok");
  });

  test("sees one fail", async () => {
    const lab = createLab({ faults: failing });
    const result = await lab.clock.runUntil(wait(lab, await lab.migrate(32768)));
    expect(result).not.toBe("ok");
    expect(result).not.toMatch(/timed out|without an error|no message/);
  });

  test("comes to an end where somebody else terminates the job", async () => {
    const lab = createLab();
    const answer = await lab.migrate(32768);
    lab.clock.at(lab.clock.now() + 2345, () => void lab.request(answer, 4));
    expect(await lab.clock.runUntil(wait(lab, answer))).not.toBe("ok");
  });
});

describe("Completed with warnings, the state that is on no page", () => {
  test.each([
    ["the published samples", validateOutput, "ok"],
    ["the OpenStack driver", waitForJob, "ok"],
    ["the older driver: a failure without an end to it", waitWhileRunning, "The virtual machine was moved"],
    [
      "a library that does not know it",
      (lab: Lab, answer: TextInstance) => waitForKnownState(lab, answer, 60_000),
      "timed out",
    ],
  ] as const)("%s", async (_, wait, result) => {
    const lab = createLab({ faults: warning });
    const answer = await lab.migrate(32771, { ComputerSystem: lab.pathOf(dbId), NewResourceSettingData: newDisk });
    expect(await lab.clock.runUntil(wait(lab, answer))).toContain(result);
    expect(await lab.job(answer)).toMatchObject({ JobState: 32768, ErrorCode: 0, OperationalStatus: [3, 17] });
    expect(lab.world.machinesOn("HV2")).toHaveLength(1);
  });
});

test("the one that stops jobs by Cancellable and Kill finds the machine free afterwards", async () => {
  const lab = createLab();
  const answer = await lab.migrate(32768);
  lab.clock.advance(2000);
  await lab.clock.runUntil(stopJobs(lab, lab.pathOf(webId)));
  expect(await lab.job(answer)).toMatchObject({ JobState: 9, Cancellable: false });
  expect(await lab.migrate(32768)).toMatchObject({ ReturnValue: 4096 });
});

test("the one that stops jobs waits for those that can no longer be stopped", async () => {
  const lab = createLab();
  const answer = await lab.migrate(32768);
  while ((await lab.job(answer))["Cancellable"] === true) lab.clock.advance(1);
  expect(await lab.job(answer)).toMatchObject({ JobState: 4 });
  await lab.clock.runUntil(stopJobs(lab, lab.pathOf(webId)));
  expect(await lab.job(answer)).toMatchObject({ JobState: 7 });
});

test('the update script that looks for "Job is running" sees each job while it runs, and none afterwards', async () => {
  const lab = createLab();
  await lab.migrate(32768);
  const counts: number[] = [];
  const script = async (): Promise<void> => {
    for (;;) {
      const running = (await lab.text.list("Msvm_MigrationJob")).filter(({ StatusDescriptions }) =>
        (StatusDescriptions as string[]).includes("Job is running"),
      );
      counts.push(running.length);
      if (running.length === 0) return;
      await lab.clock.sleep(5000);
    }
  };
  await lab.clock.runUntil(script());
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual([...counts.slice(0, -1).map(() => 1), 0]);
});

test("progress bars that list the jobs of a machine end at 100, where the job stays to be seen", async () => {
  const lab = createLab();
  const answer = await lab.migrate(32768);
  const seen: string[] = [];
  const bar = async (): Promise<void> => {
    for (;;) {
      const [job] = (await lab.text.list("Msvm_MigrationJob")).filter(
        ({ VirtualSystemName }) => VirtualSystemName === webId,
      );
      seen.push(`${String(job?.["PercentComplete"])}%`);
      if (job?.["JobState"] !== 4) return;
      await lab.clock.sleep(2000);
    }
  };
  await lab.clock.runUntil(bar());
  expect([seen[0], seen.at(-1)]).toEqual(["0%", "100%"]);
  lab.clock.advance(60_000);
  expect(await lab.job(answer)).toMatchObject({ PercentComplete: 100 });
});

test("the storage status script finds the new root in the text of the settings", async () => {
  const lab = createLab();
  const NewSystemSettingData = cimXml("Msvm_VirtualSystemSettingData", { ConfigurationDataRoot: "C:\\moved" });
  await lab.migrate(32769, { ComputerSystem: lab.pathOf(dbId), NewSystemSettingData, NewResourceSettingData: newDisk });
  lab.clock.advance(1000);
  const [job] = await lab.text.list("Msvm_MigrationJob");
  expect(String(job?.["NewSystemSettingData"])).toMatch(
    /<INSTANCE [^]*<PROPERTY NAME="ConfigurationDataRoot"[^>]*><VALUE>C:\\moved<\/VALUE>/,
  );
  expect(job).toMatchObject({
    Description: "Moving Storage",
    JobStatus: "Job is running",
    Owner: "CONTOSO\\Administrator",
    StartTime: "20240101000000.000000+000",
  });
});

test("the one that takes 3 for Terminate does not cancel, and does no harm", async () => {
  const lab = createLab();
  const answer = await lab.migrate(32768);
  const [job] = (await lab.text.list("Msvm_MigrationJob")).filter(
    (each) =>
      each["VirtualSystemName"] === webId &&
      each["DestinationHost"] === "HV2" &&
      [2, 3, 4].includes(Number(each["JobState"])),
  );
  expect(await lab.text.invoke(String(job?.["__PATH"]), "RequestStateChange", { RequestedState: 3 })).toEqual({
    ReturnValue: 32770,
  });
  expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
});

test("the driver that starts from a template: enabled, listening, settings for the kind, the destination's addresses", async () => {
  const lab = createLab();
  expect(await lab.settings()).toMatchObject({ EnableVirtualSystemMigration: true });
  const [remote] = await lab.system.host("HV2").text.list("Msvm_VirtualSystemMigrationService");
  const addresses = remote?.["MigrationServiceListenerIPAddressList"] as string[];
  expect(addresses).toEqual(["192.168.209.172"]);
  const [template] = (await lab.text.list("Msvm_VirtualSystemMigrationSettingData")).filter(
    ({ MigrationType }) => MigrationType === 32768,
  );
  const { InstanceID, MigrationType } = template as { InstanceID: string; MigrationType: number };
  const MigrationSettingData = migrationSettings({
    InstanceID,
    MigrationType,
    TransportType: 5,
    DestinationIPAddressList: addresses,
  });
  // It passes neither NewSystemSettingData nor NewResourceSettingData.
  expect(await lab.clock.runUntil(waitForJob(lab, await lab.migrate(32768, { MigrationSettingData })))).toBe("ok");
});

test("the admin center decides by the templates that live migration is supported", async () => {
  const lab = createLab();
  const capabilities =
    '\\\\HV1\\root\\virtualization\\v2:Msvm_VirtualSystemMigrationCapabilities.InstanceID="Microsoft:MigrationCapabilities"';
  const templates = await lab.text.associators(capabilities, { resultClass: "Msvm_VirtualSystemMigrationSettingData" });
  expect(templates.filter(({ MigrationType }) => MigrationType === 32768 || MigrationType === 32769)).toHaveLength(2);
});

test("several clients of one service do not get into each other's way", async () => {
  const lab = createLab();
  const storage = { ComputerSystem: lab.pathOf(dbId), NewResourceSettingData: newDisk };
  const [web, db] = [await lab.migrate(32768), await lab.migrate(32769, storage)];
  const results = await lab.clock.runUntil(
    Promise.all([
      validateOutput(lab, web),
      waitForJob(lab, db),
      waitForKnownState(lab, web, 600_000),
      waitWhileRunning(lab, db),
    ]),
  );
  expect(results).toEqual(["ok", "ok", "ok", "ok"]);
});
