import { describe, expect, test } from "vitest";
import type { PropertyDeclaration, Value } from "../../src/syntax/ast.ts";
import { charValue, integerValue, numberInMof, realValue, stringValue } from "../../src/syntax/literals.ts";
import { messagesOf, parseRight, parseText } from "./parse-text.ts";

/** The value in `class A { x P = <literal>; };`. */
function literal(text: string): Value {
  const [production] = parseRight(`class A { x P = ${text}; };`).productions;
  if (production?.kind !== "ClassDeclaration") throw new Error("There is no class.");
  return (production.members[0] as PropertyDeclaration).value!;
}

test.each([
  ["0", 0n],
  ["+0", 0n],
  ["-0", 0n],
  ["42", 42n],
  ["-1", -1n],
  ["+7", 7n],
  ["0x1F", 31n],
  ["0X1f", 31n],
  ["-0xff", -255n],
  ["017", 15n],
  ["-017", -15n],
  ["+00", 0n],
  ["101b", 5n],
  ["-101B", -5n],
  ["0b", 0n],
  ["1b", 1n],
  ["0x1b", 27n],
  ["18446744073709551615", 18446744073709551615n],
  ["0xFFFFFFFFFFFFFFFF", 18446744073709551615n],
  ["01777777777777777777777", 18446744073709551615n],
  ["-9223372036854775808", -9223372036854775808n],
  ["9007199254740993", 9007199254740993n],
])("the integer %s is exactly %d", (text, expected) => {
  const value = literal(text);
  expect(value.kind === "IntegerLiteral" && integerValue(value)).toBe(expected);
});

test.each([
  ["1.5", 1.5],
  ["-0.25", -0.25],
  [".5", 0.5],
  ["+.5e-3", 0.0005],
  ["1.0E10", 1e10],
  ["2.5e+300", 2.5e300],
])("the real %s is %d", (text, expected) => {
  const value = literal(text);
  expect(value.kind === "RealLiteral" && realValue(value)).toBe(expected);
});

test.each([
  ['""', ""],
  ['"a"', "a"],
  ['"a" "b"\n"c"', "abc"],
  ['"a" /* between */ "b"', "ab"],
  ['"\\b\\t\\n\\f\\r"', "\b\t\n\f\r"],
  ['"\\"\\\'\\\\"', "\"'\\"],
  ['"\\x41\\X42"', "AB"],
  ['"\\x9"', "\t"],
  ['"\\x00e9"', "é"],
  ['"\\x00e9f"', "éf"],
  ['"\\xg"', "\\xg"],
  ['"Core\\CIM.mof"', "Core\\CIM.mof"],
  ['"\\\\x41"', "\\x41"],
  ['"é ∀ 😀"', "é ∀ 😀"],
  ['"// no comment /* here"', "// no comment /* here"],
])("the string %s is %j", (text, expected) => {
  const value = literal(text);
  expect(value.kind === "StringLiteral" && stringValue(value)).toBe(expected);
});

test.each([
  ["'a'", "a"],
  ["'\"'", '"'],
  ["'\\''", "'"],
  ["'\\\\'", "\\"],
  ["'\\n'", "\n"],
  ["'\\x41'", "A"],
  ["'\\x4133'", "\u4133"],
  ["'\\X16'", "\u0016"],
])("the character %s is %j", (text, expected) => {
  const value = literal(text);
  expect(value.kind === "CharLiteral" && charValue(value)).toBe(expected);
});

