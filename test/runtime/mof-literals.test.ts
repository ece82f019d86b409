/**
 * The literals of MOF, as the compiler reads them in the dialect "dmtf" and as generated code reads them in the text of
 * an embedded instance. The reader refuses what the compiler has an error for; for all else both have the same value.
 */
import { describe, expect, test } from "vitest";
import { DateTime } from "../../src/runtime/datetime.ts";
import { describeClass } from "../../src/runtime/descriptor.ts";
import { readEmbedded } from "../../src/runtime/embedded/embedded-instance.ts";
import { escapeMof, writeMofReal } from "../../src/runtime/mof-literals.ts";
import { formatReference, type Reference } from "../../src/runtime/reference.ts";
import type { Value } from "../../src/schema/model.ts";
import { codesOf, compileText } from "../compile-text.ts";

const schema = `
class T_Setting { [Key] string InstanceID; };
[Association]
class T_Literals {
  [Key] string InstanceID;
  string Text; string Texts[]; char16 Letter; boolean Flag; datetime When;
  uint16 Count; uint16 Counts[]; sint8 Small; uint64 Big; real64 Ratio;
  T_Setting REF Target; T_Setting REF Other;
};
`;

const setting = describeClass({
  name: "T_Setting",
  superclass: null,
  properties: [{ name: "InstanceID", type: "string", isKey: true }],
});

const literals = describeClass({
  name: "T_Literals",
  superclass: null,
  properties: [
    { name: "InstanceID", type: "string", isKey: true },
    { name: "Text", type: "string" },
    { name: "Texts", type: "string", array: {} },
    { name: "Letter", type: "char16" },
    { name: "Flag", type: "boolean" },
    { name: "When", type: "datetime" },
    { name: "Count", type: "uint16" },
    { name: "Counts", type: "uint16", array: {} },
    { name: "Small", type: "sint8" },
    { name: "Big", type: "uint64" },
    { name: "Ratio", type: "real64" },
    { name: "Target", type: { reference: "T_Setting" } },
    { name: "Other", type: { reference: "T_Setting" } },
  ],
});

function instance(property: string): string {
  return `instance of T_Literals { InstanceID = "1"; ${property} };`;
}

/** What the compiler makes of the last property, and what it has to say. */
function compiled(property: string): { readonly value: string; readonly findings: string[] } {
  const compilation = compileText(schema + instance(property));
  const last = compilation.model.instances[0]?.properties.values().at(-1);
  return { value: last === undefined ? "none" : modelValue(last.value), findings: codesOf(compilation) };
}

/** What the reader makes of the last property, or why it refuses it. */
function read(property: string): string {
  const result = readEmbedded(instance(property), null, (name) =>
    [setting, literals].find((descriptor) => descriptor.name === name),
  );
  if (!result.ok) return `${result.fault.kind}: ${result.fault.message}`;
  return runtimeValue(result.instance.values[[...result.instance.given].at(-1)!]);
}

function modelValue(value: Value): string {
  switch (value.kind) {
    case "integer":
    case "real":
      return String(value.value);
    case "boolean":
    case "string":
    case "char16":
      return JSON.stringify(value.value);
    case "array":
      return `{${value.elements.map(modelValue).join(", ")}}`;
    default:
      return value.kind;
  }
}

function runtimeValue(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `{${value.map(runtimeValue).join(", ")}}`;
  if (value instanceof DateTime) return JSON.stringify(value.toString());
  if (typeof value === "object" && value !== null) return JSON.stringify(formatReference(value as Reference));
  return JSON.stringify(value);
}

test("the schema of these cases has no findings of its own", () => {
  expect(compiled("")).toEqual({ value: '"1"', findings: [] });
  expect(read("")).toBe('"1"');
});

