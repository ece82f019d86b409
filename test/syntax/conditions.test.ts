import { expect, test } from "vitest";
import { messagesOf, parseText } from "./parse-text.ts";

/** The names of the classes that are read. */
function classesOf(text: string): string[] {
  return parseText(text).specification.productions.flatMap((production) =>
    production.kind === "ClassDeclaration" ? [production.name.text] : [],
  );
}

test.each([
  ["#ifdef X\nclass A { };\n#else\nclass B { };\n#endif", ["B"]],
  ["#define X\n#ifdef X\nclass A { };\n#else\nclass B { };\n#endif", ["A"]],
  ["#ifndef X\nclass A { };\n#endif", ["A"]],
  ["#define X\n#undef X // no more\n#ifdef X\nclass A { };\n#endif", []],
  ["#ifdef X\n#define Y\n#endif\n#ifdef Y\nclass A { };\n#endif", []],
  ["#ifdef X\n#ifndef Y\nclass A { };\n#else\nclass B { };\n#endif\n#endif\nclass C { };", ["C"]],
  ["#if 0\nclass A { };\n#elif 1\nclass B { };\n#elif 1\nclass C { };\n#else\nclass D { };\n#endif", ["B"]],
  ["#define X 1\n#if defined(X)\nclass A { };\n#endif\n#if !X\nclass B { };\n#endif", ["A"]],
])("of %j the classes %j are read", (text, expected) => {
  expect(classesOf(text)).toEqual(expected);
  expect(messagesOf(parseText(text))).toEqual([]);
});

test("what a condition leaves out need not be MOF", () => {
  const { specification, diagnostics } = parseText(
    '#if 0\nit is \\ "not @ MOF\n08 /* no */\n#pragma include("x")\n#endif\nclass A { };',
  );
  expect(diagnostics).toEqual([]);
  expect(specification.comments).toEqual([]);
});

test("all branches of a condition that is not evaluated are read", () => {
  const text = "#if X > 1\nclass A { };\n#elif X\nclass B { };\n#else\nclass C { };\n#endif";
  expect(classesOf(text)).toEqual(["A", "B", "C"]);
  expect(messagesOf(parseText(text))).toEqual(['1:1 "#if" is not evaluated']);
});

test.each([
  ["#endif", '1:1 "#endif" has no "#ifdef"'],
  ["#else", '1:1 "#else" has no "#ifdef"'],
  ["class A { };\n#ifdef X", '2:1 "#ifdef" has no "#endif"'],
])("%j: %s", (text, message) => {
  expect(messagesOf(parseText(text))).toEqual([message]);
});
