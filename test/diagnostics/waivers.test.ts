import { describe, expect, it } from "vitest";
import { checkText, codesOf } from "./check-text.ts";

/** Values has one label too few: an error that a team may allow. */
const shortMap = '[ValueMap {"0", "1"}, Values {"Off"}] uint8 State;';

describe("// mofc-allow", () => {
  it("allows a finding of the next member", () => {
    const found = checkText(`class A_B { [Key] string Id;\n// mofc-allow map-length: the vendor's list ends there\n${shortMap} };`);
    expect(codesOf(found)).toEqual([]);
  });

  it("allows a finding anywhere in the next declaration", () => {
    const found = checkText(`// mofc-allow map-length: the vendor's list ends there\nclass A_B { [Key] string Id; ${shortMap} };`);
    expect(codesOf(found)).toEqual([]);
  });

  it("does not reach past the next member", () => {
    const found = checkText(`class A_B {\n// mofc-allow map-length: not this one\n[Key] string Id;\n${shortMap} };`);
    expect(codesOf(found)).toEqual(["warning waiver-unused", "error map-length"]);
  });

  it("names a code that there is", () => {
    const found = checkText("// mofc-allow map-lenght: misspelt\nclass A_B { [Key] string Id; };");
    expect(codesOf(found)).toEqual(["warning waiver-code"]);
  });

  it("gives a reason", () => {
    const found = checkText(`class A_B { [Key] string Id;\n// mofc-allow map-length\n${shortMap} };`);
    expect(codesOf(found)).toEqual(["warning waiver-reason"]);
  });

  it("cannot allow an error of the language", () => {
    const found = checkText("// mofc-allow inh-unknown-superclass: it will come\nclass A_B : A_C { };");
    expect(codesOf(found)).toEqual(["warning waiver-error", "error inh-unknown-superclass"]);
  });
});

describe("settings", () => {
  const text = `class A_B { [Key] string Id; ${shortMap} };`;

  it("switch off what a team may decide", () => {
    expect(codesOf(checkText(text, { rules: new Map([["map-length", "off"]]) }))).toEqual([]);
  });

  it("change a severity", () => {
    expect(codesOf(checkText(text, { rules: new Map([["map-length", "info"]]) }))).toEqual(["info map-length"]);
  });

  it("leave errors of the language what they are", () => {
    const found = checkText("class A_B : A_C { };", { rules: new Map([["inh-unknown-superclass", "off"]]) });
    expect(codesOf(found)).toEqual(["error inh-unknown-superclass"]);
  });

  it("let warnings fail", () => {
    const found = checkText("// mofc-allow map-length: nothing here\nclass A_B { [Key] string Id; };", { warningsAsErrors: true });
    expect(codesOf(found)).toEqual(["error waiver-unused"]);
  });
});
