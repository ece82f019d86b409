import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("into a pipe nothing is coloured, on a build server neither", () => {
  const { stdout } = spawnSync(process.execPath, ["src/cli/main.ts", "check", "test/cases/readme/vendor.mof"], {
    encoding: "utf8",
    env: { ...process.env, CI: "true", TERM: "xterm-256color" },
  });
  expect(stdout).toContain("error map-length");
  expect(stdout).not.toContain("\u001b");
});
