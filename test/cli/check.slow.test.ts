/** The options of `mofc check`, as a user sees them. */
import { describe, expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

const slips = `class Vendor_A {
  [key] string Id = 23;
  uint16 States[] = 2
  datetime Since = 20240229120000.000000+000;
  int32 Size = 1e3;
};
`;

describe("--fix", () => {
  test("fixes what is certain, and reports the rest", () => {
    const project = new ProjectFolder({ "a.mof": slips });
    const { code, out, error } = project.run("check", "a.mof", "--fix", "--dialect", "dmtf");
    expect(project.read("a.mof")).toBe(`class Vendor_A {
  [Key] string Id = 23;
  uint16 States[] = {2};
  datetime Since = "20240229120000.000000+000";
  sint32 Size = 1.0e3;
};
`);
    expect(out).toContain('a.mof:2:21: error val-type: "Id" is a string, but this is an integer');
    expect(out).toContain("a.mof:5:17: warning val-fraction");
    expect({ code, error }).toEqual({ code: 1, error: "a.mof: 6 fixed\n1 error, 1 warning in 1 file\n" });
  });

  test("rewrites no byte of a file in which there is nothing to fix", () => {
    const text = "\ufeffclass Vendor_A { [Key] string Id; };\r\n// é\r";
    const project = new ProjectFolder({ "a.mof": text });
    expect(project.run("check", "a.mof", "--fix")).toEqual({ code: 0, out: "", error: "" });
    expect(project.read("a.mof")).toBe(text);
  });

  test("leaves a schema alone that the input stands on", () => {
    const project = new ProjectFolder({
      "a.mof": "class Vendor_A : Vendor_B { };\n",
      "lib/Vendor_B.mof": "class Vendor_B { [key] string Id; }",
    });
    project.run("check", "a.mof", "-I", "lib", "--fix");
    expect(project.read("lib/Vendor_B.mof")).toBe("class Vendor_B { [key] string Id; }");
  });
});

describe("--max-errors", () => {
  const three =
    "class Vendor_A { [Key] string Id; };\nclass Vendor_B : Vendor_X { };\nclass Vendor_C : Vendor_Y { };\nclass Vendor_D : Vendor_Z { };\n";

  test("shows so many errors and says how many there are", () => {
    const { code, out, error } = new ProjectFolder({ "a.mof": three }).run("check", "a.mof", "--max-errors", "2");
    expect(out.match(/error inh-unknown-superclass/g)).toHaveLength(2);
    expect({ code, error }).toEqual({ code: 1, error: "3 errors in 1 file\nthe first 2 of 3 errors are shown\n" });
  });

  test("says nothing where there are fewer", () => {
    expect(new ProjectFolder({ "a.mof": three }).run("check", "a.mof", "--max-errors", "3").error).toBe(
      "3 errors in 1 file\n",
    );
  });
});

describe("--rule", () => {
  test.each([
    ["a code that there is not", "map-lenght=off", '"map-lenght" is not a code; did you mean "map-length"?'],
    ["no severity", "map-length=silent", "Write code=off, code=info, code=warn or code=error."],
    ["an error of every dialect", "inh-cycle=off", '"inh-cycle" is an error of the language and remains one.'],
  ])("%s is wrong usage", (_, rule, sentence) => {
    const { code, error } = new ProjectFolder({ "a.mof": slips }).run("check", "a.mof", "--rule", rule);
    expect(code).toBe(2);
    expect(error).toContain(sentence);
  });

  test("an error of this dialect stays one, and that is said", () => {
    const { code, out } = new ProjectFolder({ "a.mof": "class Vendor_A { [Key, Terminal] string Id; };" }).run(
      "check",
      "a.mof",
      "--rule",
      "qual-scope=off",
    );
    expect(code).toBe(1);
    expect(out).toContain('mofc: warning rule-error: "qual-scope" remains an error in the dialect dmtf');
    expect(out).toContain("error qual-scope");
  });

  test("a warning can be made an error", () => {
    const project = new ProjectFolder({ "a.mof": "class Vendor_A { string Id; };" });
    expect(project.run("check", "a.mof").code).toBe(0);
    expect(project.run("check", "a.mof", "--rule", "key-missing=error").code).toBe(1);
    expect(project.run("check", "a.mof", "--warnings-as-errors").code).toBe(1);
  });
});

describe("--format", () => {
  const run = (format: string) =>
    new ProjectFolder({ "a.mof": "class Vendor_A : Vendor_B { };\n" }).run("check", "a.mof", "--format", format);

  test("json and sarif are one object, github one line a finding; errors are exit 1 in all", () => {
    expect(run("json")).toMatchObject({ code: 1, error: "" });
    expect(JSON.parse(run("json").out)).toMatchObject({
      files: 1,
      errors: 1,
      findings: [{ code: "inh-unknown-superclass", place: { file: "a.mof", line: 1, column: 18 } }],
    });
    expect(JSON.parse(run("sarif").out)).toMatchObject({
      version: "2.1.0",
      runs: [{ results: [{ ruleId: "inh-unknown-superclass", level: "error" }] }],
    });
    expect(run("github").out).toMatch(/^::error file=a\.mof,line=1,col=18,.*title=inh-unknown-superclass::.*\n$/);
  });
});
