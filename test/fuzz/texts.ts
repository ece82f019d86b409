/** Arbitrary MOF: bytes, tokens in any order, and snippets with something taken out, doubled, swapped or spliced in. */
import fc from "fast-check";

/** More runs with `FUZZ_RUNS=100000 npx vitest run test/fuzz`. */
export const runs: number = Number(process.env["FUZZ_RUNS"] ?? 300);

/** Time for long runs; a run of the usual size takes a second. */
export const timeout: number = Math.max(30_000, runs * 50);

const tokens: readonly string[] = [
  "class",
  "Class",
  "CIM_A",
  "CIM_B",
  "A",
  "B",
  "instance",
  "of",
  "as",
  "$A",
  "$ B",
  "qualifier",
  "Qualifier",
  "scope",
  "Scope",
  "flavor",
  "Flavor",
  "EnableOverride",
  "Restricted",
  "ToSubclass",
  "Amended",
  "any",
  "property",
  "ref",
  "REF",
  "true",
  "FALSE",
  "null",
  "void",
  "object",
  "uint8",
  "sint64",
  "string",
  "datetime",
  "boolean",
  "char16",
  "structure",
  "enumeration",
  "association",
  "value",
  "[",
  "]",
  "{",
  "}",
  "(",
  ")",
  ";",
  ";",
  ";",
  ",",
  ",",
  ":",
  "=",
  "=",
  '"a"',
  '"\\""',
  '"\\x41"',
  '"\\q"',
  '"b" "c"',
  '"line\nend"',
  '"',
  "'",
  "'a'",
  "'\\''",
  "'\\x4133'",
  "0",
  "08",
  "-1",
  "+0x1F",
  "101b",
  "017",
  "18446744073709551616",
  "1.5",
  ".5e-3",
  "2",
  "00000000000500.000000:000",
  "//",
  "// c\n",
  "/* c */",
  "/*",
  "*/",
  "#pragma",
  "#pragma namespace",
  '#pragma locale ("en_US")\n',
  "#include",
  '\n#include "a.mof"\n',
  "\n#define A B\n",
  "\n#define B uint8 // c\n",
  "\n#define A 1 \\\n 2\n",
  "\n#define F(x) x\n",
  "\n#if X\n",
  "#",
  "$",
  "\\",
  "\\\n",
  "@",
  "\0",
  "\u00e9",
  "\ufeff",
  "\n",
  "\r\n",
  "\r\r\n",
  "\r",
  "\t",
  " ",
  "policy",
  "1e5",
  "1..5",
  "0b1",
  "5u",
  "[]",
  "\u201ca\u201d",
  '"instance of A { B = 1; };"',
  "F(",
  "ValueMap",
  "Values",
  "Key",
  "In",
  "Out",
  "Override",
  "EmbeddedInstance",
  "Description",
];

/** Small, and each with other constructs. */
const seeds: readonly string[] = [
  "Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride, ToSubclass);\n",
  "Qualifier Description : ToSubClass Amended;\n",
  '[Abstract, Description("a" "b"), Version("1.0"): ToSubclass]\nclass CIM_A as $A : CIM_B {\n  [Key, MaxLen(256)] string Name;\n  uint8 Data[16] = {1, 0x2, 011, 101b};\n};\n',
  'class CIM_B {\n  [ValueMap{"0", "1..9", "..", "-1"}, Values{"a", "b", "c", "d"}] sint16 State = 0; // state\n  CIM_A REF Other;\n  string Ref;\n  [In(false), Out] uint32 M([In] CIM_A REF P[], [Out] string Q[] = {}, boolean R = TRUE);\n  void N();\n};\n',
  "class A { A B; object O; real32 R = -1.5e+3; char16 C = '\\x0041'; datetime D = 00000000000500.000000:000; [EmbeddedInstance(\"A\")] string E = NULL; };",
  '#pragma namespace ("root/cimv2")\n#pragma autorecover\n#pragma deleteclass("A", NOFAIL)\ninstance of A as $X { B = instance of A { B = $X; }; O = {$X, {1}, bare words "s"}; [Q] P; };\n',
  "#define SIZE 16 // bytes\n#define LONG 1 \\\n  2\n#ifdef X\n#endif\nclass A { uint8 D[SIZE]; sint32 X = LONG; };\n",
  'uint32 M([in] string A, /* inside */ [out] CIM_A REF Job);\nclass B { string S[] = "OK"; string T = {"OK"}; };\n',
  '#define F(x) x\n#pragma locale "en_US"\nQualifier P : string[] scope(class) policy(restricted);\nclass A { uint8[] B; [MaxLen(5u)] string C = F((1)); uint8 M([In] uint8[] D; uint8 E); [EmbeddedInstance("A")] string G = "instance of A { B = {1e5, \\"x\\"}; };"; };\n',
  "// first\n\n/* block\n   of lines */ class A { // open\n // alone\n string S; /* behind */ // two\n uint8 M(/* empty */); }; // end\n",
  "structure S { string A; };\nenumeration E : uint8 { A = 1 };\nvalue of A as $V { B = 1; };\nclass Class { string Property; string Of; string As[]; };\n",
];

export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .array(fc.constantFrom(0, 0x0a, 0x0d, 0x20, 0x22, 0x5c, 0x7b, 0x7d, 0x80, 0xc3, 0xfe, 0xff, 0x41), {
      maxLength: 60,
    })
    .map((bytes) => Uint8Array.from(bytes)),
);

export const anyTokens: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...tokens), fc.constantFrom(" ", " ", " ", "", "\n")), { maxLength: 40 })
  .map((parts) => parts.flat().join(""));

/** Texts near the language: at `at`, a part of a text is dropped, doubled, moved, or has something spliced in. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    kind: fc.constantFrom("drop", "double", "insert", "splice", "swap", "truncate"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })),
    token: fc.constantFrom(...tokens),
    other: fc.nat(),
  });
  return fc.tuple(fc.nat(), fc.array(edit, { maxLength: 6 })).map(([seed, edits]) => {
    let text = texts[seed % texts.length]!;
    for (const { kind, at, length, token, other } of edits) {
      const start = Math.floor(at * text.length);
      const [before, part, after] = [
        text.slice(0, start),
        text.slice(start, start + length),
        text.slice(start + length),
      ];
      const source = texts[other % texts.length]!;
      const spliced = source.slice(other % (source.length + 1), (other % (source.length + 1)) + length);
      if (kind === "drop") text = before + after;
      else if (kind === "double") text = before + part + part + after;
      else if (kind === "insert") text = before + token + part + after;
      else if (kind === "splice") text = before + spliced + part + after;
      else if (kind === "swap") text = before + after.slice(0, length) + part + after.slice(length);
      else text = before + part;
    }
    return text;
  });
}

export const anyMof: fc.Arbitrary<string> = fc.oneof(
  anyTokens,
  mutated(seeds),
  fc.array(fc.constantFrom(...seeds), { maxLength: 4 }).map((parts) => parts.join("")),
);
