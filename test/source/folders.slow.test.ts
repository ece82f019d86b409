/** Making the folders that a file needs ends, also where none can be made: run as a process that is killed if it does not. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const isHere = process.platform === "linux" && existsSync("/proc/self");
if (!isHere) console.log("The test of folders that cannot be made is skipped: there is no /proc.");

test.skipIf(!isHere)("below /proc the system says no", { timeout: 60_000 }, () => {
  const source = `
    import { nodeHost } from ${JSON.stringify(resolve("src/source/host.ts"))};
    try { nodeHost("/").write("/proc/nowhere/below/file", ""); } catch (error) { console.log(error.code, error.path); }`;
  const { stdout, signal } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], {
    encoding: "utf8",
    timeout: 30_000,
    killSignal: "SIGKILL",
  });
  expect({ stdout, signal }).toEqual({ stdout: "ENOENT /proc/nowhere/below/file\n", signal: null });
});
