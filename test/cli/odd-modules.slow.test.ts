/** Configurations and backends that throw anything, give back anything, or promise it. */
import { expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

const mof = "class A_One { [Key] string Id; };";

test.each([
  ["throw null;", "it threw null"],
  ['throw "no";', "it threw no"],
  ["throw new Proxy({}, { get() { throw 1; } });", "it threw "],
  ["throw { toString: null };", "it threw what cannot be shown"],
  ['throw Object.defineProperty(new Error(), "message", { get() { throw 1; } });', "it threw what cannot be shown"],
  ['throw new Error("first\\nsecond");', "Error: first"],
  ["export default Promise.resolve({});", "the default export is a promise"],
])("a configuration that says %s", (text, reason) => {
  const project = new ProjectFolder({ "mof/a.mof": mof, "mofc.config.mjs": text });
  const { code, out, error } = project.run("generate");
  expect([code, out]).toEqual([2, ""]);
  expect(error).toMatch(/^mofc\.config\.mjs(:1:1)?: error config-module: /);
  expect(error).toContain(reason);
  expect(error.split("\n").length).toBeLessThanOrEqual(3);
});

test.each([
  ["throw null", 'the backend "mine" failed: it threw null'],
  ["return null", 'the backend "mine" gave back no list of { path, template, view }'],
  ["return [null]", 'the backend "mine" gave back no list of { path, template, view }'],
  ["return Promise.resolve([])", 'the backend "mine" gave back no list of { path, template, view }'],
  ["return new Proxy([], { get() { throw 1; } })", 'the backend "mine" failed: it threw 1'],
  [
    'return [{ path: ".mofc-manifest.json", template: "index", view: {} }]',
    'A backend writes ".mofc-manifest.json", which mofc keeps for itself',
  ],
])("a backend whose views %s", (body, reason) => {
  const project = new ProjectFolder({
    "mof/a.mof": mof,
    "mofc.config.mjs": 'export default { backends: ["types", "./mine.mjs"] };',
    "mine.mjs": `export default { name: "mine", requires: [], views() { ${body}; } };`,
  });
  const { code, out, error } = project.run("generate");
  expect([code, out]).toEqual([2, ""]);
  expect(error.toLowerCase()).toBe(`mofc: error: ${reason.toLowerCase()}\n`);
});

test("a folder of templates that is not there is told", () => {
  const project = new ProjectFolder({ "mof/a.mof": mof, "mofc.config.json": '{ "templates": "nowhere" }' });
  expect(project.run("generate")).toMatchObject({
    code: 2,
    error: expect.stringContaining('templates: expected an existing folder, found "nowhere"') as string,
  });
});

test("no name of a file begins a command of a build server, or breaks a line", () => {
  const names = ["::error::x.mof", "a\n::warning::y.mof", "b\u001b[31m.mof", "##[error]z.mof"];
  const project = new ProjectFolder(Object.fromEntries(names.map((name) => [name, "class A{}"])));
  for (const args of [["check"], ["check", "--fix"], ["format", "--check"], ["format", "--write"]]) {
    const { out, error } = project.run(...args, ".");
    for (const line of `${out}${error}`.split("\n")) {
      expect(line).not.toMatch(/^\s*(::|##\[)/);
      expect(line).not.toContain("\u001b");
    }
  }
});
