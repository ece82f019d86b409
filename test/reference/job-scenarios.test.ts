/** What becomes of a job that is asked to end, that fails, and that waits: scenario after scenario, as documents and clients describe it. */
import { beforeEach, describe, expect, test } from "vitest";
import { Msvm_Error, readEmbedded } from "../../generated/index.js";
import { cimXml, createLab, dbId, type Lab, newDisk, storage, webId } from "./lab.ts";

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});

describe("requests to a job", () => {
  test("26: Terminate leaves the machine at its source, running", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(2000);
    expect(await lab.request(answer, 4)).toEqual({ ReturnValue: 0 });
    const stopping = await lab.job(answer);
    expect(stopping).toMatchObject({ JobState: 6, TimeOfLastStateChange: "20240101000002.000000+000" });
    expect(await lab.finish(answer)).toMatchObject({
      JobState: 8,
      ErrorCode: 32768,
      ErrorDescription: "The job was terminated by a client.",
    });
    const { Error: error } = await lab.text.invoke(String(answer["Job"]), "GetError");
    expect(String(error)).toMatch(/^<INSTANCE CLASSNAME="Msvm_Error">/);
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [2], EnabledState: 2 });
    expect(lab.world.machinesOn("HV2")).toEqual([]);
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0 });
  });

  test("27: Kill ends it at once", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(2000);
    expect(await lab.request(answer, 5)).toEqual({ ReturnValue: 0 });
    expect(await lab.job(answer)).toMatchObject({ JobState: 9, OperationalStatus: [6, 14] });
    const { Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    expect(Errors).toHaveLength(1);
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [2] });
  });

  test.each([
    ["28: Suspend does not cancel", 3, null, 32770],
    ["30: Service", 6, null, 32770],
    ["31: no request", 0, null, 32773],
    ["31: no request", 1, null, 32773],
    ["31: no request", 7, null, 32773],
    ["31: no request", 32768, null, 32773],
    ["33: a timeout of ten seconds", 4, "00000000000010.000000:000", 4098],
    ["33: a point in time", 4, "20240101000010.000000+000", 32773],
  ])("%s: %i with %j gives %i", async (_, requested, timeout, ReturnValue) => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(1000);
    const before = await lab.job(answer);
    expect(await lab.request(answer, requested, timeout)).toEqual({ ReturnValue });
    expect(await lab.job(answer)).toEqual(before);
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
  });

  test.each([null, "00000000000000.000000:000"])("33: the timeout %j is none", async (timeout) => {
    expect(await lab.request(await lab.migrate(32768), 4, timeout)).toEqual({ ReturnValue: 0 });
  });

  test("32: one that has ended takes none", async () => {
    const answer = await lab.migrate(32768);
    const ended = await lab.finish(answer);
    lab.clock.advance(5000);
    expect(await lab.request(answer, 4)).toEqual({ ReturnValue: 32775 });
    expect(await lab.request(answer, 5)).toEqual({ ReturnValue: 32775 });
    expect(await lab.job(answer)).toEqual(ended);
  });

  test("48: of two at once none is lost", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(1000);
    expect(await Promise.all([lab.request(answer, 4), lab.request(answer, 5)])).toEqual([
      { ReturnValue: 0 },
      { ReturnValue: 0 },
    ]);
    expect(await lab.finish(answer)).toMatchObject({ JobState: 9 });
  });

  test("35: KillJob is not supported by Hyper-V, and decides over removal in CIM", async () => {
    const hyperv = await lab.migrate(32768);
    expect(await lab.text.invoke(String(hyperv["Job"]), "KillJob", { DeleteOnKill: true })).toEqual({ ReturnValue: 1 });
    const cim = createLab({ profile: "cim" });
    for (const DeleteOnKill of [true, false]) {
      const answer = await cim.migrate(32768);
      await cim.text.modify(String(answer["Job"]), { DeleteOnCompletion: !DeleteOnKill });
      expect(await cim.text.invoke(String(answer["Job"]), "KillJob", { DeleteOnKill })).toEqual({ ReturnValue: 0 });
      cim.clock.advance(301_000);
      expect(await cim.text.list("Msvm_MigrationJob")).toHaveLength(DeleteOnKill ? 0 : 1);
    }
  });
});

