import type { CIM_ConcreteJob, CIM_ConcreteJob_RequestStateChange_Output } from "../../../generated/index.js";

export function isRunning(job: CIM_ConcreteJob): boolean {
  return job.JobState === 4;
}

export async function kill(call: () => Promise<CIM_ConcreteJob_RequestStateChange_Output>): Promise<void> {
  await call();
}

// mofc-allow value-reserved: one provider sends it
export const isPaused = (job: CIM_ConcreteJob): boolean => Number(job.JobState) === 13;
