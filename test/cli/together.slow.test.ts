import { once } from "node:events";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

test("two runs at once leave what one would", async () => {
  const project = new ProjectFolder({
    "mof/a.mof": Array.from({ length: 40 }, (_, index) => `class A_${index} { [Key] string Id; };`).join("\n"),
  });
  const runs = [project.start("generate"), project.start("generate")];
  const codes = await Promise.all(runs.map(async (child) => ((await once(child, "exit")) as [number | null])[0]));
  expect(codes).toEqual([0, 0]);
  expect(project.run("generate", "--check", "--no-cache")).toMatchObject({ code: 0, error: "" });
  expect(project.run("generate", "--check")).toMatchObject({ code: 0, error: "" });
  const left = readdirSync(project.path, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tmp"));
  expect(left).toEqual([]);
});
