import { expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

test("init looks at the folder, says what it saw, and overwrites nothing", () => {
  const project = new ProjectFolder({
    "mof/a.mof": "class A_Base { [Key] string Name; void M(); };",
    "tsconfig.json":
      '{ "compilerOptions": { "module": "nodenext", /* for Node */ "rewriteRelativeImportExtensions": true, "erasableSyntaxOnly": true, } }',
  });
  expect(project.run("init")).toEqual({
    code: 0,
    out: `- found 1 MOF file in mof/
- the dialect is wmi: mof/a.mof has void
- tsconfig.json has rewriteRelativeImportExtensions: imports end in .ts
- tsconfig.json allows erasable syntax only: enums become objects
mofc.config.ts was written; "mofc generate" uses it.
`,
    error: "",
  });
  const config = `export default {
  sources: ["mof"],
  dialect: "wmi",
  backends: ["types"],
  out: "generated",
  importExtension: ".ts",
  enumStyle: "const",
};
`;
  expect(project.read("mofc.config.ts")).toBe(config);
  expect(project.run("generate")).toMatchObject({ code: 0, error: "" });
  expect(project.run("init")).toEqual({
    code: 1,
    out: "",
    error: "mofc.config.ts already exists; it was left unchanged.\n",
  });
  expect(project.read("mofc.config.ts")).toBe(config);
});

test("where mofc is installed the configuration has its type; where modules have no type, its name says it", () => {
  const project = new ProjectFolder({ "package.json": "{}", "node_modules/mofc/package.json": "{}" });
  expect(project.run("init", "--backend", "types", "--backend", "providers").out)
    .toBe(`- this folder has no MOF files yet: put them in mof/
- without a tsconfig.json, imports end in .ts and enums are objects, because Node runs TypeScript that way
- package.json lacks "type": "module", which Node needs to run the generated ES modules
mofc.config.mts was written; "mofc generate" uses it.
`);
  expect(project.read("mofc.config.mts")).toBe(`import { defineConfig } from "mofc/config";

export default defineConfig({
  sources: ["mof"],
  backends: ["types", "providers"],
  out: "generated",
  importExtension: ".ts",
  enumStyle: "const",
});
`);
});