test("36: a job can be read until five minutes after its end", async () => {
  const answer = await lab.migrate(32768);
  const { TimeOfLastStateChange, TimeBeforeRemoval } = await lab.finish(answer);
  expect(TimeBeforeRemoval).toBe("00000000000500.000000:000");
  const ended = String(TimeOfLastStateChange);
  const endedMs = Date.UTC(2024, 0, 1, 0, 0, Number(ended.slice(12, 14)), Number(ended.slice(15, 18)));
  lab.clock.advance(endedMs + 299_000 - lab.clock.now());
  expect(await lab.job(answer)).toMatchObject({ JobState: 7 });
  lab.clock.advance(2000);
  await expect(lab.job(answer)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
  await expect(lab.request(answer, 4)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
});

test("37: in CIM DeleteOnCompletion counts when the job ends, and not afterwards", async () => {
  const cim = createLab({ profile: "cim" });
  const answer = await cim.migrate(32768);
  await cim.text.modify(String(answer["Job"]), { DeleteOnCompletion: false });
  await cim.finish(answer);
  await cim.text.modify(String(answer["Job"]), { DeleteOnCompletion: true });
  cim.clock.advance(86_400_000);
  expect(await cim.job(answer)).toMatchObject({ JobState: 7 });
  await cim.text.delete(String(answer["Job"]));
  await expect(cim.job(answer)).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
});

describe("faults end in the documented state with the machine whole", () => {
  test.each([
    ["18: the destination refuses credentials", { fault: "credentials-refused" }, "0x8009030E"],
    ["the link is lost at 60 %", { fault: "connection-lost", atPercent: 60 }, "The connection to the host"],
    [
      "the destination dies in the black-out",
      { fault: "destination-fails", inPhase: "blackout" },
      "The destination host",
    ],
  ] as const)("%s", async (_, fault, words) => {
    lab = createLab({ faults: [fault] });
    const answer = await lab.migrate(32768);
    expect(answer["ReturnValue"]).toBe(4096);
    const job = await lab.finish(answer);
    expect(job).toMatchObject({ JobState: 10, OperationalStatus: [6, 17], Cancellable: false });
    expect(Number(job["ErrorCode"])).toBeGreaterThanOrEqual(32768);
    const { ReturnValue, Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    expect(ReturnValue).toBe(0);
    expect(String(Errors)).toContain(words);
    expect(lab.world.machinesOn("HV1").filter(({ id }) => id === webId)).toHaveLength(1);
    expect(lab.world.machinesOn("HV2")).toEqual([]);
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [2], EnabledState: 2 });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 0 });
  });

  test("a disk that is full at the destination", async () => {
    lab = createLab({ faults: [{ fault: "disk-full", atPercent: 30 }] });
    const answer = await lab.migrate(32769, { ...storage, NewResourceSettingData: newDisk });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 10 });
    expect(lab.world.disksOf(dbId)).toEqual(["C:\\vms\\db.vhdx"]);
  });

  test("the words are those of the table of choices", async () => {
    lab = createLab({ faults: [{ fault: "credentials-refused" }] });
    const answer = await lab.migrate(32768);
    expect(await lab.finish(answer)).toMatchObject({
      ErrorCode: 32769,
      Status: "Error",
      ErrorDescription: `Moving the virtual machine "web" failed at the source host "HV1". (Virtual machine ID ${webId}) The host "HV2" refused the connection: no credentials are available for CredSSP (0x8009030E).`,
      ErrorSummaryDescription: `Moving the virtual machine "web" failed at the source host "HV1". (Virtual machine ID ${webId})`,
    });
    const { Errors } = await lab.text.invoke(String(answer["Job"]), "GetErrorEx");
    const [whole, cause] = (Errors as string[]).map((text) => readEmbedded(text, null, () => Msvm_Error));
    expect([whole, cause]).toMatchObject([
      {
        ok: true,
        instance: {
          values: { MessageID: "MigrationFailed", MessageArguments: ["web", "HV1", webId], ErrorSource: webId },
        },
      },
      {
        ok: true,
        instance: {
          values: {
            ErrorType: 7,
            MessageID: "CredentialsRefused",
            Message: 'The host "HV2" refused the connection: no credentials are available for CredSSP (0x8009030E).',
            MessageArguments: ["HV2", "CredSSP"],
            ErrorSource: "HV2",
            ErrorSourceFormat: 0,
          },
        },
      },
    ]);
  });

  test("a destination that was told to take no machines neither listens nor takes one", async () => {
    const there = lab.system.host("HV2").text;
    const service = async (): Promise<Readonly<Record<string, unknown>>> =>
      (await there.list("Msvm_VirtualSystemMigrationService"))[0] ?? {};
    const tell = async (EnableVirtualSystemMigration: boolean): Promise<unknown> =>
      there.invoke(String((await service())["__PATH"]), "ModifyServiceSettings", {
        ServiceSettingData: cimXml("Msvm_VirtualSystemMigrationServiceSettingData", {
          InstanceID: "Microsoft:HV2",
          EnableVirtualSystemMigration,
        }),
      });
    await tell(false);
    expect((await service())["MigrationServiceListenerIPAddressList"]).toBeNull();
    expect(await lab.finish(await lab.migrate(32768))).toMatchObject({ JobState: 10, ErrorCode: 32775 });
    expect(await lab.migrate(32769, storage)).toMatchObject({ ReturnValue: 4096 });
    await tell(true);
    expect((await service())["MigrationServiceListenerIPAddressList"]).toEqual(["192.168.209.172"]);
    expect(await lab.finish(await lab.migrate(32768))).toMatchObject({ JobState: 7 });
  });

  test("a destination that does not listen", async () => {
    const job = await lab.finish(await lab.migrate(32768, { DestinationHost: "DEAF" }));
    expect(job).toMatchObject({ JobState: 10 });
  });
});

