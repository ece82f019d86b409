import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

const good = 'class Vendor_A {\n  [Key]\n  string Id;\n\n  [ValueMap {"1"}, Values {"One"}]\n  uint8 State;\n};\n';
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);

describe("usage", () => {
  test.each([["generate"], ["check"], ["model"], ["format"]])(
    "%s --help tells what there is, with examples",
    (command) => {
      const { code, out, error } = new ProjectFolder().run(command, "--help");
      expect({ code, error }).toEqual({ code: 0, error: "" });
      expect(out).toContain(`Usage: mofc ${command} [options]`);
      expect(out).toContain(`Examples:\n  mofc ${command}`);
      expect(out).not.toMatch(/default: (?:false|null|\[\]|\{\})/);
    },
  );

  test.each([
    ["no arguments", [], "Usage: mofc [options] [command]"],
    ["an unknown command", ["chek"], "error: unknown command 'chek'\n(Did you mean check?)"],
    ["an unknown option", ["check", "a.mof", "--no-such"], "error: unknown option '--no-such'"],
    [
      "nothing to read",
      ["check"],
      'error: name MOF files or folders: this folder has neither a folder "mof" nor a configuration with sources',
    ],
    [
      "a wrong choice",
      ["check", "a.mof", "--dialect", "mof3"],
      "argument 'mof3' is invalid. Allowed choices are auto, dmtf, wmi, docs.",
    ],
    ["a wrong locale", ["check", "a.mof", "--locale", "english"], "argument 'english' is invalid."],
    ["nothing to print", ["model", "a.mof"], "error: say what to print: --json, or --class with a name"],
    [
      "what excludes each other",
      ["format", "a.mof", "--check", "--write"],
      "error: --check and --write exclude each other",
    ],
  ])("%s: exit 2 and a sentence", (_, argv, sentence) => {
    const { code, out, error } = new ProjectFolder({ "a.mof": good }).run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toContain(sentence);
    expect(error).not.toMatch(/^\s+at /m);
  });
});

describe("check", () => {
  test("nothing is said about what is right", () => {
    expect(new ProjectFolder({ "a.mof": good }).run("check", ".")).toEqual({ code: 0, out: "", error: "" });
  });

  test.each([
    ["a PNG", { "a.mof": png }, "a.mof:1:1: error file-binary: the file is not text: it contains NUL characters"],
    [
      "a missing include",
      { "a.mof": `#pragma include ("b.mof")\n${good}` },
      'a.mof:1:18: error inc-missing: the included file "b.mof" was not found',
    ],
    [
      "a folder without MOF",
      { "a.mof/readme.md": "" },
      'mofc: error folder-without-mof: no .mof or .mfl file matches "a.mof"',
    ],
    ["a file that is not there", {}, 'mofc: error file-missing: the file or folder "a.mof" does not exist'],
    [
      "a truncated class",
      { "a.mof": "class Vendor_A {\n  [Key] uint8 P;\n  [Key] uint" },
      "a.mof:3:13: error syntax-error: expected a name, found the end of the file",
    ],
    [
      "a PowerShell script",
      {
        "a.mof":
          "# Makes a thing.\nparam(\n  [string]$Name = 'x',\n  [switch]$Force\n)\n$ErrorActionPreference = 'Stop'\nfunction Get-Thing {\n  Get-WmiObject -Class Win32_Process | Where-Object { $_.Name -eq $Name }\n}\nGet-Thing | Format-Table\n",
      },
      "a.mof:1:1: error file-foreign",
    ],
  ])("%s: exit 1, the place and a sentence, no stack trace", (_, files, expected) => {
    const { code, out, error } = new ProjectFolder(files).run("check", "a.mof");
    expect(code).toBe(1);
    expect(out).toContain(expected);
    expect(error).toMatch(/^1 error in \d+ files?\n$/);
    expect(out).not.toMatch(/^\s+at /m);
  });

  test("what the system refuses is told in words", () => {
    const project = new ProjectFolder({ "a.mof": good, out: "a file" });
    expect(project.run("generate", "a.mof", "--out", "out")).toMatchObject({
      code: 1,
      out: "",
      error: expect.stringContaining(": a file is where a folder is needed (") as string,
    });
  });

  test("three errors in three classes are three errors", () => {
    const { out, error } = new ProjectFolder({
      "a.mof": "class X_A { uint8 = 1; };\nclass X_B { [Key uint8 P; };\nclass X_C : { uint8 P; };\n",
    }).run("check", "a.mof");
    expect(out.split("\n").filter((line) => line.startsWith("a.mof:"))).toEqual([
      'a.mof:1:19: error syntax-error: expected a name, found "="',
      'a.mof:2:18: error syntax-error: expected "," or "]", found "uint8"',
      'a.mof:3:13: error syntax-error: expected a name, found "{"',
    ]);
    expect(error).toBe("3 errors in 1 file\n");
  });

  test("--verbose says which dialect a file has, and why", () => {
    const { error } = new ProjectFolder({
      "a.mof": good,
      "b.mof": "#pragma autorecover\nclass B { [Key] uint8 P; };\n",
    }).run("check", ".", "-v");
    expect(error).toContain(
      "a.mof: dialect dmtf (no mark of another one)\nb.mof: dialect wmi (#pragma autorecover at b.mof:1:1)\n",
    );
  });
});

