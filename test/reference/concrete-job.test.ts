/** A second class of jobs, which only its contract drives. */
import { expect, test } from "vitest";
import {
  CIM_ConcreteJob_Behavior,
  CIM_ConcreteJob_Jobs,
  CIM_ConcreteJob_JobState as JobState,
  CIM_ConcreteJob_RequestStateChange_ReturnValue as Code,
  Dispatcher,
  JobEngine,
  JobSlots,
  ObjectStore,
  VirtualClock,
} from "../../generated/index.js";
import { FixedWork } from "./fixed-work.ts";

test("a CIM_ConcreteJob lives from its creation by way of Suspended to its removal", async () => {
  const clock = new VirtualClock();
  const store = new ObjectStore({ namespace: "root/cimv2" });
  const engine = new JobEngine(CIM_ConcreteJob_Behavior, {
    clock,
    store,
    slots: new JobSlots(),
    newId: () => "ACME:1",
  });
  const dispatcher = new Dispatcher([new CIM_ConcreteJob_Jobs(engine)]);
  const job = { className: "CIM_ConcreteJob", keys: { InstanceID: "ACME:1" } };
  const read = (): Promise<object> => dispatcher.getInstance(job.className, job.keys);
  const request = (RequestedState: number): Promise<object> =>
    dispatcher.invoke({ ...job, method: "RequestStateChange", input: { RequestedState } });

  engine.start(
    { Name: "Backup", Description: "Copies everything", Owner: "root" },
    new FixedWork({ durationMs: 10_000 }),
  );
  expect(await read()).toMatchObject({ JobState: JobState.Starting, Name: "Backup", Caption: "Backup", Owner: "root" });
  clock.advance(3_500);
  expect(await read()).toMatchObject({ JobState: JobState.Running, PercentComplete: 30 });
  expect(await request(3)).toEqual({ ReturnValue: Code.MethodParametersCheckedTransitionStarted });
  expect(await read()).toMatchObject({ JobState: JobState.Suspended });
  expect(await request(3)).toEqual({ ReturnValue: Code.InvalidStateTransition });
  expect(await request(2)).toEqual({ ReturnValue: Code.MethodParametersCheckedTransitionStarted });
  clock.advance(7_500);
  expect(await read()).toMatchObject({ JobState: JobState.Completed, PercentComplete: 100 });
  expect(await dispatcher.invoke({ ...job, method: "GetError" })).toEqual({ ReturnValue: 0, Error: null });
  clock.advance(300_000);
  await expect(read()).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
});