describe("a job that waits for an answer", () => {
  const jobId = (answer: Readonly<Record<string, unknown>>): string =>
    /"([^"]+)"$/.exec(String(answer["Job"]))?.[1] ?? "";

  beforeEach(() => {
    lab = createLab({ faults: [{ fault: "question", machine: "web", atPercent: 40 }] });
  });

  test("holds still and leaves the network to others, until it is answered", async () => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(3_600_000);
    const waiting = await lab.job(answer);
    expect(waiting).toMatchObject({
      JobState: 12,
      PercentComplete: 40,
      Cancellable: true,
      StatusDescriptions: ["Job waits for an answer", "Job holds still"],
    });
    expect(await lab.machine(webId)).toMatchObject({ OperationalStatus: [11, 32774] });
    expect(await lab.service()).toMatchObject({ ActiveVirtualSystemMigrationCount: 1 });
    expect(lab.source.jobs.answer(jobId(answer))).toBe(true);
    expect(await lab.job(answer)).toMatchObject({ JobState: 4, PercentComplete: 40 });
    expect(await lab.finish(answer)).toMatchObject({ JobState: 7 });
    expect(lab.source.jobs.answer(jobId(answer))).toBe(false);
  });

  test.each([
    [2, 32775, 12],
    [3, 32770, 12],
    [4, 0, 8],
    [5, 0, 9],
  ])("answers the request %i with %i, and is %i then", async (requested, ReturnValue, state) => {
    const answer = await lab.migrate(32768);
    lab.clock.advance(60_000);
    expect(await lab.request(answer, requested)).toEqual({ ReturnValue });
    lab.clock.advance(1000);
    expect(await lab.job(answer)).toMatchObject({ JobState: state });
    if (state !== 12) expect(await lab.migrate(32768)).toMatchObject({ ReturnValue: 4096 });
  });
});
