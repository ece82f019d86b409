/** Jobs that are followed to their end, over a server that does not always answer. */
import { describe, expect, test } from "vitest";
import { CimError, CimStatus } from "../../../src/runtime/cim-error.ts";
import type { CimClient } from "../../../src/runtime/client/cim-client.ts";
import { TransportError } from "../../../src/runtime/client/transport-error.ts";
import { JobError, watchJob, whenCompleted } from "../../../src/runtime/client/watch-job.ts";
import { reference } from "../../../src/runtime/reference.ts";

const job = reference("ACME_Job", { InstanceID: "1" });
const gone = new CimError(CimStatus.NOT_FOUND, "gone");
const lost = new TransportError("unreachable", "lost");

type Look = Readonly<Record<string, unknown>> | Error;

/** Answers with one look after the other, the last one for ever; keeps how long it was waited for. */
function scripted(...looks: readonly Look[]): {
  client: Pick<CimClient, "read">;
  pauses: number[];
  pause: () => Promise<void>;
} {
  const left = [...looks];
  const pauses: number[] = [];
  const read = async (): Promise<unknown> => {
    const look = left.length > 1 ? left.shift() : left[0];
    if (look instanceof Error) throw look;
    return { name: job, values: look };
  };
  return {
    client: { read } as unknown as Pick<CimClient, "read">,
    pauses,
    pause: async (ms = 0) => void pauses.push(ms),
  };
}

async function followed(
  looks: readonly Look[],
  patienceMs = 1000,
): Promise<{ states: unknown[]; pauses: number[]; error: unknown }> {
  const { client, pauses, pause } = scripted(...looks);
  const states: unknown[] = [];
  try {
    for await (const { state, percentComplete, isCompleted } of watchJob(client, job, { pause, patienceMs }))
      states.push([state, percentComplete, isCompleted]);
    return { states, pauses, error: null };
  } catch (error) {
    return { states, pauses, error };
  }
}

const running = { JobState: 4, PercentComplete: 10 };
const done = { JobState: 7, PercentComplete: 100 };

describe("a job", () => {
  test("is told of where it changes, and looked at in growing pauses", async () => {
    const { states, pauses, error } = await followed([running, running, { ...running, PercentComplete: 50 }, done]);
    expect(states).toEqual([
      [4, 10, false],
      [4, 50, false],
      [7, 100, true],
    ]);
    expect(pauses).toEqual([200, 300, 450]);
    expect(error).toBe(null);
  });

  test("that fails has a code and texts", async () => {
    const failed = { JobState: 10, ErrorCode: 32768, ErrorDescription: "No such host.", JobStatus: "Failed" };
    const { error } = await followed([running, failed]);
    expect(error).toBeInstanceOf(JobError);
    expect(error).toMatchObject({
      code: 32768,
      state: 10,
      texts: ["No such host.", "Failed"],
      message: "The job failed: No such host. Failed",
    });
  });

  test.each([
    [8, "The job was terminated"],
    [9, "The job was killed"],
  ])("in state %i has ended badly", async (JobState, message) => {
    expect((await followed([{ JobState }])).error).toMatchObject({ name: "JobError", code: null, message });
  });

  test("outlives a lost connection", async () => {
    expect((await followed([running, lost, lost, done])).states).toEqual([
      [4, 10, false],
      [7, 100, true],
    ]);
  });

  test("whose server does not come back is given up", async () => {
    const { error, pauses } = await followed([running, lost]);
    expect(error).toBe(lost);
    expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThan(1000);
  });

  test("that is removed after its end is over; one that never was is an error", async () => {
    expect((await followed([running, gone])).states.at(-1)).toEqual([4, 10, true]);
    expect((await followed([gone])).error).toBe(gone);
  });

  test("is given up with the signal", async () => {
    const { client } = scripted(running);
    const watch = watchJob(client, job, { signal: AbortSignal.timeout(20), firstPauseMs: 10_000 });
    await watch.next();
    await expect(watch.next()).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("what a method has begun", () => {
  test.each([
    ["is done at once", { ReturnValue: 0 }],
    ["is done with its job", { ReturnValue: 4096, Job: job }],
    ["has a job under another name", { ReturnValue: 4096, Task: job }],
  ])("%s", async (_, output) => {
    const { client, pause } = scripted(running, done);
    expect(await whenCompleted(client, output, { pause })).toBe(output);
  });

  test.each([
    [{ ReturnValue: 5, Job: null }, "The method returned 5"],
    [{ ReturnValue: 4096, Job: null }, "The method returned 4096"],
    [{ ReturnValue: 4096, Job: job }, "The job failed"],
  ])("ends badly: %j", async (output, message) => {
    const { client, pause } = scripted({ JobState: 10 });
    await expect(whenCompleted(client, output, { pause })).rejects.toMatchObject({ name: "JobError", message });
  });
});
