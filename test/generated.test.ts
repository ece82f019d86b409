import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("generated/ is what mofc generates from mof/ today", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", "generate", "--check", "--no-cache"], { encoding: "utf8" });
  expect(stdout + stderr).toMatch(/^generated: up to date, \d+ files\n$/);
  expect(status).toBe(0);
});
