import { expect, test } from "vitest";
import { isJobParameter, startsJob } from "../../src/runtime/started-job.ts";

test.each([
  [4096, "Method Parameters Checked - Job Started", false, true],
  [4096, "Method Parameters Checked - Transition Started", false, true],
  [4096n, "Job Started", false, true],
  [4096, "Accepted", true, true],
  [4096, null, true, true],
  [4096, "Busy", false, false],
  [4096, null, false, false],
  [4097, "Job Started", true, false],
  ["4096", "Job Started", true, false],
])("the code %s %j of a method that has a job (%s) starts one: %s", (value, label, hasJob, starts) => {
  expect(startsJob(value, label, hasJob)).toBe(starts);
});

test.each([
  ["Job", null, true],
  ["job", "CIM_LogicalElement", true],
  ["Work", "CIM_ConcreteJob", true],
  ["JobSettings", "CIM_SettingData", false],
  ["Work", "CIM_JobSettingData", false],
  ["Work", null, false],
])("the parameter %s of the class %s stands for the job: %s", (name, className, isJob) => {
  expect(isJobParameter(name, className)).toBe(isJob);
});
