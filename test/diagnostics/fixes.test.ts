import { describe, expect, it } from "vitest";
import type { Edit, Fix } from "../../src/diagnostics/diagnostic.ts";
import { applyEdits, compatibleEdits } from "../../src/diagnostics/fixes.ts";
import type { Encoding, SourceFile } from "../../src/source/source-file.ts";
import { compileText } from "../compile-text.ts";

/** The text of one file after all fixes. */
function fixed(mof: string): string {
  const { findings } = compileText(mof);
  return applied(
    mof,
    findings.flatMap(({ fix }) => fix ?? []),
  );
}

function applied(text: string, fixes: readonly Fix[]): string {
  const { edits } = compatibleEdits(fixes);
  const file: SourceFile = { path: "test.mof", text, encoding: "utf-8" };
  return new TextDecoder().decode(applyEdits(new TextEncoder().encode(text), file, edits));
}

describe("what is certain is fixed, and nothing else is touched", () => {
  it.each([
    [
      "a missing semicolon behind a property",
      "class A_B {\n  uint32 X  // count\n};\n",
      "class A_B {\n  uint32 X;  // count\n};\n",
    ],
    ["a missing semicolon behind a class", "class A_B { }\nclass A_C { };\n", "class A_B { };\nclass A_C { };\n"],
    [
      "a missing semicolon in front of qualifiers",
      "class A_B {\n  uint32 X\n  [Write] uint32 Y [Write] uint32 Z;\n};\n",
      "class A_B {\n  uint32 X;\n  [Write] uint32 Y; [Write] uint32 Z;\n};\n",
    ],
    ["a missing semicolon at the end of the file", "class A_B { }", "class A_B { };"],
    [
      "a missing comma in a qualifier declaration",
      "Qualifier Q : boolean = false\n  Scope(any);",
      "Qualifier Q : boolean = false,\n  Scope(any);",
    ],
    [
      "a datetime without its opening quote",
      'class A_B { datetime T = 00000000000500.000000:000"; };',
      'class A_B { datetime T = "00000000000500.000000:000"; };',
    ],
    [
      "a datetime without quotes",
      "class A_B { datetime T = 00000000000500.000000:000; };",
      'class A_B { datetime T = "00000000000500.000000:000"; };',
    ],
    [
      "a scalar as the default of an array",
      "class A_B { uint16 States[] = 2; };",
      "class A_B { uint16 States[] = {2}; };",
    ],
    [
      "the case of a name",
      "class A_B { };\n[Association] class A_D { a_b REF L; A_B REF R; };",
      "class A_B { };\n[Association] class A_D { A_B REF L; A_B REF R; };",
    ],
    [
      "the case of qualifiers",
      "class A_B { [key] string X; [key, Write] string Y; };",
      "class A_B { [Key] string X; [Key, Write] string Y; };",
    ],
    ["a type of another language", "class A_B { int32 X; BOOL Y; };", "class A_B { sint32 X; boolean Y; };"],
    ["a misspelt type", "class A_B { unit32 X; strng Y; };", "class A_B { uint32 X; string Y; };"],
    [
      "numbers of other languages",
      "class A_B { real32 X = 1e5; uint8 Y[0b11] = {0b1, 5u}; };",
      "class A_B { real32 X = 1.0e5; uint8 Y[11b] = {1b, 5}; };",
    ],
    [
      "brackets behind the type",
      "class A_B { uint8[] X; boolean M([In] A_B REF[4] Y); };",
      "class A_B { uint8 X[]; boolean M([In] A_B REF Y[4]); };",
    ],
    [
      "a misspelt scope and flavor",
      "Qualifier Q : boolean, Scope(propery), Flavor(EnableOveride);",
      "Qualifier Q : boolean, Scope(property), Flavor(EnableOverride);",
    ],
    ["a comma before a bracket", '[Description("x"), ] class A_B { };', '[Description("x") ] class A_B { };'],
  ])("%s", (_title, before, after) => {
    expect(fixed(before)).toBe(after);
  });

  it("leaves what could mean two things", () => {
    for (const text of [
      "class A_B : { };",
      "class A_B { uint32 X",
      "class A_B { }:",
      "class A_B { sint3 X; long Y; };",
      "class A_B : A_Bb { };",
    ])
      expect(fixed(text)).toBe(text);
  });
});

describe("bytes", () => {
  const edit = (file: SourceFile) => [{ span: { file, start: 2, end: 2 }, text: ";" }];

  it.each<[string, Encoding, number[], number[]]>([
    [
      "UTF-8 with a byte order mark",
      "utf-8",
      [0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x62, 0x0a],
      [0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x62, 0x3b, 0x0a],
    ],
    [
      "UTF-16LE with a byte order mark",
      "utf-16le",
      [0xff, 0xfe, 0xe9, 0, 0x62, 0, 0x0a, 0],
      [0xff, 0xfe, 0xe9, 0, 0x62, 0, 0x3b, 0, 0x0a, 0],
    ],
    ["UTF-16BE without one", "utf-16be", [0, 0xe9, 0, 0x62, 0, 0x0a], [0, 0xe9, 0, 0x62, 0, 0x3b, 0, 0x0a]],
    ["Windows-1252", "windows-1252", [0xe9, 0x62, 0x0a], [0xe9, 0x62, 0x3b, 0x0a]],
  ])("%s stays what it is", (_title, encoding, before, after) => {
    const file: SourceFile = { path: "test.mof", text: "éb\n", encoding };
    expect([...applyEdits(Uint8Array.from(before), file, edit(file))]).toEqual(after);
  });
});

describe("of fixes that touch each other the first one is applied, as a whole", () => {
  const file: SourceFile = { path: "test.mof", text: "", encoding: "utf-8" };
  const edit = (start: number, end: number, text: string): Edit => ({ span: { file, start, end }, text });

  it.each<[string, Edit[][], string]>([
    ["two that overlap", [[edit(1, 3, "X")], [edit(2, 4, "Y")]], "aXd"],
    ["two insertions at one place", [[edit(1, 1, "X")], [edit(1, 1, "Y")]], "aXbcd"],
    ["an insertion within a replacement", [[edit(1, 3, "X")], [edit(2, 2, "Y")]], "aXd"],
    ["a replacement around an insertion", [[edit(2, 2, "Y")], [edit(1, 3, "X")]], "abYcd"],
    ["one behind the other", [[edit(1, 2, "X")], [edit(2, 3, "Y")]], "aXYd"],
    ["given from the end to the beginning", [[edit(3, 4, "D")], [edit(0, 1, "A")]], "AbcD"],
    ["one edit of two is taken", [[edit(1, 2, "X")], [edit(0, 1, "A"), edit(1, 2, "Y")]], "aXcd"],
    [
      "an edit that two share",
      [
        [edit(0, 0, ">"), edit(1, 2, "X")],
        [edit(0, 0, ">"), edit(3, 4, "Y")],
      ],
      ">aXcY",
    ],
  ])("%s", (_, fixes, expected) => {
    expect(
      applied(
        "abcd",
        fixes.map((edits) => ({ edits })),
      ),
    ).toBe(expected);
  });
});
