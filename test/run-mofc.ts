/** mofc as a process of its own, from its sources. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";

const main = resolve("src/cli/main.ts");
/** Node compiles the sources once for all runs. */
const env = { ...process.env, NO_COLOR: "1", NODE_COMPILE_CACHE: resolve("node_modules/.cache/mofc-test") };

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** @param input what comes in by a pipe */
export function runMofc(folder: string, args: readonly string[], input: string | Uint8Array = ""): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    env,
  });
  return { code: status, out: stdout, error: stderr };
}

/** Does not wait for its end. */
export function startMofc(
  folder: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [main, ...args], { cwd: folder, env: { ...env, ...more } });
}
