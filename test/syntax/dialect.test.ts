import { expect, test } from "vitest";
import { compileFiles } from "../compile-text.ts";

/** The dialect of the last file, and what told it. */
function dialectIn(files: Readonly<Record<string, string>>): string {
  const { program, dialectOf } = compileFiles(files, { dialect: "auto" });
  const path = Object.keys(files).at(-1);
  const { dialect, mark } = dialectOf(program.files.find(({ source }) => source.path === path)!.source);
  return mark === null ? dialect : `${dialect}: ${mark.what}`;
}

test.each([
  ["class A_B { [Key] string Id; };", "dmtf"],
  ['[Provider("cmpi:A_B")] class A_B { [Key] string Id; };', "dmtf"],
  ["class A_B { [Implemented] uint32 M(); };", "dmtf"],
  ["class A_B { string S; unit32 Misspelt; };", "dmtf"],
  ["class __MethodParameters_M { [In] uint8 P; };", "dmtf"],
  ["class __PARAMETERS { };", "wmi: a system class"],
  ['[Dynamic, Provider("P")] class A_B { };', "wmi: the qualifier Dynamic"],
  ["[SMS_Report(TRUE)] class A_B { };", "wmi: the qualifier SMS_Report"],
  ["class A_B { uint32 M([in, optional] uint8 P); };", "wmi: the qualifier optional"],
  ["class A_B { A_C C; };", "wmi: the class A_C as a type"],
  ["instance of A_B { C = {instance of A_C { }}; };", "wmi: an instance within an instance"],
  ['instance of OMI_ConfigurationDocument { Version="2.0.0"; };', "wmi: the class OMI_ConfigurationDocument of DSC"],
  ["instance of MSFT_DSCMetaConfiguration { };", "wmi: the class MSFT_DSCMetaConfiguration of DSC"],
  ["/*\n@TargetNode='localhost'\n*/\ninstance of A_B { };", "wmi: @TargetNode"],
  ["uint32 M([in] uint8 P);", "docs: a method outside a class"],
])("%s", (mof, expected) => {
  expect(dialectIn({ "test.mof": mof })).toBe(expected);
});

test("a file of localized amendments is WMI's by its ending", () => {
  expect(dialectIn({ "a.mfl": "class A_B { };" })).toBe("wmi: the ending .mfl");
});

test.each([
  ["[Dynamic] class A_B { };", "wmi: the class a_b"],
  ["class A_B { };", "dmtf"],
])("instances follow their class, %s", (mof, expected) => {
  expect(dialectIn({ "a.mof": mof, "b.mof": "instance of a_b { };" })).toBe(expected);
});
