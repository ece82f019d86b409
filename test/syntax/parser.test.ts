import { expect, test } from "vitest";
import { MofParser } from "../../grammar/parser.ts";
import { messagesOf, parseRight, parseText } from "./parse-text.ts";

test("the grammar passes Chevrotain's own validation: no ambiguity, no left recursion, no empty repetition", () => {
  expect(() => new MofParser(true)).not.toThrow();
});

test("spans are the text of their nodes", () => {
  const text = '[Key, MaxLen(3)] class A : B { uint8 P[4] = {1}; };';
  const [production] = parseRight(text).productions;
  if (production?.kind !== "ClassDeclaration") throw new Error("There is no class.");
  const textOf = ({ span }: { span: { start: number; end: number } }): string => text.slice(span.start, span.end);
  const [member] = production.members;
  expect(textOf(production)).toBe(text);
  expect(production.qualifiers.map(textOf)).toEqual(["Key", "MaxLen(3)"]);
  expect([textOf(production.name), textOf(production.superclass!)]).toEqual(["A", "B"]);
  expect(textOf(member!)).toBe("uint8 P[4] = {1};");
  expect(member?.kind === "PropertyDeclaration" && [textOf(member.array!), textOf(member.value!)]).toEqual(["[4]", "{1}"]);
});

test("a node that a macro made lies at the macro's name", () => {
  const text = "#define TYPE uint8\nclass A { TYPE P; };";
  const production = parseRight(text).productions[1];
  const type = production?.kind === "ClassDeclaration" && production.members[0]?.kind === "PropertyDeclaration" ? production.members[0].type : null;
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
  expect(messagesOf(parseText(`${" ".repeat(2_000_000)}class A { string S = "${"\\n".repeat(1_000_000)}"; };`))).toEqual([]);
  expect(messagesOf(parseText(`class A { string S = ${'"a" '.repeat(20_000)}; };`))).toEqual([]);
  expect(messagesOf(parseText(`#define A ${"x ".repeat(500_000)}\nclass B {};`))).toEqual([]);
});