describe("format", () => {
  const rough = 'class Vendor_A{[Key]string Id;[ValueMap{"1"},Values{"One"}]uint8 State;};';

  test("prints the canonical form", () => {
    expect(new ProjectFolder({ "a.mof": rough }).run("format", "a.mof")).toEqual({ code: 0, out: good, error: "" });
  });

  test("--check lists what is not canonical, and changes nothing", () => {
    const project = new ProjectFolder({ "a.mof": rough, "b.mof": good });
    expect(project.run("format", "--check", ".")).toEqual({ code: 1, out: "a.mof\n", error: "" });
    expect(project.read("a.mof")).toBe(rough);
  });

  test("--write rewrites it, and then there is nothing to do", () => {
    const project = new ProjectFolder({ "a.mof": rough, "b.mof": good });
    expect(project.run("format", "--write", ".")).toEqual({ code: 0, out: "a.mof\n", error: "" });
    expect(project.read("a.mof")).toBe(good);
    expect(project.run("format", "--check", ".")).toEqual({ code: 0, out: "", error: "" });
  });

  test("a file with a syntax error is left as it is", () => {
    const project = new ProjectFolder({ "a.mof": "class A { uint8 = 1; };" });
    const { code, error } = project.run("format", "--write", ".");
    expect(code).toBe(1);
    expect(error).toContain("a.mof:1:17: error syntax-error");
    expect(project.read("a.mof")).toBe("class A { uint8 = 1; };");
  });

  test("a file whose preprocessor lines cannot stay is left as it is, and the reason is told", () => {
    const conditional = "class A {\n#ifdef X\nuint8 B;\n#endif\n};";
    const project = new ProjectFolder({ "a.mof": conditional, "b.mof": good });
    const { code, out, error } = project.run("format", "--write", ".");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(error).toContain("a.mof:2:1: warning format-preprocessor");
    expect(project.read("a.mof")).toBe(conditional);
    expect(project.run("format", "a.mof")).toMatchObject({ code: 1, out: "" });
  });
});

describe("model", () => {
  test("--json is the model as JSON", () => {
    const { code, out } = new ProjectFolder({ "a.mof": good }).run("model", "a.mof", "--json");
    const { classes } = JSON.parse(out) as {
      classes: { name: string; keys: string[]; properties: { name: string }[] }[];
    };
    expect(code).toBe(0);
    expect(
      classes.map(({ name, keys, properties }) => [name, keys, properties.map((property) => property.name)]),
    ).toEqual([["Vendor_A", ["Id"], ["Id", "State"]]]);
  });

  test("--class shows what a terminal would act on", () => {
    const { out } = new ProjectFolder({
      "a.mof": '[Description("A lamp.\\nLit\\x1B[31m.")] class Vendor_A { [Key] string Id; };',
    }).run("model", "a.mof", "--class", "Vendor_A");
    expect(out).toContain("  A lamp.\n  Lit\\u{1B}[31m.\n");
  });

  test("--class is one class for people", () => {
    const { code, out } = new ProjectFolder({ "a.mof": good }).run("model", "a.mof", "--class", "vendor_a");
    expect({ code, out }).toEqual({
      code: 0,
      out: "Vendor_A\n\nProperties (2)\n  string Id  [key]\n  uint8 State\n      1  One\n",
    });
  });

  test("a class that is not there is an error with a suggestion", () => {
    const { code, error } = new ProjectFolder({ "a.mof": "class CIM_Process { [Key] string Id; };" }).run(
      "model",
      "a.mof",
      "--class",
      "CIM_Proces",
    );
    expect(code).toBe(1);
    expect(error).toContain('the class "CIM_Proces" is not declared; did you mean "CIM_Process"?');
  });
});

describe("generate", () => {
  /** Each file below the output folder with the time of its last change. */
  function outputOf(folder: string): Record<string, number> {
    const paths = readdirSync(join(folder, "generated"), { recursive: true, encoding: "utf-8" });
    return Object.fromEntries(paths.sort().map((path) => [path, statSync(join(folder, "generated", path)).mtimeMs]));
  }

  test("a second run writes nothing", () => {
    const project = new ProjectFolder({ "mof/a.mof": good });
    const first = project.run("generate");
    expect({ code: first.code, error: first.error }).toEqual({ code: 0, error: "" });
    const before = outputOf(project.path);
    expect(Object.keys(before)).toContain(join("enums", "Vendor_A.ts"));
    const second = project.run("generate");
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^generated: up to date, \d+ files\n$/);
    expect(outputOf(project.path)).toEqual(before);
  });

  test("with an error in the input nothing is written, and old files stay", () => {
    const project = new ProjectFolder({ "mof/a.mof": good });
    project.run("generate");
    const before = outputOf(project.path);
    project.write("mof/a.mof", "class A { uint8 = 1; };");
    const { code, error } = project.run("generate");
    expect(code).toBe(1);
    expect(error).toContain("mof/a.mof:1:17: error syntax-error");
    expect(outputOf(project.path)).toEqual(before);
  });

  test("an output folder that cannot be written is an error without a stack trace", () => {
    const project = new ProjectFolder({ "mof/a.mof": good, generated: "a file" });
    const { code, error } = project.run("generate");
    expect(code).not.toBe(0);
    expect(error).not.toMatch(/^\s+at /m);
  });
});
