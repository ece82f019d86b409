import { spawnSync } from "node:child_process";

/** What git prints. Throws an Error with `problem` where it refuses, or where there is no git. */
export function git(command: readonly string[], workingFolder: string, problem: string): string {
  const { status, stdout, error } = spawnSync("git", command, {
    cwd: workingFolder,
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error !== undefined) throw new Error(`git cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(problem);
  return stdout;
}
