/** What the entries of a value map are found to have wrong. Those in ascending order are not looked at one by one. */
import { describe, expect, test } from "vitest";
import { isAdjustable } from "../../src/diagnostics/codes.ts";
import { classOf, findingsIn, modelOf } from "../compile-text.ts";

function codesOf(type: string, entries: string, names = ["ValueMap", "Values"]): string[] {
  const labels = entries.split(",").map((_, index) => `"L${index}"`);
  const mof = `class TEST_Map { [Key, Description("x"), ${names[0]} {${entries}}, ${names[1]} {${labels.join(", ")}}] ${type} P; };`;
  return [
    ...new Set(
      findingsIn(mof)
        .filter(({ code }) => /^(?:map|bit)-/.test(code))
        .map(({ code }) => code),
    ),
  ];
}

describe("ValueMap", () => {
  test.each([
    ["uint8", '"0", "1", "255"', []],
    ["uint8", '"0", "1", "256"', ["map-type-range"]],
    ["uint8", '"0", "1", "200..256"', ["map-type-range"]],
    ["sint8", '"0", "127"', []],
    ["sint8", '"0", "128"', ["map-type-range"]],
    ["sint8", '"-129", "0"', ["map-type-range"]],
    ["uint16", '"2", "3..9", "..", "32768..65535"', []],
    ["uint16", '"2", "..", ".."', ["map-unclaimed-multi"]],
    ["uint16", '"2", "9..3"', ["map-reversed"]],
    ["uint16", '"2", "2"', ["map-overlap"]],
    ["uint16", '"2", "1..3"', ["map-overlap"]],
    ["uint16", '"3", "1", "2"', []],
    ["uint16", '"1", "0x2", "11b"', []],
    ["uint16", '"0x3", "11b"', ["map-overlap"]],
    ["uint16", '"1", "2.."', []],
    ["uint16", '"1", "2..."', ["map-syntax"]],
    ["uint16", '"1", "two"', ["map-syntax"]],
    ["uint16", '"1", ""', ["map-syntax"]],
    ["uint64", '"0", "18446744073709551615"', []],
    ["uint64", '"0", "18446744073709551616"', ["map-type-range"]],
    ["string", '"b", "a", "a..b"', []],
  ])("%s { %s }", (type, entries, codes) => {
    expect(codesOf(type, entries)).toEqual(codes);
  });
});

describe("BitMap", () => {
  test.each([
    ["uint8", '"0", "7"', []],
    ["uint8", '"0", "8"', ["bit-position"]],
    ["uint8", '"0", "4..8"', ["bit-position"]],
  ])("%s { %s }", (type, entries, codes) => {
    expect(codesOf(type, entries, ["BitMap", "BitValues"])).toEqual(codes);
  });
});

describe("the ValueMap of an override", () => {
  test.each([
    ['"0..9"', '"0..9"', []],
    ['"0..4", "5..9"', '"0..9"', []],
    ['"0..4", "6..9"', '"0..9"', ["ovr-valuemap-widened"]],
    ['"0..9"', '"5..10"', ["ovr-valuemap-widened"]],
    ['"0", ".."', '"0..9"', []],
  ])("{ %s } then { %s }", (inherited, own, codes) => {
    const mof = `class TEST_A { [Key, ValueMap {${inherited}}] uint8 P; };
class TEST_B : TEST_A { [Override("P"), ValueMap {${own}}] uint8 P; };`;
    const widened = findingsIn(mof).filter(({ code }) => code === "ovr-valuemap-widened");
    expect(widened.map(({ code }) => code)).toEqual(codes);
  });
});

describe("lists that are exchanged", () => {
  const exchanged = 'class TEST_Map { [Key, ValueMap {"Idle", "Busy"}, Values {"0", "1..9"}] uint32 State; };';

  test("are told once, and a team may lower it", () => {
    const [finding, ...others] = findingsIn(exchanged).filter(({ code }) => code === "map-syntax");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: "error",
      message: 'ValueMap and Values look exchanged: "Idle" is a label, and the Values are entries of a ValueMap',
    });
    expect(isAdjustable("map-syntax")).toBe(true);
    expect(findingsIn(exchanged, "wmi")).toMatchObject([{ code: "map-syntax", severity: "warning" }]);
  });

  test("are taken as they are meant", () => {
    const { valueMap } = classOf(modelOf(exchanged), "TEST_Map").properties.get("State")!;
    expect(valueMap?.entries).toEqual([
      { kind: "value", text: "0", value: 0n, label: "Idle" },
      { kind: "range", text: "1..9", low: 1n, high: 9n, label: "Busy" },
    ]);
  });

  test.each(['ValueMap {"Idle", "1"}, Values {"0", "Busy"}', 'ValueMap {"Idle"}, Values {"0", "1"}'])(
    "are no others: %s",
    (qualifiers) => {
      const { valueMap } = classOf(
        modelOf(`class TEST_Map { [Key, ${qualifiers}] uint32 State; };`),
        "TEST_Map",
      ).properties.get("State")!;
      expect(valueMap?.entries.map(({ text }) => text)).not.toContain("0");
    },
  );
});

test.each([
  ["1-5", 'write "1..5"'],
  ["-5 - -1", 'write "-5..-1"'],
  ["5-1", 'an entry is an integer, "a..b", "..b", "a.." or ".."'],
])("for %s the help is: %s", (entry, help) => {
  const mof = `class TEST_Map { [Key, ValueMap {"${entry}"}, Values {"A"}] sint16 State; };`;
  expect(findingsIn(mof).find(({ code }) => code === "map-syntax")).toMatchObject({ help });
});
