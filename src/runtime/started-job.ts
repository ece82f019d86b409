/**
 * Methods that begin work which goes on in a job: their code and their out-parameter, known by the custom of DMTF's
 * schemas ("Method Parameters Checked - Job Started"), as no qualifier marks them.
 */

/** The code that says that a job goes on with the work; in methods without a job some classes give it other meanings. */
export const jobStartedCode = 4096;

/**
 * Whether a return code says that work goes on after the call.
 * @param hasJob whether the method has an out-parameter for the job
 */
export function startsJob(
  value: number | bigint | string,
  label: string | null,
  hasJob: boolean,
): boolean {
  return isJobStartedCode(value) && (hasJob || /started/i.test(label ?? ""));
}

/** Whether a return code is the one of methods that start jobs, whatever its label says. */
export function isJobStartedCode(value: number | bigint | string): boolean {
  return typeof value !== "string" && Number(value) === jobStartedCode;
}

/** Whether an out-parameter that is one reference stands for the job, by its name or by the class it refers to. */
export function isJobParameter(parameter: string, className: string | null): boolean {
  return /^job$/i.test(parameter) || (className !== null && /job$/i.test(className));
}
