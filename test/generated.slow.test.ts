import { expect, test } from "vitest";
import { runMofc } from "./run-mofc.ts";

test("generated/ is what mofc generates from mof/ today", () => {
  const { code, out, error } = runMofc(".", ["generate", "--check", "--no-cache"]);
  expect(out + error).toMatch(/^generated: up to date, \d+ files\n$/);
  expect(code).toBe(0);
});
