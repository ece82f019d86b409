import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

/** Enough for formatting to take longer than starting. */
const classes = (type: string): string =>
  Array.from({ length: 100 }, (_, index) => `class A_${index} { [Key] string Id; ${type} Size; };`).join("\n");

/** The output, the manifest included, by path. */
function filesOf(project: ProjectFolder): Map<string, string> {
  const paths = readdirSync(join(project.path, "generated"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.\w+$/.test(path),
  );
  return new Map(paths.sort().map((path) => [path, project.read(`generated/${path}`)]));
}

// When a signal hits is left to chance: whenever it does, this holds.
test.each([
  ["SIGINT", 130, [500, 1100]],
  ["SIGTERM", 143, [800, 1400]],
] as const)("%s leaves each file old or new, and nothing else", async (signal, interrupted, times) => {
  const project = new ProjectFolder({ "mof/a.mof": classes("uint8") });
  project.run("generate");
  const old = filesOf(project);
  project.write("mof/a.mof", classes("uint64"));
  project.run("generate", "--out", "wanted");
  const wanted = (path: string): string => project.read(`wanted/${path}`);
  for (const time of times) {
    const child = project.start("generate", "--no-cache");
    const ended = once(child, "exit");
    await delay(time);
    child.kill(signal);
    const [code] = await ended;
    const files = filesOf(project);
    // `null` where it hit before mofc listened.
    expect([null, 0, interrupted]).toContain(code);
    expect([...files.keys()]).toEqual([...old.keys()]);
    for (const [path, text] of files) expect([old.get(path), wanted(path)]).toContain(text);
  }
  expect(project.run("generate").code).toBe(0);
  expect(filesOf(project).get("types/A_7.ts")).toBe(wanted("types/A_7.ts"));
});
