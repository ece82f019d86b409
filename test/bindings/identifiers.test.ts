import { ts } from "@ts-morph/common";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  NameAllocator,
  labelToIdentifier,
  memberNames,
  memberAccess,
  propertyKey,
  safeFileName,
  safeMemberName,
  safeTypeName,
} from "../../src/bindings/identifiers.ts";

test.each([
  ["Completed with No Error", "CompletedWithNoError"],
  ["Saturday", "Saturday"],
  ["-Saturday", "MinusSaturday"],
  ["+5V", "Plus5V"],
  ["DVD+RW", "DVDPlusRW"],
  ["C++", "CPlusPlus"],
  ["Degraded/Warning", "DegradedWarning"],
  ["Non-recoverable error", "NonRecoverableError"],
  ["I/O", "IO"],
  ["10BaseT", "_10BaseT"],
  ["2.5 inch", "_2_5Inch"],
  ["10-100BaseT", "_10_100BaseT"],
  ["802.11", "_802_11"],
  ["Don't Care", "DontCare"],
  ["SNMP_Trap", "SNMP_Trap"],
  ["class", "Class"],
  ["default", "Default"],
  ["constructor", "Constructor"],
  ["__proto__", "__proto___"],
  ["Infinity", "Infinity_"],
  ["NaN", "NaN_"],
  ["5", "_5"],
  ["Größe", "Größe"],
  ["straße", "Straße"],
  ["é", "É"],
  ["ßharp", "ßharp"],
  ["µs (TM)™", "ΜsTM"],
  ["日本語", "日本語"],
  ["---", ""],
  ["", ""],
])("the label %j is %j", (label, identifier) => {
  expect(labelToIdentifier(label)).toBe(identifier);
});

describe("members of one enum", () => {
  const names = (...values: [bigint | string, string | null][]): string[] =>
    memberNames(values.map(([value, label]) => ({ value, label })));

  test("the first in order of value keeps the name", () => {
    expect(names([7n, "Other"], [1n, "Other"], [-7n, "other"])).toEqual(["Other_7", "Other_1", "Other"]);
  });

  test("a suffix that is taken gets a counter", () => {
    expect(names([1n, "Other"], [7n, "Other"], [9n, "Other 7"], [8n, "Other_7"])).toEqual([
      "Other",
      "Other_7_2",
      "Other7",
      "Other_7",
    ]);
  });

  test("no label, no name: then the value says it", () => {
    expect(names([2n, null], [-7n, ""], [3n, "???"])).toEqual(["Value2", "ValueMinus7", "Value3"]);
    expect(names(["ok", null], ["1.2", null], ["", null])).toEqual(["Ok", "_1_2", "ValueEmpty"]);
  });

  test("negative values and strings make suffixes too", () => {
    expect(names([-9n, "X"], [-8n, "X"])).toEqual(["X", "X_Minus8"]);
    expect(names(["a", "X"], ["b c", "X"])).toEqual(["X", "X_BC"]);
  });

  test("are all different, legal and the same in any order", () => {
    const label = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("Other", "Other_7", "other", "-1", "1", ""),
    );
    const value = fc.record({ value: fc.bigInt({ min: -20n, max: 20n }), label: fc.option(label) });
    const values = fc.uniqueArray(value, { selector: (entry) => entry.value });
    fc.assert(
      fc.property(values, (entries) => {
        const given = memberNames(entries);
        expect(new Set(given).size).toBe(entries.length);
        for (const name of given) expect(name).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u);
        expect(memberNames(entries.toReversed())).toEqual(given.toReversed());
      }),
    );
  });
});

test.each([
  ["CIM_Job", "CIM_Job"],
  ["__Win32Provider", "__Win32Provider"],
  ["string", "string_"],
  ["class", "class_"],
  ["infer", "infer_"],
  ["keyof", "keyof_"],
  ["unique", "unique_"],
  ["readonly", "readonly_"],
  ["Readonly", "Readonly_"],
  ["Größe", "Größe"],
  ["A\u00d7B", "A_B"],
  ["A\u202eB", "A_B"],
  ["A\u200bB", "A_B"],
  ["A\u0085B", "A_B"],
  ["static\u00a0Go", "static_Go"],
  ["A\u2028B", "A_B"],
  ["\u1c89x", "_x"],
  ["a\u00b7b\u2190c", "a\u00b7b_c"],
])("the class %s is the type %s", (mofName, name) => {
  expect(safeTypeName(mofName)).toBe(name);
});

test("Windows' device names are no file names", () => {
  expect(["CON", "Nul", "com1", "CIM_Con"].map(safeFileName)).toEqual(["CON_", "Nul_", "com1_", "CIM_Con"]);
});

test("a method keeps its name, whatever word it is, as far as its characters allow", () => {
  expect(["infer", "static\u00a0Go", "1\u00d7", "\ua7cbX"].map(safeMemberName)).toEqual([
    "infer",
    "static_Go",
    "_1_",
    "_X",
  ]);
});

test("a name that is too long for a file is cut, and never within a letter", () => {
  expect(safeFileName(`CIM_${"x".repeat(300)}`)).toBe(`CIM_${"x".repeat(196)}`);
  expect(safeFileName("日".repeat(100))).toBe("日".repeat(66));
  expect(safeFileName("😀".repeat(100))).toBe("😀".repeat(50));
});

test("a letter is one only where TypeScript knows it too", () => {
  const wrong: string[] = [];
  for (let code = 0x80; code <= 0x10ffff; code++) {
    const letter = String.fromCodePoint(code);
    if (!/[\p{ID_Start}\p{ID_Continue}]/u.test(letter)) continue;
    if (propertyKey(letter) === letter && !ts.isIdentifierStart(code, ts.ScriptTarget.ES2024)) wrong.push(letter);
    if (propertyKey(`A${letter}`) === `A${letter}` && !ts.isIdentifierPart(code, ts.ScriptTarget.ES2024))
      wrong.push(letter);
  }
  expect(wrong).toEqual([]);
});

test("nothing is hidden in quoted names", () => {
  expect(["static\u00a0Go", "A\u202eB", "A\u2028B", "A\u200bB", "A\u0085B"].map(propertyKey)).toEqual([
    String.raw`"static\u00a0Go"`,
    String.raw`"A\u202eB"`,
    String.raw`"A\u2028B"`,
    String.raw`"A\u200bB"`,
    String.raw`"A\u0085B"`,
  ]);
  expect(memberAccess("value", "A\u00d7")).toBe('value["A\u00d7"]');
});

test("property names are quoted where they must be", () => {
  expect(["Name", "class", "__PATH", "a\u2190"].map(propertyKey)).toEqual(["Name", "class", "__PATH", '"a\u2190"']);
});

test("a name is given out once, whatever its case", () => {
  const allocator = new NameAllocator(["Reference"]);
  const given = ["A_B", "a_b", "A_B", "reference", "A_B_2"].map((name) => allocator.allocate(name));
  expect(given).toEqual(["A_B", "a_b_2", "A_B_3", "reference_2", "A_B_2_2"]);
});
