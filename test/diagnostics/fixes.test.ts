import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/diagnostics/fixes.ts";
import type { Encoding, SourceFile } from "../../src/source/source-file.ts";
import { compileText } from "../compile-text.ts";

/** The text of one file after all fixes. */
function mended(mof: string): string {
  const { findings } = compileText(mof);
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  const bytes = new TextEncoder().encode(mof);
  return new TextDecoder().decode(edits.length === 0 ? bytes : applyEdits(bytes, edits[0]!.span.file, edits));
}

describe("what is certain is mended, and nothing else is touched", () => {
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
    expect(mended(before)).toBe(after);
  });

  it("leaves what could mean two things", () => {
    for (const text of [
      "class A_B : { };",
      "class A_B { uint32 X",
      "class A_B { }:",
      "class A_B { sint3 X; long Y; };",
      "class A_B : A_Bb { };",
    ])
      expect(mended(text)).toBe(text);
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

  it("applies the first of two edits that overlap", () => {
    const file: SourceFile = { path: "test.mof", text: "abcd", encoding: "utf-8" };
    const edits = [
      { span: { file, start: 1, end: 3 }, text: "X" },
      { span: { file, start: 2, end: 4 }, text: "Y" },
    ];
    expect(new TextDecoder().decode(applyEdits(new TextEncoder().encode("abcd"), file, edits))).toBe("aXd");
  });
});