describe("both have the same value for", () => {
  test.each<[string, string, string?]>([
    // Strings
    ['Text = "";', '""'],
    ['Text = "a" "b"\n"c";', '"abc"'],
    ['Text = "a" /* "x" */ "b" // "y"\r;', '"ab"'],
    ['Text = "\\b\\t\\n\\f\\r\\"\\\'\\\\";', String.raw`"\b\t\n\f\r\"'\\"`],
    ['Text = "\\x41\\X42\\x9\\x00e9f";', String.raw`"AB\téf"`],
    ['Text = "\\x0";', String.raw`"\u0000"`],
    ['Text = "\\\\x41";', String.raw`"\\x41"`],
    ['Text = "\t it\'s // no /* comment";', String.raw`"\t it's // no /* comment"`],
    ['Text = "\\q";', String.raw`"\\q"`, "warning string-escape"],
    ['Text = "C:\\Users\\x";', String.raw`"C:\\Users\\x"`, "warning string-escape"],
    ['Text = "\\xg\\0";', String.raw`"\\xg\\0"`, "warning string-escape"],
    // Characters
    ["Letter = 'x';", '"x"'],
    ["Letter = '\"';", String.raw`"\""`],
    ["Letter = '\\'';", `"'"`],
    ["Letter = '\\x4133';", '"\u4133"'],
    // Integers
    ["Count = 0;", "0"],
    ["Count = +5;", "5"],
    ["Count = -0;", "0"],
    ["Count = 0x1F;", "31"],
    ["Count = 0X1f;", "31"],
    ["Count = 017;", "15"],
    ["Count = 00;", "0"],
    ["Count = 101b;", "5"],
    ["Count = 0B;", "0"],
    ["Small = -0x10;", "-16"],
    ["Small = -017;", "-15"],
    ["Small = -101B;", "-5"],
    ["Big = 18446744073709551615;", "18446744073709551615"],
    ["Big = 0xFFFFFFFFFFFFFFFF;", "18446744073709551615"],
    ["Big = 9007199254740993;", "9007199254740993"],
    // Reals
    ["Ratio = .5;", "0.5"],
    ["Ratio = +1.5;", "1.5"],
    ["Ratio = -2.5e+3;", "-2500"],
    ["Ratio = 1.0E-3;", "0.001"],
    ["Ratio = 7;", "7"],
    ["Ratio = 017;", "15"],
    ["Ratio = 0x10;", "16"],
    ["Ratio = 101b;", "5"],
    // Booleans and NULL
    ["Flag = true;", "true"],
    ["Flag = FALSE;", "false"],
    ["Flag = tRuE;", "true"],
    ["Text = Null;", "null"],
    ["Counts = NULL;", "null"],
    ["Text;", "null"],
    // Arrays
    ["Counts = {};", "{}"],
    ["Counts = {1, 0x2,\n3};", "{1, 2, 3}"],
    ['Texts = {"a" "b", "c"};', '{"ab", "c"}'],
    ['Texts = {"a", NULL};', '{"a", null}', "warning val-null-element"],
    // Datetimes and references
    ['When = "20240229120000.000000+060";', '"20240229120000.000000+060"'],
    ['When = "20240229" "******.******-000";', '"20240229******.******-000"'],
    ['When = "00000000000500.000000:000";', '"00000000000500.000000:000"'],
    ['Target = "T_Setting.InstanceID=\\"7\\"";', String.raw`"T_Setting.InstanceID=\"7\""`],
  ])("%s", (property, value, ...warnings) => {
    expect(compiled(property)).toMatchObject({ value });
    expect(new Set(compiled(property).findings)).toEqual(new Set(warnings));
    expect(read(property)).toBe(value);
  });
});

