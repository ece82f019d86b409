import { describe, expect, test } from "vitest";
import { DateTime } from "../../src/runtime/datetime.ts";
import { IssueList } from "../../src/runtime/issue-list.ts";
import { describeValue } from "../../src/runtime/issue.ts";
import * as predicates from "../../src/runtime/predicates.ts";
import { reference } from "../../src/runtime/reference.ts";
import { writeAny } from "../../src/runtime/wire.ts";

const { isTextWithin } = predicates;

test.each<[keyof typeof predicates, readonly unknown[], readonly unknown[]]>([
  ["isUint8", [0, -0, 255], [-1, 256, 0.5, NaN, "1", 1n, null]],
  ["isSint8", [-128, 127], [-129, 128, 1e10]],
  ["isUint16", [65535], [65536, -1]],
  ["isSint16", [-32768, 32767], [32768, Infinity]],
  ["isUint32", [0xffffffff], [2 ** 32, -1, 1.5]],
  ["isSint32", [-(2 ** 31), 2 ** 31 - 1], [2 ** 31]],
  ["isUint64", [0n, 2n ** 64n - 1n], [-1n, 2n ** 64n, 1]],
  ["isSint64", [-(2n ** 63n), 2n ** 63n - 1n], [2n ** 63n]],
  ["isReal32", [1.5, NaN, -Infinity, 3.4e38], [3.5e38, "1"]],
  ["isChar16", ["a", "\ud800"], ["", "ab", "\u{1f600}"]],
  ["isRecord", [{}, Object.create(null)], [null, [], "x", undefined]],
])("%s", (name, right, wrong) => {
  const predicate = predicates[name] as (value: unknown) => boolean;
  for (const value of right) expect([value, predicate(value)]).toEqual([value, true]);
  for (const value of wrong) expect([value, predicate(value)]).toEqual([value, false]);
});

test("a character outside the basic plane counts once", () => {
  expect(isTextWithin("\u{1f600}\u{1f600}", 2, 2)).toBe(true);
  expect(isTextWithin("\u{1f600}", 2, 3)).toBe(false);
  expect(isTextWithin("abc", 0, 2)).toBe(false);
  expect(isTextWithin("\ud800\ud800", 0, 1)).toBe(false);
});

test.each([
  [reference("C", { Id: "1", Other: reference("D", {}), When: DateTime.interval({ days: 1 }) }), true],
  [{ className: "C", namespace: null, host: null, keys: { Id: {} } }, false],
  [{ className: "C", namespace: null, keys: {} }, false],
  ["C.Id=1", false],
])("%o is a reference: %s", (value, isOne) => {
  expect(predicates.isReference(value)).toBe(isOne);
});

test("a reference to itself is none", () => {
  const keys: Record<string, unknown> = {};
  const loop = { className: "C", namespace: null, host: null, keys };
  keys["Of"] = loop;
  expect(predicates.isReference(loop)).toBe(false);
});

test("an override takes back what was found in its member, and in no other of that name", () => {
  const issues = new IssueList(false);
  issues.string("Name", 1);
  issues.embedded("Part", {}, "Part", { checkInto: (_value, inner) => inner.string("Name", 2) });
  issues.override("Name");
  expect(issues.issues.map(({ path }) => path)).toEqual([["Part", "Name"]]);
});

describe("texts", () => {
  test.each([
    ["a", '"a"'],
    ["x".repeat(70), `"${"x".repeat(57)}"...`],
    [5n, "5n"],
    [-0, "-0"],
    [null, "NULL"],
    [undefined, "nothing"],
    [[1, 2], "an array of 2"],
    [{}, "an object"],
  ])("%o is described as %s", (value, text) => {
    expect(describeValue(value)).toBe(text);
  });
});

test("an instance of an open class is written by the types of its values", () => {
  const value = {
    Size: 5n,
    When: DateTime.interval({ seconds: 1 }),
    Load: NaN,
    Of: reference("C", { Id: 1n }),
    Deep: [{ Size: 2n }],
    Text: "t",
  };
  expect(writeAny(value)).toEqual({
    Size: "5",
    When: "00000000000001.000000:000",
    Load: "NaN",
    Of: "C.Id=1",
    Deep: [{ Size: "2" }],
    Text: "t",
  });
});
