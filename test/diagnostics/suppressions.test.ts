import { describe, expect, it } from "vitest";
import { compileFiles, compileText, codesOf } from "../compile-text.ts";

/** Values has one label too few: an error that a team may allow. */
const shortMap = '[ValueMap {"0", "1"}, Values {"Off"}] uint8 State;';

describe("// mofc-allow", () => {
  it("allows a finding of the next member", () => {
    const compilation = compileText(
      `class A_B { [Key] string Id;\n// mofc-allow map-length: the vendor's list ends there\n${shortMap} };`,
    );
    expect(codesOf(compilation)).toEqual([]);
  });

  it("allows a finding anywhere in the next declaration", () => {
    const compilation = compileText(
      `// mofc-allow map-length: the vendor's list ends there\nclass A_B { [Key] string Id; ${shortMap} };`,
    );
    expect(codesOf(compilation)).toEqual([]);
  });

  it("does not reach past the next member", () => {
    const compilation = compileText(
      `class A_B {\n// mofc-allow map-length: not this one\n[Key] string Id;\n${shortMap} };`,
    );
    expect(codesOf(compilation)).toEqual(["warning suppression-unused", "error map-length"]);
  });

  it("is used where it is nearest", () => {
    const compilation = compileText(
      `// mofc-allow map-length: in all\nclass A_B { [Key] string Id;\n// mofc-allow map-length: in this one\n${shortMap} };`,
    );
    expect(codesOf(compilation)).toEqual(["warning suppression-unused"]);
  });

  it("names a code that there is", () => {
    const compilation = compileText("// mofc-allow map-lenght: misspelt\nclass A_B { [Key] string Id; };");
    expect(codesOf(compilation)).toEqual(["warning suppression-code"]);
  });

  it("gives a reason", () => {
    const compilation = compileText(`class A_B { [Key] string Id;\n// mofc-allow map-length\n${shortMap} };`);
    expect(codesOf(compilation)).toEqual(["warning suppression-reason"]);
  });

  it("allows a finding of the next parameter", () => {
    const compilation = compileText(
      `[Abstract] class A_B { boolean M(\n// mofc-allow map-length: the vendor's list ends there\n${shortMap.replace(";", "")}, ${shortMap.replace(" State;", " Other")}); };`,
    );
    expect(codesOf(compilation)).toEqual(["error map-length"]);
  });

  it("allows a warning of a dialect that counts as an error", () => {
    const wide =
      '#pragma autorecover\nclass A_B {\n// mofc-allow map-type-range: the driver sends it\n[ValueMap {"256"}, Values {"Off"}] uint8 State; };';
    expect(codesOf(compileText(wide, { dialect: "auto", settings: { warningsAsErrors: true } }))).toEqual([]);
    expect(
      codesOf(compileText(wide, { dialect: "auto", settings: { rules: new Map([["map-type-range", "error"]]) } })),
    ).toEqual([]);
    expect(codesOf(compileText(wide))).toContain("error map-type-range");
  });

  it("cannot allow an error of the language", () => {
    const compilation = compileText("// mofc-allow inh-cycle: it will come\nclass A_B : A_B { };");
    expect(codesOf(compilation)).toEqual(["warning suppression-error", "error inh-cycle"]);
  });
});

describe("settings", () => {
  const text = `class A_B { [Key] string Id; ${shortMap} };`;

  it("switch off what a team may decide", () => {
    expect(codesOf(compileText(text, { settings: { rules: new Map([["map-length", "off"]]) } }))).toEqual([]);
  });

  it("change a severity", () => {
    expect(codesOf(compileText(text, { settings: { rules: new Map([["map-length", "info"]]) } }))).toEqual([
      "info map-length",
    ]);
  });

  it("leave errors of the language what they are, and say so once", () => {
    const compilation = compileText("class A_B : A_B { };\nclass A_D : A_D { };", {
      settings: { rules: new Map([["inh-cycle", "off"]]) },
    });
    expect(codesOf(compilation)).toEqual(["warning rule-error", "error inh-cycle", "error inh-cycle"]);
  });

  it("switch off a warning of a dialect in which it is not an error", () => {
    const text = '#pragma autorecover\nclass A_B { [ValueMap {"256"}, Values {"Off"}] uint8 State; };';
    const rules = new Map([["map-type-range", "off"]] as const);
    expect(codesOf(compileText(text, { dialect: "wmi", settings: { rules } }))).toEqual([]);
    expect(codesOf(compileText(text, { dialect: "dmtf", settings: { rules } }))).toEqual([
      "warning rule-error",
      "warning key-missing",
      "error map-type-range",
    ]);
  });

  it("do not make errors of the warnings of a schema that the input stands on", () => {
    const files = {
      "test.mof": "class A_B : A_C { [Key] string Id; };",
      "lib/A_C.mof": '[Abstract] class A_C { [ValueMap {"1", "1"}, Values {"On", "Up"}] uint8 State; };',
    };
    for (const settings of [{ warningsAsErrors: true }, { rules: new Map([["map-overlap", "error"]] as const) }]) {
      expect(codesOf(compileFiles(files, { inputs: ["test.mof"], includeFolders: ["lib"], settings }))).toEqual([]);
    }
  });

  it("let warnings fail", () => {
    const compilation = compileText("// mofc-allow map-length: nothing here\nclass A_B { [Key] string Id; };", {
      settings: { warningsAsErrors: true },
    });
    expect(codesOf(compilation)).toEqual(["error suppression-unused"]);
  });
});
