import { expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

const shortMap = 'class A_B { [Key] string Id; [ValueMap {"0", "1"}, Values {"Off"}] uint8 State; };';

test("check follows the rules of the configuration, and the command line wins", () => {
  const project = new ProjectFolder({ "a.mof": shortMap, "mofc.config.json": '{ "rules": { "map-length": "off" } }' });
  expect(project.run("check", "a.mof")).toEqual({ code: 0, out: "", error: "" });
  expect(project.run("check", "a.mof", "--rule", "map-length=error").code).toBe(1);
});

test("commands look for what is included where the configuration says", () => {
  const project = new ProjectFolder({
    "a.mof": "class A_B : Base_Thing { };",
    "library/Base_Thing.mof": "class Base_Thing { [Key] string Id; };",
    "mofc.config.json": '{ "include": ["library"] }',
  });
  expect(project.run("check", "a.mof")).toEqual({ code: 0, out: "", error: "" });
  expect(project.run("model", "a.mof", "--class", "A_B").code).toBe(0);
});

test("every command reads what the configuration says, as it says", () => {
  const project = new ProjectFolder({
    "schema/a.mof": `#pragma include ("b.mof")\nclass A_C : A_B {};`,
    "library/b.mof": shortMap,
    "mofc.config.json": '{ "sources": ["schema"], "include": ["library"], "rules": { "map-length": "off" } }',
  });
  expect(project.run("check")).toEqual({ code: 0, out: "", error: "" });
  expect(project.run("model", "--class", "A_C")).toMatchObject({ code: 0, error: "" });
  expect(project.run("diff", "schema", "schema")).toEqual({ code: 0, out: "No changes.\n", error: "" });
  expect(project.run("generate", "--dry-run")).toMatchObject({ code: 0, error: "" });
  project.write("mofc.config.json", '{ "sources": 1 }');
  for (const command of [
    ["check"],
    ["model", "--json"],
    ["diff", "schema", "schema"],
    ["generate"],
    ["scaffold", "A_C", "--out", "providers"],
  ]) {
    expect(project.run(...command)).toMatchObject({ code: 2, out: "" });
  }
});

test("a wrong configuration ends a check with 2", () => {
  const project = new ProjectFolder({ "a.mof": shortMap, "mofc.config.json": '{ "ruels": {} }' });
  const { code, error } = project.run("check", "a.mof");
  expect(code).toBe(2);
  expect(error).toContain('did you mean "rules"?');
});
