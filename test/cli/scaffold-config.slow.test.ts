import { expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

test("scaffold finds MOF and generated code where the configuration says, and the command line wins", () => {
  const project = new ProjectFolder({
    "schema/disk.mof": "class My_Disk { [Key] string Id; };",
    "mofc.config.json":
      '{ "sources": ["schema"], "backends": ["providers"], "out": "src/cim", "importExtension": ".ts", "rules": { "meth-no-codes": "off" } }',
  });
  const missing =
    "mofc: note: not generated yet: src/cim/providers/My_Disk.ts. Run mofc generate with the backend providers.\n";
  expect(project.run("scaffold", "My_Disk", "--out", "src/providers")).toEqual({
    code: 0,
    out: "src/providers/My_Disk.ts: new\nsrc/providers/My_Disk.test.ts: new\n",
    error: missing,
  });
  expect(project.read("src/providers/My_Disk.ts")).toContain('from "../cim/providers/My_Disk.ts";');
  expect(project.run("generate").code).toBe(0);
  expect(project.run("scaffold", "My_Disk", "--out", "src/providers")).toEqual({
    code: 0,
    out: "src/providers/My_Disk.ts: up to date\n",
    error: "",
  });
  project.run("scaffold", "My_Disk", "--out", "other", "--generated", "elsewhere", "--import-extension", "");
  expect(project.read("other/My_Disk.ts")).toContain('from "../elsewhere/providers/My_Disk";');
});
