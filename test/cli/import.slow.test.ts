import { expect, test } from "vitest";
import { page, properties } from "../import/pages.ts";
import { ProjectFolder } from "./project-folder.ts";

const fan = page({
  title: "ACME_Fan class",
  syntax: "class ACME_Fan : ACME_Device\n{\n  string  Id;\n  unit16  State;\n};",
  body: properties({
    Id: { facts: "Data type: **string**\nQualifiers: **Key**" },
    State: {
      facts: "Data type: **uint16**",
      text: "<dt>\n\n**Idle** (0)\n</dt> <dd></dd> <dt>\n\n**Reserved**\n</dt>",
    },
  }),
});

test("imported MOF compiles, and bindings are generated from it", () => {
  const project = new ProjectFolder({ "pages/fan.md": fan });
  expect(project.run("import", "pages", "--out", "mof")).toEqual({
    code: 0,
    out: "mof: 3 written, 0 unchanged\n",
    error:
      "1 × page-class-unknown\n1 × page-type-repaired\n1 × page-value-unnumbered\nclass pages: 1, method pages: 0, others: 0; classes: 1\n",
  });
  expect(project.run("check", "mof/root/acme.mof", "--dialect", "wmi")).toMatchObject({ code: 0 });
  expect(project.run("generate", "mof/root/acme.mof", "--dialect", "wmi", "--out", "cim").code).toBe(0);
  expect(project.read("cim/enums/ACME_Fan.ts")).toContain("Idle = 0,");
});

test("--check ends with 1 until the files are as the pages say; --dry-run writes nothing", () => {
  const project = new ProjectFolder({ "pages/fan.md": fan });
  expect(project.run("import", "pages", "--out", "mof", "--dry-run").out).toContain(
    "would add     mof/root/acme/ACME_Fan.mof",
  );
  const { code, error } = project.run("import", "pages", "--out", "mof", "--check");
  expect(code).toBe(1);
  expect(error).toContain('mof is not up to date: 3 missing. Run "mofc import".');
  project.run("import", "pages", "--out", "mof");
  expect(project.run("import", "pages", "--out", "mof", "--check")).toMatchObject({
    code: 0,
    out: "mof: up to date, 3 files\n",
  });
});

test("a file that mofc did not write stops the import before anything is written, unless --force is given", () => {
  const mine = "class ACME_Fan { [Key] string Id; };\n";
  const project = new ProjectFolder({ "pages/fan.md": fan, "mof/root/acme/ACME_Fan.mof": mine });
  const { code, error } = project.run("import", "pages", "--out", "mof");
  expect(code).toBe(2);
  expect(error).toContain("--force overwrites them:\n  mof/root/acme/ACME_Fan.mof\n");
  expect(project.read("mof/root/acme/ACME_Fan.mof")).toBe(mine);
  expect(project.run("import", "pages", "--out", "mof", "--force").code).toBe(0);
  expect(project.read("mof/root/acme/ACME_Fan.mof")).toContain("// Imported by mofc: ACME_Fan");
});

test("the report has the findings with their places, and the files", () => {
  const project = new ProjectFolder({ "pages/fan.md": fan, "pages/other.md": "# About fans\n" });
  project.run("import", "pages", "--out", "mof", "--report", "report.json");
  const report = JSON.parse(project.read("report.json")) as {
    counts: unknown;
    files: unknown;
    findings: { code: string; place: { file: string; line: number } }[];
  };
  expect(report.counts).toEqual({ classPages: 1, methodPages: 0, otherPages: 1, classes: 1 });
  expect(report.files).toEqual(["root/acme.mof", "root/acme/ACME_Fan.mof", "root/acme/stand-ins.mof"]);
  expect(report.findings.map(({ code, place }) => `${place.file} ${code}`)).toEqual([
    "pages/fan.md page-class-unknown",
    "pages/fan.md page-type-repaired",
    "pages/fan.md page-value-unnumbered",
    "pages/other.md page-skipped",
  ]);
});

test("a folder without pages is an error, and nothing is written", () => {
  const project = new ProjectFolder({ "pages/notes.txt": "" });
  expect(project.run("import", "pages", "--out", "mof")).toMatchObject({ code: 1, out: "" });
});
