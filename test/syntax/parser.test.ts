import { expect, test } from "vitest";
import { MofParser } from "../../grammar/parser.ts";
import { messagesOf, parseRight, parseText, proveInvariants } from "./parse-text.ts";

test("the grammar passes Chevrotain's own validation: no ambiguity, no left recursion, no empty repetition", () => {
  expect(() => new MofParser(true)).not.toThrow();
});

test("spans are the text of their nodes", () => {
  const text = "[Key, MaxLen(3)] class A : B { uint8 P[4] = {1}; };";
  const [production] = parseRight(text).productions;
  if (production?.kind !== "ClassDeclaration") throw new Error("There is no class.");
  const textOf = ({ span }: { span: { start: number; end: number } }): string => text.slice(span.start, span.end);
  const [member] = production.members;
  expect(textOf(production)).toBe(text);
  expect(production.qualifiers.map(textOf)).toEqual(["Key", "MaxLen(3)"]);
  expect([textOf(production.name), textOf(production.superclass!)]).toEqual(["A", "B"]);
  expect(textOf(member!)).toBe("uint8 P[4] = {1};");
  expect(member?.kind === "PropertyDeclaration" && [textOf(member.array!), textOf(member.value!)]).toEqual([
    "[4]",
    "{1}",
  ]);
});

test("a node that a macro made lies at the macro's name", () => {
  const text = "#define TYPE uint8\nclass A { TYPE P; };";
  const production = parseRight(text).productions[1];
  const type =
    production?.kind === "ClassDeclaration" && production.members[0]?.kind === "PropertyDeclaration"
      ? production.members[0].type
      : null;
  expect(type).toMatchObject({ name: "uint8", span: { start: 29, end: 33 } });
});

test.each([["\n"], ["\r\n"], ["\r"], ["\r\r\n"]])("the line end %j counts as one line", (lineEnd) => {
  const lines = ["class A {", "  // comment", '  [Description("x")]', "  uint8 = 1;", "};"];
  expect(messagesOf(parseText(lines.join(lineEnd)))).toEqual(['4:9 expected a name, found "="']);
});

test.each([
  ["arrays", `class A { string P = ${"{".repeat(5000)}${"}".repeat(5000)}; };`],
  ["instances", `${"instance of A { B = ".repeat(5000)}1;`],
  ["open braces only", "{".repeat(5000)],
  ["open brackets only", "[".repeat(5000)],
  ["open parentheses only", `[Q${"(".repeat(5000)}`],
])("deep nesting ends in an error and not in an exception: %s", (_, text) => {
  expect(parseText(text).diagnostics.length).toBeGreaterThan(0);
});

test("many blanks, escapes and parts are no problem", () => {
  expect(
    messagesOf(parseText(`${" ".repeat(2_000_000)}class A { string S = "${"\\n".repeat(1_000_000)}"; };`)),
  ).toEqual([]);
  expect(messagesOf(parseText(`class A { string S = ${'"a" '.repeat(20_000)}; };`))).toEqual([]);
  expect(messagesOf(parseText(`#define A ${"x ".repeat(500_000)}\nclass B {};`))).toEqual([]);
  expect(messagesOf(parseText(`class A { uint8 P = ${"1".repeat(200_000)}x; };`))).toHaveLength(1);
  expect(parseText(`class A { string S = "\n${'\\"\n'.repeat(50_000)}`).diagnostics.length).toBeGreaterThan(0);
  expect(messagesOf(parseText("@ class ".repeat(50_000)))).not.toEqual([]);
});

test.each([
  ["a preprocessor line in a macro ends in a blank", " // bytes\n#define Qua#define "],
  ["a macro that goes on behind the end of the file", "#define A 1 \\"],
  ["macros that name each other", "#define A B\n#define B A\nclass A { B P; };"],
  [
    "empty macros that double each other",
    `${Array.from({ length: 60 }, (_, index) => `#define A${index} A${index + 1} A${index + 1}\n`).join("")}#define A60\nclass A0 {};`,
  ],
  [
    "a macro in each macro",
    `${Array.from({ length: 5000 }, (_, index) => `#define A${index} A${index + 1}\n`).join("")}class A0 {};`,
  ],
])("found by arbitrary texts: %s", (_, text) => {
  proveInvariants(parseText(text));
});

test.each(["\u00a0", "\u3000", "\u2009"])("%j is a blank, also behind a word", (blank) => {
  const [production] = parseRight(
    `class A {${blank}uint32${blank}${blank} B${blank};\nstring${blank}C; };`,
  ).productions;
  expect(production).toMatchObject({ members: [{ name: { text: "B" } }, { name: { text: "C" } }] });
});

test("what cannot be seen is not a part of a name", () => {
  const parsed = parseText("class A { string \u200bB; string C\u00adD; };");
  expect(messagesOf(parsed)).toEqual([
    String.raw`1:18 "\u{200B}" is not allowed here`,
    expect.stringContaining(String.raw`"\u{AD}" is not allowed here`),
  ]);
});

test("Ctrl-Z ends a file, and stands nowhere else", () => {
  expect(messagesOf(parseText("class A { };\n\x1a\r\n"))).toEqual([]);
  expect(messagesOf(parseText("class A { };\x1aclass B { };"))).toEqual([
    String.raw`1:13 "\u{1A}" is not allowed here`,
  ]);
});

test("a string over several lines may end in escaped quotes", () => {
  const text = 'instance of A {\n Q = "select * from B\n where C = \\"x\\"";\n R = "a\n \\"b\\" c";\n};';
  expect(messagesOf(parseText(text)).filter((message) => !message.endsWith("past the end of the line"))).toEqual([]);
});