test.each([
  ["true", { kind: "BooleanLiteral", value: true }],
  ["FALSE", { kind: "BooleanLiteral", value: false }],
  ["Null", { kind: "NullLiteral" }],
  ["$Alias", { kind: "AliasReference", name: "Alias" }],
  ["$ Alias", { kind: "AliasReference", name: "Alias" }],
  ["{}", { kind: "ArrayValue", elements: [] }],
  ["20240229120000.000000+060", { kind: "DateTimeLiteral", text: "20240229120000.000000+060" }],
  ["00000000000500.000000:000", { kind: "DateTimeLiteral", text: "00000000000500.000000:000" }],
  ["20240229******.******-000", { kind: "DateTimeLiteral", text: "20240229******.******-000" }],
  ["A_MACRO", { kind: "BareText", words: ["A_MACRO"] }],
])("the value %s", (text, expected) => {
  expect(literal(text)).toMatchObject(expected);
});

test.each([
  ["08", "1:17 08 starts with 0, which makes it octal, but has a digit above 7"],
  ["12abc", '1:17 "12abc" is not a MOF number'],
  ["0x", '1:17 "0x" is not a MOF number'],
  ["1.2.3", '1:17 "1.2.3" is not a MOF number'],
  ["1.", '1:17 "1." is not a MOF number'],
  ["1.5x", '1:17 "1.5x" is not a MOF number'],
  ['"a\\q"', '1:19 "\\q" is not an escape sequence and is kept as written'],
  ['"a', "1:17 the string has no closing quote"],
])("%s is reported once", (text, expected) => {
  expect(messagesOf(parseText(`class A { x P = ${text}; };`))).toEqual([expected]);
});

test.each([
  ["1e5", "1.0e5"],
  ["-1e+5", "-1.0e+5"],
  ["1.", "1.0"],
  ["1.e-3", "1.0e-3"],
  ["1.5f", "1.5"],
  ["0b101", "101b"],
  ["0o17", "017"],
  ["0FFh", "0x0FF"],
  ["0x1FUL", "0x1F"],
  ["5u", "5"],
  ["0x", null],
  ["1..5", '"1..5"'],
  ["12abc", null],
])("the number %s of another language is %s in MOF", (text, expected) => {
  expect(numberInMof(text)).toBe(expected);
});

describe("backslashes of a path that stand alone", () => {
  const escapesIn = (literalText: string): string[] =>
    messagesOf(parseText(`class A { string B = ${literalText}; };`)).filter((message) => message.includes("path"));

  test.each([
    [String.raw`"C:\temp"`, String.raw`1:25 "\t" in this path is a tab`],
    [String.raw`"it is in (c:\Program\new)"`, String.raw`1:43 "\n" in this path is a line end`],
    [String.raw`"\\server\bin"`, String.raw`1:31 "\b" in this path is a backspace`],
  ])("%s: %s", (text, message) => {
    expect(escapesIn(text)).toEqual([message]);
  });

  test.each([
    String.raw`"C:\\temp\\new"`,
    String.raw`"C:\nThe next line"`,
    String.raw`"the values are:\none"`,
    String.raw`"\\\\server\\new"`,
    String.raw`"a\tb"`,
    String.raw`"C: \tb"`,
  ])("%s has none", (text) => {
    expect(escapesIn(text)).toEqual([]);
  });
});

describe("macros", () => {
  test("stand for tokens, in other macros too, and not for themselves", () => {
    expect(literal("\n#define ONE 1\n#define LIST ONE, ONE // twice\n{LIST}")).toMatchObject({
      elements: [{ text: "1" }, { text: "1" }],
    });
    expect(literal("\n#define A B\n#define B A\nA")).toMatchObject({ kind: "BareText", words: ["A"] });
  });

  test("what doubles itself beyond bounds is not applied", () => {
    const defines = Array.from({ length: 60 }, (_, index) => `#define A${index} A${index + 1} A${index + 1}\n`).join(
      "",
    );
    expect(messagesOf(parseText(`${defines}class B { uint8 C = A0; uint8 D = A1; };`))).toEqual([
      '61:21 the macro "A0" is not expanded: macros make too much of this file',
    ]);
  });

  test("a quote that is missing in a macro is reported there", () => {
    expect(messagesOf(parseText('#define A "x\nclass B {};'))).toEqual(["1:11 the string has no closing quote"]);
  });
});
