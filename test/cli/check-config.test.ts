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

test("a wrong configuration ends a check with 2", () => {
  const project = new ProjectFolder({ "a.mof": shortMap, "mofc.config.json": '{ "ruels": {} }' });
  const { code, error } = project.run("check", "a.mof");
  expect(code).toBe(2);
  expect(error).toContain('did you mean "rules"?');
});