describe("both refuse", () => {
  test.each<[string, string, string]>([
    // Strings
    ['Text = "a', "string-unterminated", 'text: " is not closed'],
    ['Text = "a\nb";', "string-newline", 'text: " is not closed'],
    ['Text = "a\rb";', "string-newline", 'text: " is not closed'],
    ['Text = "a" NULL;', "syntax-error", 'text: expected ";", found "NULL"'],
    ["Text = Q;", "bare-text", 'type: expected string, found "Q"'],
    ["Text = Q R;", "bare-text", 'text: expected ";", found "R"'],
    ["Text = 'a';", "val-type", 'type: expected string, found "a"'],
    ["Text = 5;", "val-type", 'type: expected string, found "5"'],
    ["Text = ;", "syntax-error", 'text: expected a value, found ";"'],
    ["Text = $A;", "alias-undefined", 'text: expected a value, found "$"'],
    ['Text = {"a"};', "val-array-shape", "type: expected string, found a list"],
    // Characters
    ["Letter = '';", "val-char16", 'type: expected char16, found ""'],
    ["Letter = 'ab';", "val-char16", 'type: expected char16, found "ab"'],
    ["Letter = '\\q';", "val-char16", String.raw`type: expected char16, found "\\q"`],
    ["Letter = '😀';", "val-char16", 'type: expected char16, found "😀"'],
    ['Letter = "x";', "val-char16", 'type: expected char16, found "x"'],
    ["Letter = 65536;", "val-char16", 'type: expected char16, found "65536"'],
    // Numbers
    ["Count = 65536;", "val-range", 'type: expected uint16, found "65536"'],
    ["Count = -1;", "val-range", 'type: expected uint16, found "-1"'],
    ["Count = 08;", "literal-octal", 'type: expected uint16, found "08"'],
    ["Count = 2b;", "literal-number", 'type: expected uint16, found "2b"'],
    ["Count = 0b101;", "literal-number", 'type: expected uint16, found "0b101"'],
    ["Count = 0x;", "literal-number", 'type: expected uint16, found "0x"'],
    ["Count = 12abc;", "literal-number", 'type: expected uint16, found "12abc"'],
    ["Count = 1.2.3;", "literal-number", 'type: expected uint16, found "1.2.3"'],
    ["Count = - 5;", "syntax-character", 'text: "-" begins nothing that MOF knows'],
    ['Count = "5";', "val-type", 'type: expected uint16, found "5"'],
    ["Count = TRUE;", "val-type", 'type: expected uint16, found "TRUE"'],
    ["Count = Q;", "bare-text", 'type: expected uint16, found "Q"'],
    ["Big = 18446744073709551616;", "val-range", 'type: expected uint64, found "18446744073709551616"'],
    ["Ratio = 08;", "literal-octal", 'type: expected real64, found "08"'],
    ["Ratio = 1.;", "literal-number", 'type: expected real64, found "1."'],
    ["Ratio = 1e5;", "literal-number", 'type: expected real64, found "1e5"'],
    ["Ratio = 1.5f;", "literal-number", 'type: expected real64, found "1.5f"'],
    ["Ratio = 1.0e999;", "val-range", 'type: expected real64, found "1.0e999"'],
    // Booleans
    ["Flag = 1;", "val-type", 'type: expected boolean, found "1"'],
    ['Flag = "TRUE";', "val-type", 'type: expected boolean, found "TRUE"'],
    ["Flag = yes;", "bare-text", 'type: expected boolean, found "yes"'],
    // Arrays
    ["Counts = {1, };", "trailing-comma", 'text: expected a value, found "}"'],
    ["Counts = {,};", "syntax-error", 'text: expected a value, found ","'],
    ["Counts = {1 2};", "syntax-error", 'text: expected ",", found "2"'],
    ["Counts = {{1}};", "val-type", 'text: expected a value, found "{"'],
    ["Counts = 1;", "val-array-shape", "type: expected a list, each uint16, found a single value"],
    // Datetimes
    ["When = 00000000000500.000000:000;", "docs-datetime", 'text: expected ";", found ":"'],
    [
      'When = "20240230120000.000000+060";',
      "val-datetime",
      'type: expected datetime, found "20240230120000.000000+060"',
    ],
    [
      'When = " 00000000000500.000000:000";',
      "val-datetime",
      'type: expected datetime, found " 00000000000500.000000:000"',
    ],
  ])("%s", (property, code, fault) => {
    expect(compiled(property).findings).toContain(`error ${code}`);
    expect(read(property)).toBe(fault);
  });
});

describe("the two differ on purpose about", () => {
  test.each<[string, string, string[], string]>([
    // mofcomp rounds it, so that the compiler only warns; a reader would hand on another value than was sent.
    ["Count = 1.5;", "1.5", ["warning val-fraction"], 'type: expected uint16, found "1.5"'],
    // The model keeps the number as it is written; generated code has char16 as a string.
    ["Letter = 65;", "65", [], '"A"'],
    // A schema may name what a server resolves; generated code has references as objects.
    ['Target = "x";', '"x"', [], 'type: expected a reference to T_Setting, found "x"'],
  ])("%s", (property, value, findings, reader) => {
    expect(compiled(property)).toEqual({ value, findings });
    expect(read(property)).toBe(reader);
  });
});

test.each([
  [1e21, "1.0e+21"],
  [-1e-7, "-1.0e-7"],
  [1.5e300, "1.5e+300"],
  [-0, "-0.0"],
  [7, "7"],
])("the real %d is written as %s", (value, text) => {
  expect(writeMofReal(value)).toBe(text);
  expect(read(`Ratio = ${text};`)).toBe(String(value));
});

test.each([
  ['a"b', String.raw`a\"b`],
  ["c:\\d", String.raw`c:\\d`],
  ["\r\n\u0001", String.raw`\r\n\x0001`],
  ["\ud800b", String.raw`\xd800b`],
])("the string %j is written as %s", (value, text) => {
  expect(escapeMof(value)).toBe(text);
  expect(read(`Text = "${text}";`)).toBe(JSON.stringify(value));
});
