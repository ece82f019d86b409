import type { CIM_ConcreteJob, CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Output as Output } from "../../../generated/index.js";

export async function migrate(call: () => Promise<Output>): Promise<Output["Job"]> {
  const { ReturnValue, Job } = await call();
  if (ReturnValue !== 0) throw new Error(`It failed with ${ReturnValue}.`);
  return Job;
}

export const isOver = (job: CIM_ConcreteJob): boolean => Number(job.JobState) === 13;
